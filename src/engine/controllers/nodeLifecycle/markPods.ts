/**
 * When a node is lost its pods are not ready: Services must not send anybody there.
 * Source: Kubernetes v1.35 pkg/controller/util/node/controller_utils.go (MarkPodsNotReady)
 */
import type { Pod } from '../../../api/core'
import { getPodCondition, updatePodCondition } from '../../../api/machinery/podConditions'
import type { Time } from '../../../api/meta'
import { referenceTo } from '../../clientGo/eventRecorder'
import { objectPath } from '../../clientGo/paths'
import { type PlanAnswer, type Step, send } from '../plan'

/** One write for each pod that counted as ready, one after the other. */
export const markPodsNotReady = (pods: readonly Pod[], now: Time): readonly Step[] =>
  pods.flatMap((pod) => markPodNotReady(pod, now))

function markPodNotReady(pod: Pod, now: Time): readonly Step[] {
  const condition = getPodCondition(pod.status, 'Ready')
  if (pod.status === undefined || condition === undefined) return []
  const status = updatePodCondition(pod.status, { ...condition, status: 'False' }, now)
  if (status === pod.status) return []
  const { namespace, name } = pod.metadata
  const request = send({
    method: 'PUT',
    path: objectPath('v1', 'pods', namespace, name, 'status'),
    body: { ...pod, status },
    tolerate: ['any'],
    onSuccess: {
      regarding: referenceTo(pod),
      type: 'Warning',
      reason: 'NodeNotReady',
      message: 'Node is not ready',
    },
  })
  return [request]
}

/** Whether all pods were marked, or are gone. */
export const allMarked = (answers: readonly PlanAnswer[]): boolean =>
  answers.every(({ status }) => status < 400 || status === 404)
