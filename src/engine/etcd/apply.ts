/**
 * A write's way: proposed, in the log, durable, applied, announced to the watches, answered.
 * Source: etcd v3.6 server/etcdserver/apply, server/etcdserver/server.go
 */
import type { Context } from '../kernel/actor'
import type { ActorId, Message } from '../kernel/event'
import { assertNever } from '../kernel/invariant'
import { LEASE_NOT_FOUND, LEASE_TTL_TOO_LARGE, TOO_MANY_REQUESTS } from './errors'
import { expired, grantLease, nextLook, revokeLease } from './lessor'
import { append, beginSync, endSync, FSYNC_MICROS, type LogEntry, type WriteRequest } from './log'
import { answer, type EtcdState, tell } from './member'
import type { EtcdEvent, EtcdResponse } from './messages'
import { compact } from './mvcc'
import { applyTxn, deleteKeys } from './txn'
import { route } from './watchableStore'

/** The member's timer: what was being written to disk is there. */
export interface Synced extends Message {
  readonly type: 'etcd.synced'
}

/** The member's timer: a lease may be over. */
export interface LeaseLook extends Message {
  readonly type: 'etcd.leaseLook'
}

/** Puts a write into the log. Its answer comes when it is applied. */
export function propose(
  state: EtcdState,
  context: Context,
  from: ActorId,
  request: WriteRequest,
): void {
  if (!append(state.log, request, from, context.cause)) {
    answer(state, context, from, { id: request.id, error: TOO_MANY_REQUESTS })
    return
  }
  sync(state, context)
}

/** The disk has a batch: applies it, tells the watches, then answers, all in the log's order. */
export function commitSynced(state: EtcdState, context: Context): void {
  const events: EtcdEvent[] = []
  const answers: { readonly entry: LogEntry; readonly response: EtcdResponse }[] = []
  for (const entry of endSync(state.log)) {
    const content = apply(state, context, entry, events)
    const { revision } = state.mvcc
    const response: EtcdResponse = {
      type: 'etcd.response',
      id: entry.request.id,
      revision,
      ...content,
    }
    if (entry.from !== context.self) answers.push({ entry, response })
  }
  for (const { watch, events: heard } of route(state.watchers, events)) {
    context.because(heard[0]?.cause ?? context.cause)
    tell(state, context, watch, heard)
  }
  for (const { entry, response } of answers) {
    context.because(entry.cause)
    context.send(entry.from, response)
  }
  armLeaseLook(state, context)
  sync(state, context)
}

/** Revokes what is over, through the log like every write. */
export function lookAtLeases(state: EtcdState, context: Context): void {
  state.lessor.timer = 0
  for (const lease of expired(state.lessor, context.now)) {
    propose(state, context, context.self, { type: 'etcd.leaseRevoke', id: 0, lease })
  }
  armLeaseLook(state, context)
}

/** Sets the timer of the next look, unless one rings early enough. */
export function armLeaseLook(state: EtcdState, context: Context): void {
  const { lessor } = state
  const at = nextLook(lessor, context.now)
  if (at === undefined || (lessor.timer !== 0 && lessor.looksAt <= at)) return
  if (lessor.timer !== 0) context.cancel(lessor.timer)
  const look: LeaseLook = { type: 'etcd.leaseLook' }
  lessor.timer = context.wake(at - context.now, look)
  lessor.looksAt = at
}

function sync(state: EtcdState, context: Context): void {
  const synced: Synced = { type: 'etcd.synced' }
  if (beginSync(state.log, context.now)) context.wake(FSYNC_MICROS, synced)
}

/** Applies one entry; the events it made are added to `events`. */
function apply(
  state: EtcdState,
  context: Context,
  { request, cause }: LogEntry,
  events: EtcdEvent[],
): Omit<EtcdResponse, 'type' | 'id' | 'revision'> {
  const { mvcc, lessor } = state
  switch (request.type) {
    case 'etcd.txn': {
      const { succeeded, results, events: made, error } = applyTxn(mvcc, lessor, request, cause)
      for (const event of made) events.push(event)
      return error === undefined ? { succeeded, results } : { error }
    }
    case 'etcd.leaseGrant': {
      const lease = grantLease(lessor, request.ttlSeconds, context.now)
      return lease === undefined ? { error: LEASE_TTL_TOO_LARGE } : { lease: lease.id }
    }
    case 'etcd.leaseRevoke': {
      const keys = revokeLease(lessor, request.lease)
      if (keys === undefined) return { error: LEASE_NOT_FOUND }
      for (const event of deleteKeys(mvcc, keys, cause)) events.push(event)
      return {}
    }
    case 'etcd.compact': {
      const error = compact(mvcc, request.revision)
      return error === undefined ? {} : { error }
    }
    default:
      return assertNever(request)
  }
}
