/** A pod as drawn: what the API holds of it, folded into what the legend has. */
import type { Container, ContainerStatus } from '../../api/container'
import type { Pod } from '../../api/core'
import { podRequests } from '../../api/machinery/podRequests'
import { scaledValue } from '../../api/machinery/quantity'
import type { QuantityList } from '../../api/machinery/resourceList'
import { microsAt } from './clockTime'
import { podMilestones } from './podMilestones'
import type { ContainerView, PodLook, PodView, ProbeView, Timer } from './records'

/** What its node and the controllers know of a pod beyond the API, when they are asked. */
export interface PodLocals {
  readonly pullPercent?: number
  readonly backoff?: Timer
  readonly eviction?: Timer
  readonly probes?: readonly ProbeView[]
}

const nothing: PodLocals = {}

export function podView(pod: Pod, locals: PodLocals = nothing): PodView {
  const { metadata, spec, status } = pod
  const containers = containersOf(pod)
  const requests = podRequests(pod)
  const owner = metadata.ownerReferences?.find((reference) => reference.controller === true)
  const printed = printedStatus(pod)
  const grace = graceOf(pod)
  const claims = claimsOf(pod)
  return {
    kind: 'Pod',
    key: `${metadata.namespace}/${metadata.name}`,
    uid: metadata.uid,
    namespace: metadata.namespace,
    name: metadata.name,
    node: spec.nodeName ?? '',
    look: lookOf(pod, printed),
    status: printed,
    readyContainers: containers.filter((one) => one.kind !== 'init' && one.state === 'ready')
      .length,
    containers,
    restarts: containers.reduce((sum, one) => sum + one.restarts, 0),
    owner: owner === undefined ? '' : `${owner.kind}/${owner.name}`,
    labels: metadata.labels ?? {},
    cpuMillis: amountOf(requests, 'cpu', -3),
    memoryBytes: amountOf(requests, 'memory', 0),
    ip: status?.podIP ?? '',
    createdAt: microsAt(metadata.creationTimestamp),
    milestones: podMilestones(pod),
    priority: spec.priority ?? 0,
    ...locals,
    ...(claims.length === 0 ? {} : { claims }),
    ...(grace === undefined ? {} : { grace }),
  }
}

/** Of an ephemeral volume the claim bears the names of the pod and the volume. */
const claimsOf = ({ metadata, spec }: Pod): readonly string[] =>
  (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    if (persistentVolumeClaim !== undefined) return [persistentVolumeClaim.claimName]
    return ephemeral === undefined ? [] : [`${metadata.name}-${name}`]
  })

/** A request in units of 10^scale; 0 when it asks for none. */
function amountOf(requests: QuantityList, resource: string, scale: number): number {
  const quantity = requests.get(resource)
  return quantity === undefined ? 0 : Number(scaledValue(quantity, scale))
}

/** The STATUS column of `kubectl get pods`. Source: Kubernetes v1.35 pkg/printers/internalversion */
export function printedStatus(pod: Pod): string {
  const { status, metadata } = pod
  const init = initStatus(pod)
  const initialized = status?.conditions?.some(
    (condition) => condition.type === 'Initialized' && condition.status === 'True',
  )
  const reason = init === undefined || initialized ? mainStatus(pod) : init
  if (metadata.deletionTimestamp === undefined) return reason
  if (status?.reason === 'NodeLost') return 'Unknown'
  return status?.phase === 'Succeeded' || status?.phase === 'Failed' ? reason : 'Terminating'
}

function initStatus(pod: Pod): string | undefined {
  const specs = pod.spec.initContainers ?? []
  const statuses = pod.status?.initContainerStatuses ?? []
  for (const [index, one] of statuses.entries()) {
    const sidecar = specs[index]?.restartPolicy === 'Always'
    const { terminated, waiting } = one.state ?? {}
    if (terminated?.exitCode === 0 || (sidecar && one.started === true)) continue
    if (terminated !== undefined)
      return `Init:${terminated.reason ?? `ExitCode:${terminated.exitCode}`}`
    if (waiting?.reason !== undefined && waiting.reason !== 'PodInitializing') {
      return `Init:${waiting.reason}`
    }
    return `Init:${index}/${specs.length}`
  }
  return undefined
}

function mainStatus(pod: Pod): string {
  const { status } = pod
  const gated = status?.conditions?.some(
    (condition) => condition.type === 'PodScheduled' && condition.reason === 'SchedulingGated',
  )
  let reason = gated ? 'SchedulingGated' : (status?.reason ?? status?.phase ?? 'Pending')
  let running = false
  let failure = ''
  for (const one of [...(status?.containerStatuses ?? [])].reverse()) {
    const { waiting, terminated } = one.state ?? {}
    if (waiting?.reason) reason = waiting.reason
    else if (terminated !== undefined) {
      reason = terminated.reason ?? `ExitCode:${terminated.exitCode}`
      if (terminated.exitCode !== 0) failure = reason
    } else if (one.ready && one.state?.running !== undefined) running = true
  }
  if (reason !== 'Completed') return reason
  if (running && isReady(pod)) return 'Running'
  return failure !== '' ? failure : running ? 'NotReady' : reason
}

const isReady = (pod: Pod): boolean =>
  pod.status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false

const TROUBLE = /CrashLoopBackOff|Error|ErrImage|ImagePullBackOff|OOMKilled|Invalid|Evicted|OutOf/

function lookOf(pod: Pod, printed: string): PodLook {
  const phase = pod.status?.phase
  if (pod.metadata.deletionTimestamp !== undefined && phase !== 'Succeeded' && phase !== 'Failed') {
    return 'ending'
  }
  if (phase === 'Succeeded') return 'done'
  if (phase === 'Failed') return 'failed'
  if (TROUBLE.test(printed)) return 'crashing'
  if (pod.spec.nodeName === undefined) return 'pending'
  if (phase === 'Running') return isReady(pod) ? 'running' : 'notReady'
  return phase === 'Unknown' ? 'unknown' : 'creating'
}

function containersOf(pod: Pod): ContainerView[] {
  const { spec, status } = pod
  const init = (spec.initContainers ?? []).map((one) =>
    containerView(
      one,
      status?.initContainerStatuses,
      one.restartPolicy === 'Always' ? 'sidecar' : 'init',
    ),
  )
  const main = spec.containers.map((one) => containerView(one, status?.containerStatuses, 'main'))
  return [...init, ...main]
}

function containerView(
  container: Container,
  statuses: readonly ContainerStatus[] | undefined,
  kind: ContainerView['kind'],
): ContainerView {
  const status = statuses?.find((one) => one.name === container.name)
  const { running, terminated, waiting } = status?.state ?? {}
  const reason = waiting?.reason ?? terminated?.reason ?? ''
  const restarts = status?.restartCount ?? 0
  const base = { name: container.name, kind, reason, image: container.image, restarts }
  if (running !== undefined) return { ...base, state: status?.ready ? 'ready' : 'running' }
  if (terminated !== undefined) {
    return { ...base, state: terminated.exitCode === 0 ? 'succeeded' : 'failed' }
  }
  return { ...base, state: TROUBLE.test(reason) ? 'failed' : 'waiting' }
}

function graceOf(pod: Pod): Timer | undefined {
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata
  if (deletionTimestamp === undefined) return undefined
  const until = microsAt(deletionTimestamp)
  return { from: until - (deletionGracePeriodSeconds ?? 0) * 1_000_000, until }
}
