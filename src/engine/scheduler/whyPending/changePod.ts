/**
 * How the spec of a pod is changed by a person. Little of a pod may be changed once it is there: a
 * pod of a workload gets its change through the template, a bare one is deleted and created again.
 */
import type { Pod, PodSpec, PodTemplateSpec } from '../../../api/core'
import type { JsonObject } from '../../../api/machinery/json'
import { createJsonMergePatch } from '../../../api/machinery/jsonMergePatch'
import { getControllerOf } from '../../../api/machinery/ownerReference'
import { objectPath } from '../../clientGo/paths'
import { replicaSetOf, statefulSetOf } from '../framework/clusterView'
import type { HowChanged } from './pendingFacts'
import type { FixStep } from './pendingReport'
import type { Candidate, Trouble } from './trouble'

export type PodChange = Pick<Candidate, 'supposition' | 'steps' | 'undo'> & {
  readonly how: HowChanged
}

export type ChangeSpec = (spec: PodSpec) => PodSpec

const MERGE_PATCH = { 'content-type': 'application/merge-patch+json' }

/**
 * Undefined when the pod's owner cannot be changed. `admitted` is what the API server makes of the
 * new spec, where that matters to the scheduler.
 */
export function changePod(
  trouble: Trouble,
  change: ChangeSpec,
  admitted: ChangeSpec = (spec) => spec,
): PodChange | undefined {
  const { pod } = trouble
  const supposition = { pod: { ...pod, spec: admitted(change(pod.spec)) } }
  const owner = getControllerOf(pod)
  if (owner === undefined) return { supposition, ...recreated(pod, change) }
  const workload = workloadOf(trouble)
  return workload && { supposition, ...withTemplate(pod, workload, change) }
}

/** For the few fields that may be changed in place: a patch of the pod itself. */
export function patchPod({ pod }: Trouble, change: ChangeSpec): PodChange {
  const spec = change(pod.spec)
  const { name, namespace } = pod.metadata
  const path = objectPath('v1', 'pods', namespace, name)
  const steps = [patch(path, mergePatch({ spec: pod.spec }, { spec }))]
  return { supposition: { pod: { ...pod, spec } }, steps, how: { type: 'patched', pod: name } }
}

/** The request that turns one object into another. */
export const patch = (path: string, body: unknown): FixStep => ({
  request: { method: 'PATCH', path, headers: MERGE_PATCH, body },
})

export const mergePatch = (before: object, after: object): JsonObject =>
  createJsonMergePatch(before as JsonObject, after as JsonObject)

interface Workload {
  readonly kind: string
  readonly name: string
  readonly path: string
  readonly template: PodTemplateSpec
  /** It takes its new template for new pods only: the old one has to go. */
  readonly keepsPods: boolean
}

function workloadOf({ pod, cluster }: Trouble): Workload | undefined {
  const { namespace } = pod.metadata
  const owner = getControllerOf(pod)
  if (owner?.kind === 'StatefulSet') {
    const set = statefulSetOf(cluster, namespace, owner.name)
    const path = objectPath('apps/v1', 'statefulsets', namespace, owner.name)
    return set && { ...owner, path, template: set.spec.template, keepsPods: true }
  }
  if (owner?.kind !== 'ReplicaSet') return undefined
  const set = replicaSetOf(cluster, namespace, owner.name)
  const template = set?.spec.template
  if (set === undefined || template === undefined) return undefined
  const above = getControllerOf(set)
  const workload = above?.kind === 'Deployment' ? above : owner
  const resource = above?.kind === 'Deployment' ? 'deployments' : 'replicasets'
  const path = objectPath('apps/v1', resource, namespace, workload.name)
  return { ...workload, path, template, keepsPods: workload === owner }
}

function withTemplate(
  pod: Pod,
  { kind, name, path, template, keepsPods }: Workload,
  change: ChangeSpec,
): Omit<PodChange, 'supposition'> {
  const inTemplate = (spec: PodSpec) => ({ spec: { template: { spec } } })
  const before = inTemplate(template.spec)
  const after = inTemplate(change(template.spec))
  const steps = [patch(path, mergePatch(before, after))]
  if (keepsPods) steps.push(deletion(pod))
  return {
    steps,
    undo: [patch(path, mergePatch(after, before))],
    how: keepsPods
      ? { type: 'madeAnew', workload: `${kind} ${name}`, pod: pod.metadata.name }
      : { type: 'rollsOut', workload: `${kind} ${name}` },
  }
}

export const deletion = ({ metadata: { namespace, name } }: Pod): FixStep => ({
  request: { method: 'DELETE', path: objectPath('v1', 'pods', namespace, name) },
})

function recreated(pod: Pod, change: ChangeSpec): Omit<PodChange, 'supposition'> {
  const { name, namespace, labels, annotations } = pod.metadata
  const metadata = {
    name,
    namespace,
    ...(labels !== undefined && { labels }),
    ...(annotations !== undefined && { annotations }),
  }
  const body = { apiVersion: 'v1', kind: 'Pod', metadata, spec: change(asWritten(pod.spec)) }
  const path = objectPath('v1', 'pods', namespace, '').replace(/\/$/, '')
  return {
    steps: [deletion(pod), { request: { method: 'POST', path, body } }],
    how: { type: 'recreated', pod: name },
  }
}

const TOKEN = 'kube-api-access-'

/** Without what admission put in, which it puts in again. */
function asWritten(spec: PodSpec): PodSpec {
  const { nodeName: _node, priority: _number, preemptionPolicy: _policy, ...rest } = spec
  const volumes = spec.volumes?.filter(({ name }) => !name.startsWith(TOKEN))
  const containers = spec.containers.map((container) => {
    const volumeMounts = container.volumeMounts?.filter(({ name }) => !name.startsWith(TOKEN))
    return volumeMounts === undefined ? container : { ...container, volumeMounts }
  })
  return { ...rest, containers, ...(volumes !== undefined && { volumes }) }
}
