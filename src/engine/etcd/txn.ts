/**
 * Transactions: compare, then one branch of operations, all at one revision.
 * Source: etcd v3.6 server/etcdserver/txn, server/etcdserver/api/v3rpc/key.go
 */
import { deepEqual } from '../../api/machinery/deepEqual'
import { keysBetween } from '../kernel/sortedKeys'
import { DUPLICATE_KEY, EMPTY_KEY, LEASE_NOT_FOUND, TOO_MANY_OPS } from './errors'
import { type Lessor, moveKey } from './lessor'
import type { Compare, EtcdEvent, KeyValue, Op, RangeResult, TxnRequest } from './messages'
import { covers, deleteKey, type Mvcc, putKey, readRange } from './mvcc'

export interface TxnResult {
  readonly succeeded: boolean
  readonly results: readonly RangeResult[]
  readonly events: readonly EtcdEvent[]
  readonly error?: string
}

/** Source: etcd v3.6 server/embed/config.go DefaultMaxTxnOps. */
const MOST_OPS = 128

const NOTHING: RangeResult = { kvs: [], more: false, count: 0 }

/** Whether a transaction cannot write, and so needs no place in the log. */
export const isReadOnly = (txn: TxnRequest): boolean =>
  txn.success.every(isRange) && txn.failure.every(isRange)

/** What is wrong with a transaction before it is proposed, in etcd's words. */
export function checkTxn(txn: TxnRequest): string | undefined {
  if (Math.max(txn.compare.length, txn.success.length, txn.failure.length) > MOST_OPS) {
    return TOO_MANY_OPS
  }
  if (txn.compare.some(({ key }) => key === '')) return EMPTY_KEY
  return checkOps(txn.success) ?? checkOps(txn.failure)
}

/** Carries a transaction out. Nothing is written when it fails or compares false without writes. */
export function applyTxn(mvcc: Mvcc, lessor: Lessor, txn: TxnRequest, cause: number): TxnResult {
  const succeeded = txn.compare.every((compare) => holds(mvcc, compare))
  const ops = succeeded ? txn.success : txn.failure
  if (ops.some((op) => op.op === 'put' && !leaseExists(lessor, op.lease))) {
    return { succeeded, results: [], events: [], error: LEASE_NOT_FOUND }
  }
  const revision = mvcc.revision + 1
  const events: EtcdEvent[] = []
  const results: RangeResult[] = []
  for (const op of ops) {
    const result = applyOp(mvcc, lessor, op, revision, cause, events)
    if (typeof result === 'string') return { succeeded, results, events, error: result }
    results.push(result)
  }
  if (events.length > 0) mvcc.revision = revision
  return { succeeded, results, events }
}

/** Deletes the keys of a lease that ended, at one revision. */
export function deleteKeys(mvcc: Mvcc, keys: readonly string[], cause: number): EtcdEvent[] {
  const events: EtcdEvent[] = []
  for (const key of keys) {
    const event = deleteKey(mvcc, key, mvcc.revision + 1, cause)
    if (event !== undefined) events.push(event)
  }
  if (events.length > 0) mvcc.revision++
  return events
}

function applyOp(
  mvcc: Mvcc,
  lessor: Lessor,
  op: Op,
  revision: number,
  cause: number,
  events: EtcdEvent[],
): RangeResult | string {
  if (op.op === 'range') return readRange(mvcc, op)
  if (op.op === 'put') {
    const lease = op.lease ?? 0
    const event = putKey(mvcc, op.key, op.value, lease, revision, cause)
    moveKey(lessor, op.key, event.prev?.lease ?? 0, lease)
    events.push(event)
    return NOTHING
  }
  const keys = op.end === undefined ? [op.key] : keysBetween(mvcc.keys, op.key, op.end)
  const kvs: KeyValue[] = []
  for (const key of keys) {
    const event = deleteKey(mvcc, key, revision, cause)
    if (event?.prev === undefined) continue
    moveKey(lessor, key, event.prev.lease, 0)
    events.push(event)
    kvs.push(event.prev)
  }
  return { kvs, more: false, count: kvs.length }
}

/** A key that does not exist compares as one with all numbers 0; its value compares as none. */
function holds(mvcc: Mvcc, compare: Compare): boolean {
  const kv = mvcc.current.get(compare.key)
  if (compare.target === 'value') {
    const equal = kv !== undefined && deepEqual(kv.value, compare.value)
    return compare.op === '!=' ? kv !== undefined && !equal : compare.op === '=' && equal
  }
  const actual = kv === undefined ? 0 : kv[NUMBER_OF[compare.target]]
  const wanted = Number(compare.value)
  if (compare.op === '=') return actual === wanted
  if (compare.op === '!=') return actual !== wanted
  return compare.op === '>' ? actual > wanted : actual < wanted
}

const NUMBER_OF = {
  mod: 'modRevision',
  create: 'createRevision',
  version: 'version',
  lease: 'lease',
} as const

function checkOps(ops: readonly Op[]): string | undefined {
  const first = ops[0]
  if (first === undefined) return undefined
  if (ops.some(({ key }) => key === '')) return EMPTY_KEY
  if (ops.length === 1) return undefined
  const puts = new Set<string>()
  for (const op of ops) {
    if (op.op !== 'put') continue
    if (puts.has(op.key)) return DUPLICATE_KEY
    puts.add(op.key)
  }
  const deletes = ops.filter((op) => op.op === 'delete')
  for (const key of puts) if (deletes.some((op) => covers(op, key))) return DUPLICATE_KEY
  return undefined
}

const isRange = (op: Op): boolean => op.op === 'range'

const leaseExists = (lessor: Lessor, lease: number | undefined): boolean =>
  lease === undefined || lease === 0 || lessor.leases.has(lease)
