/**
 * The multi-version store: what every key holds now, and what happened since the last compaction.
 * An older revision is read by undoing what happened after it.
 * Source: etcd v3.6 server/storage/mvcc
 */
import {
  countBetween,
  insertKey,
  keysBetween,
  removeKey,
  type SortedKeys,
} from '../kernel/sortedKeys'
import { COMPACTED, FUTURE_REVISION } from './errors'
import type { EtcdEvent, KeyValue, RangeOp, RangeResult } from './messages'

export interface Mvcc {
  /** The revision of the last write. A new store begins at 1; its first write is 2. */
  revision: number
  /** Revisions before this one cannot be read any more. */
  compactRevision: number
  readonly keys: SortedKeys
  readonly current: Map<string, KeyValue>
  /** All that was written since `compactRevision`, oldest first; never fewer than the last few. */
  history: EtcdEvent[]
  /** How many keys there are by their second path segment, e.g. `pods`. */
  readonly counts: Map<string, number>
}

/** Events kept even when compacted, so that one can see what was written last. */
export const LAST_WRITES = 8

export const createMvcc = (): Mvcc => ({
  revision: 1,
  compactRevision: 0,
  keys: [],
  current: new Map(),
  history: [],
  counts: new Map(),
})

/** Writes a key at `revision`, which the caller makes current when its transaction is done. */
export function putKey(
  mvcc: Mvcc,
  key: string,
  value: unknown,
  lease: number,
  revision: number,
  cause: number,
): EtcdEvent {
  const prev = mvcc.current.get(key)
  const kv: KeyValue = Object.freeze({
    // The text that was there first: every request brings one of its own, slower to look up.
    key: prev === undefined ? key : prev.key,
    value,
    createRevision: prev === undefined ? revision : prev.createRevision,
    modRevision: revision,
    version: prev === undefined ? 1 : prev.version + 1,
    lease,
  })
  mvcc.current.set(key, kv)
  if (prev === undefined) {
    insertKey(mvcc.keys, key)
    count(mvcc, key, 1)
  }
  return remember(
    mvcc,
    prev === undefined ? { type: 'PUT', kv, cause } : { type: 'PUT', kv, prev, cause },
  )
}

/** Deletes a key at `revision`. Undefined when there is none. */
export function deleteKey(
  mvcc: Mvcc,
  key: string,
  revision: number,
  cause: number,
): EtcdEvent | undefined {
  const prev = mvcc.current.get(key)
  if (prev === undefined) return undefined
  mvcc.current.delete(key)
  removeKey(mvcc.keys, key)
  count(mvcc, key, -1)
  const kv: KeyValue = Object.freeze({
    key,
    value: undefined,
    createRevision: 0,
    modRevision: revision,
    version: 0,
    lease: 0,
  })
  return remember(mvcc, { type: 'DELETE', kv, prev, cause })
}

/** Reads a key or a range, now or at an older revision; etcd's words where that is impossible. */
export function readRange(mvcc: Mvcc, op: RangeOp): RangeResult | string {
  const revision = op.revision ?? 0
  if (revision > mvcc.revision) return FUTURE_REVISION
  if (revision > 0 && revision < mvcc.compactRevision) return COMPACTED
  if (revision > 0 && revision < mvcc.revision) return readPast(mvcc, op, revision)
  if (op.end === undefined) return result(op, [mvcc.current.get(op.key)])
  const total = countBetween(mvcc.keys, op.key, op.end)
  if (op.countOnly) return { kvs: [], more: false, count: total }
  const limit = op.limit === undefined || op.limit === 0 ? total : op.limit
  const keys = keysBetween(mvcc.keys, op.key, op.end, limit)
  const kvs: KeyValue[] = []
  for (const key of keys) {
    const kv = mvcc.current.get(key)
    if (kv !== undefined) kvs.push(kv)
  }
  return { kvs, more: total > kvs.length, count: total }
}

/** Forgets what was superseded before `revision`. etcd's words where that is impossible. */
export function compact(mvcc: Mvcc, revision: number): string | undefined {
  if (revision <= mvcc.compactRevision) return COMPACTED
  if (revision > mvcc.revision) return FUTURE_REVISION
  mvcc.compactRevision = revision
  const cut = Math.min(firstEventFrom(mvcc, revision), mvcc.history.length - LAST_WRITES)
  if (cut > 0) mvcc.history = mvcc.history.slice(cut)
  return undefined
}

/** Where in the history the events of `revision` and later begin. */
export function firstEventFrom(mvcc: Mvcc, revision: number): number {
  let low = 0
  let high = mvcc.history.length
  while (low < high) {
    const middle = (low + high) >> 1
    const event = mvcc.history[middle]
    if (event !== undefined && event.kv.modRevision < revision) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * `/registry/pods/default/web` is counted under `pods`; a key without segments under itself.
 * Services and their Endpoints share a segment, and are told apart by the next one.
 * Source: pkg/registry/core/rest/storage_core.go, `services/specs` and `services/endpoints`
 */
function segmentOf(key: string): string {
  const start = key.indexOf('/', 1) + 1
  if (start === 0) return key
  const end = key.indexOf('/', start)
  if (end < 0) return key.slice(start)
  if (!key.startsWith(SHARED, start)) return key.slice(start, end)
  const next = key.indexOf('/', end + 1)
  return key.slice(start, next < 0 ? undefined : next)
}

const SHARED = 'services/'

/** Undoes, for the keys asked for, all that was written after `revision`. */
function readPast(mvcc: Mvcc, op: RangeOp, revision: number): RangeResult {
  const { history } = mvcc
  const undone = new Map<string, KeyValue | undefined>()
  for (let i = firstEventFrom(mvcc, revision + 1); i < history.length; i++) {
    const event = history[i]
    if (event === undefined || !covers(op, event.kv.key) || undone.has(event.kv.key)) continue
    undone.set(event.kv.key, event.prev)
  }
  const keys = op.end === undefined ? [op.key] : keysBetween(mvcc.keys, op.key, op.end)
  const gone: string[] = []
  for (const [key, kv] of undone) if (kv !== undefined && !mvcc.current.has(key)) gone.push(key)
  const all = op.end !== undefined && gone.length > 0 ? [...keys, ...gone].sort() : keys
  return result(
    op,
    all.map((key) => (undone.has(key) ? undone.get(key) : mvcc.current.get(key))),
  )
}

function result(op: RangeOp, found: readonly (KeyValue | undefined)[]): RangeResult {
  const kvs = found.filter((kv) => kv !== undefined)
  const total = kvs.length
  if (op.countOnly) return { kvs: [], more: false, count: total }
  if (op.limit === undefined || op.limit === 0) return { kvs, more: false, count: total }
  return { kvs: kvs.slice(0, op.limit), more: total > op.limit, count: total }
}

/** Whether a key is in a range. */
export const covers = (
  range: { readonly key: string; readonly end?: string },
  key: string,
): boolean => (range.end === undefined ? key === range.key : key >= range.key && key < range.end)

function remember(mvcc: Mvcc, event: EtcdEvent): EtcdEvent {
  mvcc.history.push(Object.freeze(event))
  return event
}

function count(mvcc: Mvcc, key: string, change: number): void {
  const segment = segmentOf(key)
  const sum = (mvcc.counts.get(segment) ?? 0) + change
  if (sum === 0) mvcc.counts.delete(segment)
  else mvcc.counts.set(segment, sum)
}
