/**
 * What clients and the API server said to each other, as the trace keeps it: requests, the stages
 * they passed, answers and watch events, each as it was sent. Who has the last answer asks for what
 * came after it, and joins them by client and number.
 */
import type { ApiRequest, ApiResponse, StagesNote, WatchFrames } from '../../apiserver/messages'
import { parseRequestInfo } from '../../apiserver/requestInfo'
import type { KernelEvent, Note } from '../../kernel/event'
import type { KernelState } from '../../kernel/kernel'
import type { Micros } from '../../kernel/micros'
import { recordOf } from '../../kernel/trace'
import { flightView } from '../flightView'
import type { FlightView } from '../records'
import { describeRequest } from '../requestWords'

export interface ApiTrafficLook {
  readonly of: 'apiTraffic'
  /** The last answer's `next`; 0 for all that the trace keeps. */
  readonly after: number
}

export interface ApiTraffic {
  readonly requests: readonly SeenRequest[]
  readonly stages: readonly SeenStages[]
  readonly answers: readonly SeenAnswer[]
  readonly watchEvents: readonly FlightView[]
  readonly next: number
}

export interface SeenRequest {
  /** Of the message. */
  readonly id: number
  readonly client: string
  /** The client's own number. */
  readonly number: number
  /** Which controller speaks, where a client has several. */
  readonly speaker: string
  readonly sentAt: Micros
  readonly arrives: Micros
  /** What it does, for its colour; and Kubernetes' word for it: `list`, `deletecollection`. */
  readonly colour: FlightView['verb']
  readonly verb: string
  readonly method: string
  /** With its query. */
  readonly path: string
  /** `pods`, `pods/status`; empty for what is no resource. */
  readonly resource: string
  readonly namespace: string
  readonly chatter: boolean
}

export interface SeenStages {
  readonly client: string
  readonly number: number
  readonly from: Micros
  readonly stages: readonly {
    readonly stage: string
    readonly until: Micros
    readonly refused?: string
  }[]
}

export interface SeenAnswer {
  readonly client: string
  readonly number: number
  readonly sentAt: Micros
  readonly arrives: Micros
  readonly status: number
}

export function apiTraffic({ trace, nextId }: KernelState, { after }: ApiTrafficLook): ApiTraffic {
  const requests: SeenRequest[] = []
  const stages: SeenStages[] = []
  const answers: SeenAnswer[] = []
  const watchEvents: FlightView[] = []
  // A number that was not given out yet is one of another time: all is told anew.
  const first = after > nextId ? 1 : after
  for (let id = Math.max(first, nextId - trace.limit, 1); id < nextId; id++) {
    const record = recordOf(trace, id)
    if (record === undefined) continue
    if ('note' in record) {
      if (record.note.type === 'apiserver.stages') stages.push(seenStages(record))
      continue
    }
    if (record.message.type === 'request') requests.push(seenRequest(record))
    else if (record.message.type === 'response') answers.push(seenAnswer(record))
    else if (isWatchEvent(record)) watchEvents.push(...flightOf(record))
  }
  return { requests, stages, answers, watchEvents, next: nextId }
}

function seenRequest({ id, from, sentAt, at, message }: KernelEvent): SeenRequest {
  const request = message as ApiRequest
  const { verb: colour, chatter, speaker } = describeRequest(request)
  const info = parseRequestInfo(request)
  const isResource = info.type === 'resource'
  const inside = isResource && info.subresource !== '' ? `/${info.subresource}` : ''
  return {
    id,
    client: from,
    number: request.id,
    speaker,
    sentAt,
    arrives: at,
    colour,
    verb: info.verb,
    method: request.method,
    path: pathWithQuery(request),
    resource: isResource ? `${info.resource}${inside}` : '',
    namespace: isResource ? info.namespace : '',
    chatter,
  }
}

function pathWithQuery({ path, query = {} }: ApiRequest): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${value}`)
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

function seenStages({ at, note }: Note): SeenStages {
  const { client, request, stages } = note as StagesNote
  return { client, number: request, from: at, stages }
}

function seenAnswer({ to, sentAt, at, message }: KernelEvent): SeenAnswer {
  const { id, status } = message as ApiResponse
  return { client: to, number: id, sentAt, arrives: at, status }
}

/** The first message of a watch says that it is open, and carries nothing. */
const isWatchEvent = ({ message }: KernelEvent): boolean =>
  message.type === 'watch' && (message as WatchFrames).frames.length > 0

function flightOf(record: KernelEvent): readonly FlightView[] {
  const flight = flightView(record, false, new Map())
  return flight === undefined ? [] : [flight]
}
