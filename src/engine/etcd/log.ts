/**
 * The write-ahead log: every write is appended, becomes durable, is committed, and only then
 * applied. One member commits what its own disk holds; with more, raft decides, and nobody who
 * uses this notices.
 * Source: etcd v3.6 server/etcdserver/raft.go, server/storage/wal
 */
import type { ActorId } from '../kernel/event'
import { type Micros, millis } from '../kernel/micros'
import type { CompactRequest, LeaseGrantRequest, LeaseRevoke, TxnRequest } from './messages'

/** What changes the store, and therefore goes through the log. */
export type WriteRequest = TxnRequest | LeaseGrantRequest | LeaseRevoke | CompactRequest

export interface LogEntry {
  readonly index: number
  readonly term: number
  readonly request: WriteRequest
  /** Who gets the answer. The member's own id: nobody. */
  readonly from: ActorId
  /** The kernel event that brought the request. */
  readonly cause: number
}

export interface Log {
  term: number
  lastIndex: number
  committed: number
  applied: number
  /** Appended and not applied yet, oldest first. */
  entries: LogEntry[]
  /** The last index of the write to disk under way, 0 when the disk rests; and since when. */
  syncingUpTo: number
  syncingSince: Micros
}

/**
 * How long a batch takes to be durable [model]: an fsync of a good SSD. etcd asks for a 99th
 * percentile below 10 ms. What arrives meanwhile shares the next one.
 */
export const FSYNC_MICROS: Micros = millis(2)

/** Proposals that may wait for the disk [model]; beyond, requests are refused. */
const MOST_PROPOSALS = 100_000

export const createLog = (): Log => ({
  term: 1,
  lastIndex: 0,
  committed: 0,
  applied: 0,
  entries: [],
  syncingUpTo: 0,
  syncingSince: 0,
})

/** Appends a write. False when too many wait already. */
export function append(log: Log, request: WriteRequest, from: ActorId, cause: number): boolean {
  if (log.entries.length >= MOST_PROPOSALS) return false
  log.lastIndex++
  log.entries.push({ index: log.lastIndex, term: log.term, request, from, cause })
  return true
}

/**
 * Takes all that waits into one write to disk; what comes in the same instant still joins it.
 * False when no new write begins: one is under way, or nothing waits.
 */
export function beginSync(log: Log, now: Micros): boolean {
  if (log.lastIndex === log.committed) return false
  const resting = log.syncingUpTo === 0
  if (!resting && log.syncingSince !== now) return false
  log.syncingUpTo = log.lastIndex
  log.syncingSince = now
  return resting
}

/** The write to disk is done: what it held is committed, and handed out to be applied. */
export function endSync(log: Log): LogEntry[] {
  log.committed = log.syncingUpTo
  log.syncingUpTo = 0
  const count = log.committed - log.applied
  log.applied = log.committed
  const { entries } = log
  if (count === entries.length) {
    log.entries = []
    return entries
  }
  return entries.splice(0, count)
}

/** After a power cut: what never reached the disk is gone, and a new term begins. */
export function recoverLog(log: Log): void {
  log.entries = []
  log.lastIndex = log.committed
  log.syncingUpTo = 0
  log.term++
}
