/**
 * What the API says about this node's pods: new ones are admitted or refused, changed ones looked
 * at again, those to be deleted ended, those gone forgotten.
 * Source: Kubernetes v1.35 pkg/kubelet/config, kubelet.go (HandlePodAdditions and its fellows)
 */
import type { Node, Pod } from '../../api/core'
import { deepEqual } from '../../api/machinery/deepEqual'
import { isPodTerminal } from '../../api/machinery/podConditions'
import { podQOSClass } from '../../api/machinery/qosClass'
import type { InformerEvent } from '../clientGo/informer'
import type { Context } from '../kernel/actor'
import { admit } from './admission'
import { podEvent } from './events'
import { type KubeletState, type PodWorker, requestSync } from './kubeletState'
import { initialNode } from './node/nodeStatus'
import { createWorker, endOrphan, forget, terminate } from './podWorkers'
import { observe, rejectPod } from './status/statusManager'

/** Takes the pods of one message together: they are admitted in the order of their creation. */
export function takePodEvents(
  state: KubeletState,
  events: readonly InformerEvent[],
  context: Context,
): void {
  const added: Pod[] = []
  for (const { type, object, old } of events) {
    const pod = object as Pod
    const replaced = old !== undefined && old.metadata.uid !== pod.metadata.uid
    if (replaced) removePod(state, old.metadata.uid, context)
    if (type === 'delete') removePod(state, pod.metadata.uid, context)
    else if (type === 'add' || replaced) added.push(pod)
    else updatePod(state, pod, context)
  }
  added.sort(byCreation)
  for (const pod of added) addPod(state, pod, context)
}

const byCreation = (a: Pod, b: Pod): number => {
  const [one, other] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp]
  if (one !== other) return one < other ? -1 : 1
  return a.metadata.name < b.metadata.name ? -1 : 1
}

/** All pods are known now: what the runtime holds besides is nobody's. */
export function endOrphans(state: KubeletState, context: Context): void {
  for (const uid of [...state.runtimePods.keys()]) {
    if (!state.workers.has(uid)) endOrphan(state, uid, context)
  }
}

function addPod(state: KubeletState, pod: Pod, context: Context): void {
  const { uid, deletionTimestamp } = pod.metadata
  if (state.workers.has(uid)) {
    updatePod(state, pod, context)
    return
  }
  const ends = deletionTimestamp !== undefined || isPodTerminal(pod)
  const worker = createWorker(pod)
  if (!ends && !isAdmitted(state, worker, context)) return
  if (ends) worker.stage = 'terminating'
  state.workers.set(uid, worker)
  requestSync(state, uid, context.cause)
}

function isAdmitted(state: KubeletState, worker: PodWorker, context: Context): boolean {
  const { pod } = worker
  const node: Node = state.node.node ?? initialNode(state, context)
  const others = [...state.workers.values()].filter(counts)
  const refusal = admit(worker, node, others)
  if (refusal === undefined) return true
  const { reason, message } = refusal
  podEvent(state, context, pod, 'Warning', reason, message)
  const text = `Pod was rejected: ${message}`
  const status = { phase: 'Failed', reason, message: text, qosClass: podQOSClass(pod) } as const
  rejectPod(state, pod, status, context)
  return false
}

const counts = ({ stage, pod }: PodWorker): boolean => stage !== 'finished' && !isPodTerminal(pod)

function updatePod(state: KubeletState, pod: Pod, context: Context): void {
  const { uid, deletionTimestamp } = pod.metadata
  const worker = state.workers.get(uid)
  if (worker === undefined) {
    // Refused before: it needs a worker only to be let go.
    if (deletionTimestamp !== undefined) addPod(state, pod, context)
    else observe(state, pod, context)
    return
  }
  const before = worker.pod
  worker.pod = pod
  observe(state, pod, context)
  const graceChanged =
    before.metadata.deletionGracePeriodSeconds !== pod.metadata.deletionGracePeriodSeconds
  if (deletionTimestamp !== undefined && (graceChanged || worker.stage === 'sync')) {
    terminate(state, worker, context)
  } else if (worker.stage === 'sync' && isPodTerminal(pod)) terminate(state, worker, context)
  else if (asksForWork(before, pod)) {
    // Labels and annotations may be files of a volume.
    if (worker.volumes !== undefined) worker.volumesStale = true
    requestSync(state, uid, context.cause)
  }
}

/** The kubelet's own status coming back asks for nothing. */
function asksForWork(before: Pod, after: Pod): boolean {
  if (before.metadata.generation !== after.metadata.generation) return true
  if (!deepEqual(before.metadata.labels, after.metadata.labels)) return true
  if (!deepEqual(before.metadata.annotations, after.metadata.annotations)) return true
  const gates = after.spec.readinessGates ?? []
  return gates.some(
    ({ conditionType }) => gateStatus(before, conditionType) !== gateStatus(after, conditionType),
  )
}

const gateStatus = ({ status }: Pod, type: string): string | undefined =>
  status?.conditions?.find((condition) => condition.type === type)?.status

function removePod(state: KubeletState, uid: string, context: Context): void {
  const worker = state.workers.get(uid)
  if (worker === undefined) {
    state.statuses.delete(uid)
    return
  }
  worker.removed = true
  if (worker.stage === 'finished' && worker.pass === undefined) forget(state, worker, context)
  else terminate(state, worker, context)
}
