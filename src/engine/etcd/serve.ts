/**
 * What a member answers without writing: ranges, transactions that only read, and watches.
 * A single member is always its own quorum, so every read is linearizable at once.
 * Source: etcd v3.6 server/etcdserver/v3_server.go, server/etcdserver/api/v3rpc/watch.go
 */
import type { Context } from '../kernel/actor'
import type { ActorId } from '../kernel/event'
import type { Micros } from '../kernel/micros'
import { EMPTY_KEY, LEASE_NOT_FOUND } from './errors'
import { keepAlive } from './lessor'
import { answer, type EtcdState, tell } from './member'
import type { LeaseKeepAlive, RangeRequest, TxnRequest, WatchRequest } from './messages'
import { covers, firstEventFrom, readRange } from './mvcc'
import { applyTxn } from './txn'
import { addWatch, findWatch, removeWatch, type Watch } from './watchableStore'

/** How long a read takes [model]: a look-up in the key index, and bbolt's pages from memory. */
const READ_MICROS: Micros = 150

export function serveRange(
  state: EtcdState,
  context: Context,
  from: ActorId,
  { id, range }: RangeRequest,
): void {
  const result = range.key === '' ? EMPTY_KEY : readRange(state.mvcc, range)
  const content = typeof result === 'string' ? { id, error: result } : { id, results: [result] }
  answer(state, context, from, content, READ_MICROS)
}

/** A transaction without writes needs no place in the log. */
export function serveReadTxn(
  state: EtcdState,
  context: Context,
  from: ActorId,
  txn: TxnRequest,
): void {
  const { succeeded, results, error } = applyTxn(state.mvcc, state.lessor, txn, context.cause)
  const content = error === undefined ? { id: txn.id, succeeded, results } : { id: txn.id, error }
  answer(state, context, from, content, READ_MICROS)
}

export function serveKeepAlive(
  state: EtcdState,
  context: Context,
  from: ActorId,
  { id, lease }: LeaseKeepAlive,
): void {
  const kept = keepAlive(state.lessor, lease, context.now)
  answer(state, context, from, kept === undefined ? { id, error: LEASE_NOT_FOUND } : { id, lease })
}

/** Opens a watch: what it missed comes with the first answer, or word that it is too late. */
export function serveWatch(
  state: EtcdState,
  context: Context,
  from: ActorId,
  request: WatchRequest,
): void {
  const { mvcc, watchers } = state
  const { id, key, end } = request
  removeWatch(watchers, from, id)
  const startRevision = request.startRevision === 0 ? mvcc.revision + 1 : request.startRevision
  const range = end === undefined ? { key } : { key, end }
  const watch: Watch = { id, client: from, ...range, startRevision, sequence: 0 }
  if (startRevision < mvcc.compactRevision) {
    const { compactRevision } = mvcc
    tell(state, context, watch, [], { canceled: true, compactRevision })
    return
  }
  addWatch(watchers, watch)
  const missed = mvcc.history
    .slice(firstEventFrom(mvcc, startRevision))
    .filter((event) => covers(range, event.kv.key))
  tell(state, context, watch, missed)
}

/** Says how far the store is, behind all events of the watch up to there. */
export function serveProgress(state: EtcdState, context: Context, from: ActorId, id: number): void {
  const watch = findWatch(state.watchers, from, id)
  if (watch !== undefined) tell(state, context, watch, [])
}

export function serveCancel(state: EtcdState, context: Context, from: ActorId, id: number): void {
  const watch = removeWatch(state.watchers, from, id)
  if (watch !== undefined) tell(state, context, watch, [], { canceled: true })
}
