/**
 * Gives a pod its node. The one change of a pod's spec that counts no generation.
 * Source: Kubernetes v1.35 pkg/registry/core/pod/storage/storage.go BindingREST
 */
import type { Binding, Pod, PodStatus } from '../../../api/core'
import { goQuote } from '../../../api/machinery/goFormat'
import { updatePodCondition } from '../../../api/machinery/podConditions'
import { newConflict, newNotFound } from '../../../api/machinery/status'
import type { KubeObject, ObjectMeta } from '../../../api/meta'
import { timeAt } from '../../clientGo/wallClock'
import { withField } from '../registry/sharing'
import { type Attempt, type Outcome, refusal } from './attempt'
import { preconditionFailure } from './preconditions'

export function bindPod(attempt: Attempt, sent: KubeObject): Outcome {
  const { name, current, server } = attempt
  if (current === undefined) return refusal(newNotFound({ group: '', resource: 'pods' }, name))
  const pod = current as Pod
  const binding = sent as Binding
  const changed = preconditionFailure(attempt, current, binding.metadata)
  const error = changed ?? whyNot(pod)
  if (error !== undefined) {
    return refusal(newConflict({ group: '', resource: 'pods/binding' }, name, error))
  }
  return { type: 'store', object: bound(pod, binding, timeAt(server.context.now)) }
}

function whyNot({ metadata, spec }: Pod): string | undefined {
  const { name, deletionTimestamp } = metadata
  if (deletionTimestamp !== undefined) {
    return `pod ${name} is being deleted, cannot be assigned to a host`
  }
  if (spec.nodeName) return `pod ${name} is already assigned to node ${goQuote(spec.nodeName)}`
  if ((spec.schedulingGates ?? []).length > 0) {
    return `pod ${name} has non-empty .spec.schedulingGates`
  }
  return undefined
}

function bound(pod: Pod, { target, metadata }: Binding, now: string): Pod {
  const { generation } = pod.metadata
  const condition = {
    type: 'PodScheduled',
    status: 'True',
    ...(generation !== undefined && { observedGeneration: generation }),
  } as const
  const status = withoutNomination(updatePodCondition(pod.status ?? {}, condition, now))
  const spec = withField(pod.spec, 'nodeName', target.name ?? '')
  return { ...pod, metadata: withMarks(pod.metadata, metadata), spec, status }
}

function withoutNomination(status: PodStatus): PodStatus {
  if (status.nominatedNodeName === undefined) return status
  const { nominatedNodeName: _, ...rest } = status
  return rest
}

/** The pod's metadata with the labels and annotations that admission put on the Binding. */
function withMarks(pod: Pod['metadata'], { labels, annotations }: ObjectMeta): Pod['metadata'] {
  if (labels === undefined && annotations === undefined) return pod
  return {
    ...pod,
    ...(labels !== undefined && { labels: { ...pod.labels, ...labels } }),
    ...(annotations !== undefined && { annotations: { ...pod.annotations, ...annotations } }),
  }
}
