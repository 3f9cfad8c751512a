/** How the visitors of Services fare: the last minutes in numbers, the last requests one by one. */
import { END_USERS } from '../../cluster/actors'
import type { KernelState } from '../../kernel/kernel'
import { recordOf } from '../../kernel/trace'
import type { Hop, PacketLostNote } from '../../network/messages'
import type { EndUsersState } from '../../outside/endUsers'
import { spansOf, type TrafficSpan, type VisitRecord } from '../../outside/trafficDiary'

export interface VisitsLook {
  readonly of: 'visits'
  /** namespace/name of the Service whose requests are told; empty: the first there is. */
  readonly service: string
}

export interface Visits {
  /** Services that are or were visited. */
  readonly services: readonly {
    readonly key: string
    readonly perSecond: number
    readonly failing: boolean
  }[]
  /** Whose numbers these are; empty when nobody is visited. */
  readonly service: string
  readonly spans: readonly TrafficSpan[]
  /** Newest first. */
  readonly last: readonly VisitRecord[]
}

/** Where a packet was lost is noted soon after it was sent, or not at all. */
const LOOK_AHEAD = 2_000

export function visits(kernel: KernelState, asked: VisitsLook): Visits {
  const users = kernel.actors.get(END_USERS)?.state as EndUsersState | undefined
  const streams = [...(users?.streams.values() ?? [])]
  const services = streams.map(({ service, perSecond, failing }) => ({
    key: service,
    perSecond,
    failing: failing === true,
  }))
  const stream = streams.find(({ service }) => service === asked.service) ?? streams[0]
  if (stream === undefined) return { services, service: '', spans: [], last: [] }
  const { service, diary } = stream
  if (diary === undefined) return { services, service, spans: [], last: [] }
  const last = diary.last.map((visit) => withLoss(kernel, visit)).reverse()
  return { services, service, spans: spansOf(diary), last }
}

/** Who gets no answer cannot know why; the trace does. */
function withLoss(kernel: KernelState, visit: VisitRecord): VisitRecord {
  if (visit.message === 0 || visit.reason === '' || visit.hops.length > 0) return visit
  const hops = lostAfter(kernel, visit)
  return hops === undefined ? visit : { ...visit, hops }
}

function lostAfter({ trace }: KernelState, visit: VisitRecord): readonly Hop[] | undefined {
  for (let id = visit.message + 1; id < visit.message + LOOK_AHEAD; id++) {
    const record = recordOf(trace, id)
    if (record === undefined || !('note' in record)) continue
    if (record.note.type !== 'packet.lost') continue
    const { packet, sender, reason, hops } = record.note as PacketLostNote
    if (packet === visit.packet && sender === END_USERS) {
      return [...hops, { at: record.actor, note: reason }]
    }
  }
  return undefined
}
