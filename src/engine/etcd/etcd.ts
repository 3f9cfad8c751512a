/**
 * etcd, as one member that is its own quorum: the only place where the cluster's state is kept.
 * API servers read ranges, write in transactions and watch prefixes; nobody else talks to it.
 * Reads are answered from what is applied; writes go through the log, and are announced and
 * answered when the disk has them. A power cut loses what was not on the disk, and every watch.
 * Against the real one there is no second member yet, no quota and no size limit, no alarms.
 * Source: etcd v3.6 server/etcdserver
 */
import type { Behaviour } from '../kernel/actor'
import { assertNever } from '../kernel/invariant'
import {
  armLeaseLook,
  commitSynced,
  type LeaseLook,
  lookAtLeases,
  propose,
  type Synced,
} from './apply'
import { answer, createMember, type EtcdState, recoverMember } from './member'
import type { EtcdRequest } from './messages'
import { LAST_WRITES } from './mvcc'
import {
  serveCancel,
  serveKeepAlive,
  serveProgress,
  serveRange,
  serveReadTxn,
  serveWatch,
} from './serve'
import { checkTxn, isReadOnly } from './txn'

/** A member needs to be told nothing yet: it is alone. */
export type EtcdConfig = Readonly<Record<string, never>>

export const etcd: Behaviour<EtcdState, EtcdConfig> = {
  init(_config, context, before) {
    const state = before === undefined ? createMember() : recoverMember(before, context)
    armLeaseLook(state, context)
    return state
  },

  receive(state, message, context, from) {
    const request = message as EtcdRequest | Synced | LeaseLook
    switch (request.type) {
      case 'etcd.txn': {
        const error = checkTxn(request)
        if (error !== undefined) return answer(state, context, from, { id: request.id, error })
        if (isReadOnly(request)) return serveReadTxn(state, context, from, request)
        return propose(state, context, from, request)
      }
      case 'etcd.leaseGrant':
      case 'etcd.leaseRevoke':
      case 'etcd.compact':
        return propose(state, context, from, request)
      case 'etcd.range':
        return serveRange(state, context, from, request)
      case 'etcd.leaseKeepAlive':
        return serveKeepAlive(state, context, from, request)
      case 'etcd.watch':
        return serveWatch(state, context, from, request)
      case 'etcd.watchProgress':
        return serveProgress(state, context, from, request.id)
      case 'etcd.watchCancel':
        return serveCancel(state, context, from, request.id)
      case 'etcd.synced':
        return commitSynced(state, context)
      case 'etcd.leaseLook':
        return lookAtLeases(state, context)
      default:
        return assertNever(request)
    }
  },
}

/** What a page shows of a member, cheap enough to ask for after every write. */
export interface EtcdReading {
  readonly revision: number
  readonly compacted: number
  readonly term: number
  readonly keys: number
  /** The last few writes, newest first. */
  readonly lastWrites: readonly {
    readonly revision: number
    readonly key: string
    readonly deleted: boolean
  }[]
  /** Keys by their path below /registry, e.g. `pods`, in no particular order. */
  readonly counts: ReadonlyMap<string, number>
}

export function readEtcd({ log, mvcc }: EtcdState): EtcdReading {
  const lastWrites = mvcc.history.slice(-LAST_WRITES).map(({ type, kv }) => ({
    revision: kv.modRevision,
    key: kv.key,
    deleted: type === 'DELETE',
  }))
  return {
    revision: mvcc.revision,
    compacted: mvcc.compactRevision,
    term: log.term,
    keys: mvcc.current.size,
    lastWrites: lastWrites.reverse(),
    counts: mvcc.counts,
  }
}
