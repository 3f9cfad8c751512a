/**
 * A key of etcd through its revisions: what each held, what it held before, and the request that
 * wrote it, as far as etcd and the trace still know.
 */
import type { ApiRequest } from '../../apiserver/messages'
import { ETCD } from '../../cluster/actors'
import type { EtcdState } from '../../etcd/member'
import type { EtcdEvent } from '../../etcd/messages'
import type { KernelEvent, Note } from '../../kernel/event'
import type { KernelState } from '../../kernel/kernel'
import type { Micros } from '../../kernel/micros'
import { recordOf } from '../../kernel/trace'
import { describeRequest } from '../requestWords'
import { withoutSecretValues } from './secretValues'

export interface KeyHistoryLook {
  readonly of: 'keyHistory'
  readonly key: string
}

export interface KeyHistory {
  /** Newest first. */
  readonly revisions: readonly KeyRevision[]
  /** Set where older revisions of the key were compacted away. */
  readonly compacted?: number
}

export interface KeyRevision {
  readonly revision: number
  readonly deleted: boolean
  readonly value: unknown
  /** What it replaced; absent for a creation, and for what was compacted away. */
  readonly before?: unknown
  /** Whether the key was not there before. */
  readonly created: boolean
  /** Absent when the trace no longer knows of it. */
  readonly writer?: KeyWriter
}

/** Who wrote it: a request, or etcd itself where a lease ended. */
export interface KeyWriter {
  /** Of the message to look at. */
  readonly id: number
  readonly at: Micros
  readonly from: string
  readonly speaker: string
  readonly user: string
  /** `PATCH /api/v1/namespaces/default/pods/web-7/status`; empty for etcd itself. */
  readonly request: string
}

/** A key that is written all the time, as a lease is, is told from its newest. */
const REVISIONS_MOST = 60
/** Links from a write to the request that asked for it: reads on the way, a retry or two. */
const LINKS_MOST = 40

export function keyHistory(kernel: KernelState, { key }: KeyHistoryLook): KeyHistory {
  const etcd = kernel.actors.get(ETCD)?.state as EtcdState | undefined
  if (etcd === undefined) return { revisions: [] }
  const { history, compactRevision, current } = etcd.mvcc
  const events = history.filter(({ kv }) => kv.key === key).slice(-REVISIONS_MOST)
  const revisions = events.map((event) => revisionOf(kernel, event)).reverse()
  const oldest = events[0]
  const before = oldest === undefined ? current.get(key) : oldest.prev
  if (before === undefined) return { revisions }
  // What stood before the first change that etcd remembers.
  const first: KeyRevision = {
    revision: before.modRevision,
    deleted: false,
    value: withoutSecretValues(before.value),
    created: before.version === 1,
  }
  const compacted = first.created ? {} : { compacted: compactRevision }
  return { revisions: [...revisions, first], ...compacted }
}

function revisionOf(kernel: KernelState, { type, kv, prev, cause }: EtcdEvent): KeyRevision {
  const writer = writerOf(kernel, cause)
  return {
    revision: kv.modRevision,
    deleted: type === 'DELETE',
    value: withoutSecretValues(kv.value),
    ...(prev !== undefined && { before: withoutSecretValues(prev.value) }),
    created: prev === undefined,
    ...(writer !== undefined && { writer }),
  }
}

function writerOf({ trace }: KernelState, cause: number): KeyWriter | undefined {
  const write = recordOf(trace, cause)
  if (write === undefined) return undefined
  const { at } = write
  let next: KernelEvent | Note | undefined = write
  for (let links = 0; next !== undefined && links < LINKS_MOST; links++) {
    if ('message' in next && next.message.type === 'request') return asked(next, at)
    next = recordOf(trace, next.cause)
  }
  const { id } = write
  const from = 'from' in write ? write.from : write.actor
  return { id, at, from, speaker: '', user: '', request: '' }
}

function asked({ id, from, message }: KernelEvent, at: Micros): KeyWriter {
  const request = message as ApiRequest
  const { speaker } = describeRequest(request)
  const { user, method, path } = request
  return { id, at, from, speaker, user, request: `${method} ${path}` }
}
