/**
 * A snapshot that crossed the wall, or came from a disk, has lost its frozenness: what etcd holds is
 * frozen again, so that the next snapshot shares it.
 */
import { ETCD } from './cluster/actors'
import type { EtcdState } from './etcd/member'
import type { KernelState } from './kernel/kernel'
import { deepFreeze } from './kernel/plain'

export function refreeze(state: KernelState): KernelState {
  const etcd = state.actors.get(ETCD)?.state as EtcdState | undefined
  for (const { value } of etcd?.mvcc.current.values() ?? []) deepFreeze(value)
  for (const { kv } of etcd?.mvcc.history ?? []) deepFreeze(kv.value)
  return state
}
