/**
 * Pods that wait for room on a node which was made, or is being made, for them. Filters count them
 * as if they were there already, for pods that are not more important.
 * Source: Kubernetes v1.35 pkg/scheduler/backend/queue/nominator.go
 */
import type { PodInfo } from '../cache/podInfo'

export interface Nominator {
  readonly byNode: Map<string, Map<string, PodInfo>>
  readonly nodeOf: Map<string, string>
}

const NOBODY: ReadonlyMap<string, PodInfo> = new Map()

export const createNominator = (): Nominator => ({ byNode: new Map(), nodeOf: new Map() })

/** Nominates a pod for a node, instead of the one before; an empty name only ends a nomination. */
export function nominate(nominator: Nominator, info: PodInfo, node: string): void {
  withdraw(nominator, info.uid)
  if (node === '') return
  nominator.nodeOf.set(info.uid, node)
  const pods = nominator.byNode.get(node)
  if (pods === undefined) nominator.byNode.set(node, new Map([[info.uid, info]]))
  else pods.set(info.uid, info)
}

export function withdraw(nominator: Nominator, uid: string): void {
  const node = nominator.nodeOf.get(uid)
  if (node === undefined) return
  nominator.nodeOf.delete(uid)
  const pods = nominator.byNode.get(node)
  pods?.delete(uid)
  if (pods?.size === 0) nominator.byNode.delete(node)
}

/** A newer version of a pod: its own word counts, or else the scheduler's last one. */
export function renominate(nominator: Nominator, before: PodInfo, now: PodInfo): void {
  const said = now.pod.status?.nominatedNodeName ?? ''
  const saidBefore = before.pod.status?.nominatedNodeName ?? ''
  // Neither version says anything: the API server has not heard of the nomination yet.
  const kept = said === '' && saidBefore === '' ? nominator.nodeOf.get(before.uid) : undefined
  nominate(nominator, now, kept ?? said)
}

export const nominatedTo = (nominator: Nominator, node: string): ReadonlyMap<string, PodInfo> =>
  nominator.byNode.get(node) ?? NOBODY
