/**
 * What a Deployment writes on its ReplicaSets: revisions, and the sizes it had in mind.
 * Source: Kubernetes v1.35 pkg/controller/deployment/util/deployment_util.go
 */
import type { Deployment, ReplicaSet } from '../../../api/apps'
import type { KubeObject, StringMap } from '../../../api/meta'

export const REVISION = 'deployment.kubernetes.io/revision'
export const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history'
export const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas'
export const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas'

/** Characters of the revision history at most; the oldest revisions are dropped. */
const MAX_HISTORY_LENGTH = 2000

const NOT_COPIED: readonly string[] = [
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  'deprecated.deployment.rollback.to',
]

/** The revision an object carries; 0 if it has none, or none that is a number. */
export function revisionOf({ metadata }: KubeObject): number {
  const text = metadata.annotations?.[REVISION] ?? ''
  return /^[0-9]{1,15}$/.test(text) ? Number(text) : 0
}

/** The highest revision among ReplicaSets, 0 if there is none. */
export function maxRevision(sets: readonly ReplicaSet[]): number {
  let most = 0
  for (const set of sets) most = Math.max(most, revisionOf(set))
  return most
}

export const desiredReplicasAnnotation = (set: ReplicaSet): number | undefined =>
  numberIn(set, DESIRED_REPLICAS)

export const maxReplicasAnnotation = (set: ReplicaSet): number | undefined =>
  numberIn(set, MAX_REPLICAS)

function numberIn({ metadata }: ReplicaSet, annotation: string): number | undefined {
  const text = metadata.annotations?.[annotation] ?? ''
  return /^-?[0-9]{1,9}$/.test(text) ? Number(text) : undefined
}

/**
 * A new ReplicaSet's annotations: the Deployment's own, and the new revision. The same map when
 * nothing changes. A ReplicaSet that is used again remembers which revision it was before.
 * Source: SetNewReplicaSetAnnotations
 */
export function withRevision(
  deployment: Deployment,
  annotations: StringMap,
  revision: number,
): StringMap {
  const changed: Record<string, string> = { ...annotations, ...copied(deployment) }
  const before = annotations[REVISION]
  if (before === undefined || Number(before) < revision) {
    changed[REVISION] = String(revision)
    if (before !== undefined) changed[REVISION_HISTORY] = history(annotations, before)
  }
  return sameMap(annotations, changed) ? annotations : changed
}

/** The sizes a ReplicaSet was made or scaled for; the same map when they stand there already. */
export function withReplicas(annotations: StringMap, desired: number, most: number): StringMap {
  const sizes = { [DESIRED_REPLICAS]: String(desired), [MAX_REPLICAS]: String(most) }
  const changed = { ...annotations, ...sizes }
  return sameMap(annotations, changed) ? annotations : changed
}

function copied({ metadata }: Deployment): StringMap {
  const entries = Object.entries(metadata.annotations ?? {})
  return Object.fromEntries(entries.filter(([key]) => !NOT_COPIED.includes(key)))
}

function history(annotations: StringMap, revision: string): string {
  const before = annotations[REVISION_HISTORY] ?? ''
  const revisions = before === '' ? [revision] : [...before.split(','), revision]
  while (revisions.length > 1 && revisions.join(',').length > MAX_HISTORY_LENGTH) revisions.shift()
  return revisions.join(',')
}

function sameMap(a: StringMap, b: StringMap): boolean {
  const keys = Object.keys(b)
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key])
}
