/** What the API server sends back, in words: answers, and frames of watches. */
import { isFailure } from '../../api/machinery/status'
import type { KubeObject } from '../../api/meta'
import type { ApiResponse, WatchFrames } from '../apiserver/messages'
import type { FlightView } from './records'
import type { RequestWords } from './requestWords'

type Words = Pick<FlightView, 'verb' | 'label' | 'chatter' | 'object' | 'facts'> &
  Partial<Pick<FlightView, 'status' | 'speaker'>>

export function describeResponse(
  { status, body }: ApiResponse,
  asked: RequestWords | undefined,
): Words {
  const failed = isFailure(body)
  const what = failed ? (body.reason ?? 'error') : objectWord(body)
  const message = failed ? { message: body.message ?? '' } : undefined
  return {
    verb: asked?.verb ?? 'read',
    label: `${status} ${what}`.trim(),
    chatter: asked?.chatter ?? true,
    object: refOf(body) || (asked?.object ?? ''),
    status,
    facts: message ?? {},
    ...(asked === undefined ? {} : { speaker: asked.speaker }),
  }
}

export function describeFrames({ frames }: WatchFrames): Words {
  const [first] = frames
  if (first === undefined) {
    return { verb: 'read', label: 'closed', chatter: true, object: '', facts: {} }
  }
  const { type, object } = first
  const verb = type === 'ADDED' ? 'create' : type === 'DELETED' ? 'delete' : 'update'
  const more = frames.length > 1 ? ` +${frames.length - 1}` : ''
  const chatter = type === 'BOOKMARK' || frames.every((frame) => isChatty(frame.object))
  const facts = { event: type, ...podFacts(object) }
  const label = `${type} ${objectWord(object).toLowerCase()}${more}`
  return { verb, label, chatter, object: refOf(object), facts }
}

const CHATTY = ['Lease', 'Event']

/** Heartbeats, bookmarks, and what components keep to themselves. */
function isChatty(object: { readonly kind: string }): boolean {
  return CHATTY.includes(object.kind)
}

function podFacts(object: unknown): Record<string, string> {
  const pod = object as {
    readonly kind?: string
    readonly spec?: { readonly nodeName?: string }
    readonly metadata?: { readonly deletionTimestamp?: string }
  }
  if (pod.kind !== 'Pod') return {}
  return {
    ...(pod.spec?.nodeName === undefined ? {} : { node: pod.spec.nodeName }),
    ...(pod.metadata?.deletionTimestamp === undefined ? {} : { ending: 'true' }),
  }
}

function objectWord(body: unknown): string {
  return typeof body === 'object' && body !== null && 'kind' in body ? String(body.kind) : ''
}

/** `Pod/default/web-7` of an object the server itself made; empty for lists and Status. */
export function refOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('kind' in body) || !('metadata' in body))
    return ''
  const { kind, metadata } = body as KubeObject
  if (metadata.name === undefined) return ''
  return metadata.namespace === undefined
    ? `${kind}/${metadata.name}`
    : `${kind}/${metadata.namespace}/${metadata.name}`
}
