/**
 * Which of a Deployment's ReplicaSets is the new one, and which are old.
 * Source: Kubernetes v1.35 pkg/controller/deployment/util/deployment_util.go,
 * pkg/controller/controller_utils.go
 */
import type { Deployment, ReplicaSet } from '../../../api/apps'
import type { PodTemplateSpec } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { desiredReplicasAnnotation, revisionOf } from './annotations'
import { replicasOf, wantedReplicas } from './arithmetic'

/** The label that tells the pods of one template from those of another. */
export const POD_TEMPLATE_HASH = 'pod-template-hash'

/**
 * The oldest ReplicaSet with the Deployment's template: if a newer one has it too, every
 * observer still agrees on the same.
 */
export function findNewReplicaSet(
  { spec }: Deployment,
  sets: readonly ReplicaSet[],
): ReplicaSet | undefined {
  return [...sets].sort(byAge).find((set) => sameTemplate(set.spec.template, spec.template))
}

/** All but the new one, in the order given. */
export function findOldReplicaSets(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
): readonly ReplicaSet[] {
  const newest = findNewReplicaSet(deployment, sets)
  return sets.filter((set) => set.metadata.uid !== newest?.metadata.uid)
}

/** Those that want pods. */
export const activeReplicaSets = (sets: readonly ReplicaSet[]): readonly ReplicaSet[] =>
  sets.filter((set) => replicasOf(set) > 0)

/** The only one that wants pods, or the newest if none does; undefined if several do. */
export function findActiveOrLatest(
  newest: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
): ReplicaSet | undefined {
  const active = activeReplicaSets(newest === undefined ? old : [...old, newest])
  if (active.length > 1) return undefined
  return active[0] ?? newest ?? [...old].sort(byAge).at(-1)
}

/** Whether the new ReplicaSet has all the pods the Deployment wants, and all are available. */
export function isSaturated(deployment: Deployment, newest: ReplicaSet | undefined): boolean {
  if (newest === undefined) return false
  const wanted = wantedReplicas(deployment)
  return (
    replicasOf(newest) === wanted &&
    desiredReplicasAnnotation(newest) === wanted &&
    (newest.status?.availableReplicas ?? 0) === wanted
  )
}

/** Two templates that differ at most in their hash label. Source: EqualIgnoreHash. */
export function sameTemplate(a: PodTemplateSpec | undefined, b: PodTemplateSpec): boolean {
  return a !== undefined && deepEqual(withoutHash(a), withoutHash(b))
}

function withoutHash(template: PodTemplateSpec): PodTemplateSpec {
  const { labels, ...metadata } = template.metadata ?? {}
  const { [POD_TEMPLATE_HASH]: _hash, ...kept } = labels ?? {}
  return { ...template, metadata: { ...metadata, labels: kept } }
}

/** Older first; of the same age by name. */
export function byAge({ metadata: a }: ReplicaSet, { metadata: b }: ReplicaSet): number {
  const [ageA, ageB] = [a.creationTimestamp ?? '', b.creationTimestamp ?? '']
  if (ageA !== ageB) return ageA < ageB ? -1 : 1
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/** Lower revision first, then older. */
export const byRevision = (a: ReplicaSet, b: ReplicaSet): number =>
  revisionOf(a) - revisionOf(b) || byAge(a, b)

/** Bigger first, then older. */
export const bySizeOlder = (a: ReplicaSet, b: ReplicaSet): number =>
  replicasOf(b) - replicasOf(a) || byAge(a, b)

/** Bigger first, then newer. */
export const bySizeNewer = (a: ReplicaSet, b: ReplicaSet): number =>
  replicasOf(b) - replicasOf(a) || byAge(b, a)
