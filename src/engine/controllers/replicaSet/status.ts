/**
 * The status of a ReplicaSet, counted from its pods.
 * Source: Kubernetes v1.35 pkg/controller/replicaset/replica_set_utils.go
 */
import type { ReplicaSet, ReplicaSetStatus } from '../../../api/apps'
import type { LooseCondition, Pod } from '../../../api/core'
import { getCondition, removeCondition } from '../../../api/machinery/conditions'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { matchesLabelSet } from '../../../api/machinery/labelSelector'
import { isPodAvailable, isPodReady } from '../../../api/machinery/podConditions'
import type { UnixMicros } from '../../../api/machinery/time'
import type { Time } from '../../../api/meta'
import { withoutZeros } from '../counts'

/** The pods of one ReplicaSet: those that count, and those still ending. */
export interface OwnPods {
  readonly active: readonly Pod[]
  readonly terminating: readonly Pod[]
}

/** The status as these pods make it; its conditions are left as they were. */
export function countStatus(
  { spec, status, metadata }: ReplicaSet,
  { active, terminating }: OwnPods,
  now: UnixMicros,
): ReplicaSetStatus {
  let fullyLabeledReplicas = 0
  let readyReplicas = 0
  let availableReplicas = 0
  for (const pod of active) {
    if (matchesLabelSet(spec.template?.metadata?.labels, pod.metadata.labels))
      fullyLabeledReplicas++
    if (!isPodReady(pod)) continue
    readyReplicas++
    if (isPodAvailable(pod, spec.minReadySeconds ?? 0, now)) availableReplicas++
  }
  const { generation } = metadata
  return {
    replicas: active.length,
    ...withoutZeros({ fullyLabeledReplicas, readyReplicas, availableReplicas }),
    terminatingReplicas: terminating.length,
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    ...(status?.conditions === undefined ? {} : { conditions: status.conditions }),
  }
}

/**
 * Adds ReplicaFailure with the text of what went wrong, or takes it away. A failure that is
 * already told keeps its first words. `diff` is the surplus of pods; negative, they are missing.
 */
export function withFailure(
  status: ReplicaSetStatus,
  failure: string | undefined,
  diff: number,
  now: Time,
): ReplicaSetStatus {
  const { conditions = [], ...rest } = status
  const known = getCondition(conditions, 'ReplicaFailure')
  if ((failure === undefined) === (known === undefined)) return status
  if (failure === undefined) {
    const left = removeCondition(conditions, 'ReplicaFailure')
    return left.length === 0 ? rest : { ...rest, conditions: left }
  }
  const condition: LooseCondition = {
    type: 'ReplicaFailure',
    status: 'True',
    lastTransitionTime: now,
    ...(diff === 0 ? {} : { reason: diff < 0 ? 'FailedCreate' : 'FailedDelete' }),
    message: failure,
  }
  return { ...rest, conditions: [...conditions, condition] }
}

/** Whether there is nothing to write. */
export function sameStatus(before: ReplicaSetStatus | undefined, after: ReplicaSetStatus): boolean {
  return before !== undefined && deepEqual(before, after)
}
