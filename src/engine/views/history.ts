/** Looking back into the trace: a message whole, with its answer; and the chain of its causes. */
import type { ApiRequest, ApiResponse } from '../apiserver/messages'
import { ETCD } from '../cluster/actors'
import type { CauseLink, MessageDetail } from '../engine'
import type { EtcdState } from '../etcd/member'
import type { KernelEvent, Note } from '../kernel/event'
import type { KernelState } from '../kernel/kernel'
import { recordOf } from '../kernel/trace'
import { flightView } from './flightView'

/** An answer comes soon or not at all. */
const LOOK_AHEAD = 4_000
/** A chain of more links is told from its newest. */
const LINKS_MOST = 80
/** Links looked at on the way, timers and quiet ones included. */
const STEPS_MOST = 400

const isNote = (record: KernelEvent | Note): record is Note => 'note' in record

export function messageDetail(kernel: KernelState, id: number): MessageDetail | undefined {
  const record = recordOf(kernel.trace, id)
  if (record === undefined || isNote(record)) return undefined
  const flight = flightView(record, record.lost === true, new Map())
  if (flight === undefined) return undefined
  const detail = { flight, message: record.message }
  if (record.message.type !== 'request') return detail
  const answer = answerTo(kernel, record)
  if (answer === undefined || answer.sentAt > kernel.now) return detail
  const { body, status } = answer.message as ApiResponse
  const before = storedBefore(kernel, body)
  return {
    ...detail,
    response: body,
    responseAt: answer.at,
    responseStatus: status,
    ...(before === undefined ? {} : { before }),
  }
}

function answerTo({ trace }: KernelState, asked: KernelEvent): KernelEvent | undefined {
  const { id } = asked.message as ApiRequest
  for (let next = asked.id + 1; next < asked.id + LOOK_AHEAD; next++) {
    const record = recordOf(trace, next)
    if (record === undefined || isNote(record) || record.to !== asked.from) continue
    if (record.message.type === 'response' && (record.message as ApiResponse).id === id)
      return record
  }
  return undefined
}

/** The version before the one an answer shows, from etcd's own history. */
function storedBefore(kernel: KernelState, body: unknown): unknown {
  const { metadata } = (body ?? {}) as { readonly metadata?: { readonly resourceVersion?: string } }
  const revision = Number(metadata?.resourceVersion ?? 0)
  if (revision === 0) return undefined
  const etcd = kernel.actors.get(ETCD)?.state as EtcdState | undefined
  const event = etcd?.mvcc.history.findLast(({ kv }) => kv.modRevision === revision)
  return event?.prev?.value
}

/** What led to it, nearest cause first: messages and moments that people can follow. */
export function becauseOf(kernel: KernelState, id: number): readonly CauseLink[] {
  const links: CauseLink[] = []
  let next = id
  for (let steps = 0; steps < STEPS_MOST && links.length < LINKS_MOST; steps++) {
    const record = recordOf(kernel.trace, next)
    if (record === undefined) break
    const link = linkOf(record)
    if (link !== undefined) links.push(link)
    next = record.cause
  }
  return links
}

function linkOf(record: KernelEvent | Note): CauseLink | undefined {
  if (isNote(record)) {
    const { id, at, cause, actor, note } = record
    return {
      id,
      at,
      moment: { id, at, cause, actor, note: note as { type: string } & Record<string, unknown> },
    }
  }
  const flight = flightView(record, record.lost === true, new Map())
  return flight === undefined ? undefined : { id: record.id, at: record.sentAt, flight }
}
