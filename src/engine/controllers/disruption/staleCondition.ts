/**
 * Takes back what a pod was told about its end, when the end did not come: two minutes after a
 * DisruptionTarget condition the pod should be on its way out.
 * Source: Kubernetes v1.35 pkg/controller/disruption/disruption.go (syncStalePodDisruption)
 */
import type { Pod, PodCondition } from '../../../api/core'
import {
  getPodCondition,
  isTerminalPhase,
  updatePodCondition,
} from '../../../api/machinery/podConditions'
import { microsOf } from '../../../api/machinery/time'
import { objectPath } from '../../clientGo/paths'
import { timeAt, unixMicrosAt } from '../../clientGo/wallClock'
import { type Micros, seconds } from '../../kernel/micros'
import { getCached } from '../caches'
import type { Desk } from '../controller'
import { NOTHING, type Plan, send } from '../plan'

const STALE_TIMEOUT = seconds(120)

/** How long until the condition is stale, 0 when it is; undefined without one that could be. */
export function staleIn({ metadata, status }: Pod, now: Micros): Micros | undefined {
  if (metadata.deletionTimestamp !== undefined || isTerminalPhase(status?.phase)) return undefined
  const condition = getPodCondition(status, 'DisruptionTarget')
  if (condition?.status !== 'True') return undefined
  // The kubelet may take any time between the condition and the end.
  if (condition.reason === 'TerminationByKubelet') return undefined
  const since = unixMicrosAt(now) - microsOf(condition.lastTransitionTime)
  return Math.max(0, STALE_TIMEOUT - since)
}

export function clearStaleCondition(
  key: string,
  { caches, now }: Pick<Desk<unknown>, 'caches' | 'now'>,
): Plan {
  const pod = getCached(caches, 'pods', key)
  const left = pod === undefined ? undefined : staleIn(pod, now)
  if (pod === undefined || left === undefined) return NOTHING
  if (left > 0) return { steps: [], requeueAfter: left }
  const { namespace, name, generation } = pod.metadata
  const time = timeAt(now)
  const condition: PodCondition = {
    type: 'DisruptionTarget',
    ...(generation !== undefined && { observedGeneration: generation }),
    status: 'False',
    lastTransitionTime: time,
  }
  const body = { ...pod, status: updatePodCondition(pod.status ?? {}, condition, time) }
  const path = objectPath('v1', 'pods', namespace, name, 'status')
  return { steps: [send({ method: 'PUT', path, body })] }
}
