/**
 * Lets etcd forget: every five minutes the servers agree, by one key, who compacts, and compact to
 * what the winner noted five minutes ago.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/etcd3/compact.go
 */
import type { EtcdResponse } from '../../etcd/messages'
import type { Message } from '../../kernel/event'
import { type Micros, seconds } from '../../kernel/micros'
import type { Compactor, Server } from '../serverState'
import { askEtcd } from './etcdClient'

/** Timer of the server's own. */
export interface CompactionDue extends Message {
  readonly type: 'apiserver.compactionDue'
}

const INTERVAL: Micros = seconds(300)
const KEY = 'compact_rev_key'

export const createCompactor = (): Compactor => ({ counter: 0, revision: 0 })

export function armCompaction({ context }: Server): void {
  const due: CompactionDue = { type: 'apiserver.compactionDue' }
  context.wake(INTERVAL, due)
}

/** Tries to win this turn. */
export function claimCompaction(server: Server): void {
  const { counter, revision } = server.state.compactor
  const txn = {
    type: 'etcd.txn',
    compare: [{ key: KEY, target: 'version', op: '=', value: counter }],
    success: [{ op: 'put', key: KEY, value: String(revision) }],
    failure: [{ op: 'range', key: KEY }],
  } as const
  askEtcd(server, txn, { type: 'claimCompaction' })
  armCompaction(server)
}

/** The winner compacts; the loser learns how far the others are. */
export function takeClaim(server: Server, response: EtcdResponse): void {
  if (response.error !== undefined) return
  const { compactor } = server.state
  const { revision } = compactor
  compactor.revision = response.revision
  if (response.succeeded !== true) {
    compactor.counter = response.results?.[0]?.kvs[0]?.version ?? 0
    return
  }
  compactor.counter++
  if (revision > 0) askEtcd(server, { type: 'etcd.compact', revision }, { type: 'compact' })
}
