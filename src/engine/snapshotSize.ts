/** How large a kept session is, read off its snapshot, to tell it from others. */
import { ETCD } from './cluster/actors'
import type { EngineSnapshot } from './engine'
import type { EtcdState } from './etcd/member'
import type { KernelState } from './kernel/kernel'
import type { Micros } from './kernel/micros'

export interface SnapshotSize {
  /** The simulated time at which it was taken. */
  readonly at: Micros
  readonly workers: number
  readonly pods: number
}

export function snapshotSize(snapshot: EngineSnapshot): SnapshotSize {
  const { kernel: state } = snapshot.kernel as { readonly kernel: KernelState }
  const etcd = state.actors.get(ETCD)?.state as EtcdState | undefined
  const count = (resource: string): number => etcd?.mvcc.counts.get(resource) ?? 0
  return { at: state.now, workers: count('minions'), pods: count('pods') }
}
