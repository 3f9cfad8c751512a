/**
 * Runs the probes of the pods: sends each when it is due, reads what came back, and tells the pod
 * worker when a verdict has changed. A probe is one message there and one back; between two of
 * them nothing happens.
 * Source: Kubernetes v1.35 pkg/kubelet/prober
 */
import type { Container, ContainerStatus } from '../../../api/container'
import { isSidecar } from '../../../api/machinery/podRequests'
import type { ProbeAction, ProbeOutcome, ProbeReply, ProbeRequest } from '../../cri/messages'
import type { Context } from '../../kernel/actor'
import { type Micros, seconds } from '../../kernel/micros'
import { containerEvent } from '../events'
import { withEntry, withoutEntry } from '../few'
import { heldStatus, type KubeletState, type PodWorker } from '../kubeletState'
import { allContainers, containerSpec } from '../pass'
import { probeAction } from './probeAction'
import { judge } from './probeText'
import {
  createProbeWorker,
  mayProbeNow,
  nextProbeAt,
  type ProbeKind,
  type ProbeWorker,
  periodOf,
  probeKey,
  takeContainer,
  takeResult,
  timeoutSeconds,
} from './probeWorker'

/** Makes a worker for each probe of the pod that has none yet. */
export function addProbes(state: KubeletState, worker: PodWorker, context: Context): void {
  for (const ref of allContainers(worker.pod)) {
    const container = containerSpec(worker.pod, ref)
    if (container === undefined || ref.kind === 'ephemeral') continue
    if (ref.kind === 'init' && !isSidecar(container)) continue
    if (!hasProbes(container)) continue
    for (const [kind, probe] of probesOf(container)) {
      const key = probeKey(kind, container.name)
      if (probe === undefined || worker.probes.has(key)) continue
      // After a restart of the kubelet all probes would fall on one instant.
      const young = context.now - state.startedAt < periodOf(probe)
      const wait = young ? context.random(periodOf(probe)) : 0
      const made = createProbeWorker(kind, container.name, probe, context.now + wait)
      worker.probes = withEntry(worker.probes, key, made)
    }
  }
}

/** Ends probes: all of them, or (while the pod is ending) all but readiness. */
export function removeProbes(worker: PodWorker, keepReadiness: boolean): void {
  for (const [key, probe] of worker.probes) {
    if (keepReadiness && probe.kind === 'Readiness') continue
    worker.probes = withoutEntry(worker.probes, key)
  }
}

/** The pod's status has changed: probes look whether their container is a new one, and when to run. */
export function followProbes(state: KubeletState, worker: PodWorker, context: Context): void {
  if (worker.probes.size === 0) return
  for (const probe of worker.probes.values()) {
    const status = statusOf(state, worker, probe)
    const id = (status?.containerID ?? '').replace(/^.*:\/\//, '')
    if (id === '') continue
    takeContainer(probe, id)
    // A container that has just started is asked at once whether it is ready.
    const first = probe.kind === 'Readiness' && !probe.probed && probe.inFlight === undefined
    if (first && mayProbeNow(probe, status, context.now)) {
      probe.tickFrom = context.now
      sendProbe(state, worker, probe, context.now, context)
    } else scheduleProbe(state, worker, probe, status, context.now, context)
  }
}

/** Reads what came back. Returns whose verdict has changed, if one has. */
export function takeProbeReply(
  state: KubeletState,
  reply: ProbeReply,
  context: Context,
): { readonly worker: PodWorker; readonly kind: ProbeKind } | undefined {
  const flight = state.probes.get(reply.id)
  state.probes.delete(reply.id)
  const worker = flight && state.workers.get(flight.uid)
  const probe = flight && worker?.probes.get(flight.key)
  if (worker === undefined || probe === undefined || probe.inFlight !== reply.id) return undefined
  probe.inFlight = undefined
  const status = statusOf(state, worker, probe)
  const running = status?.state?.running !== undefined
  const changed = running && settle(state, worker, probe, reply.outcome, context)
  // The next tick is a new one, however late this answer came.
  scheduleProbe(state, worker, probe, status, context.now + 1, context)
  return changed ? { worker, kind: probe.kind } : undefined
}

/** Probes whose answer is long overdue count as timed out: their wire is cut. */
export function overdueProbes(state: KubeletState, now: Micros): ProbeReply[] {
  const lost: ProbeReply[] = []
  for (const [id, { uid, dueAt }] of state.probes) {
    if (dueAt + LOST_AFTER > now) continue
    const pod = state.workers.get(uid)?.key ?? ''
    lost.push({ type: 'probeReply', id, outcome: { type: 'timedOut' }, pod })
  }
  return lost
}

const LOST_AFTER = seconds(5)

/** Tells of the result; true when it makes a new verdict. */
function settle(
  state: KubeletState,
  worker: PodWorker,
  probe: ProbeWorker,
  outcome: ProbeOutcome,
  context: Context,
): boolean {
  const ref = allContainers(worker.pod).find(({ name }) => name === probe.container)
  const action = actionOf(state, worker, probe)
  if (ref === undefined || action === undefined) return false
  probe.probed = true
  const { kind } = probe
  const { result, text, errored } = judge(action, outcome, timeoutSeconds(probe.probe))
  if (errored) {
    const message = `${kind} probe errored and resulted in unknown state: ${text}`
    containerEvent(state, context, worker, ref, 'Warning', 'Unhealthy', message)
    return false
  }
  if (result === 'Failure') {
    const message = `${kind} probe failed: ${text}`
    containerEvent(state, context, worker, ref, 'Warning', 'Unhealthy', message)
  }
  return takeResult(probe, result)
}

function scheduleProbe(
  state: KubeletState,
  worker: PodWorker,
  probe: ProbeWorker,
  status: ContainerStatus | undefined,
  from: Micros,
  context: Context,
): void {
  if (probe.inFlight !== undefined) return
  const ending = worker.pod.metadata.deletionTimestamp !== undefined
  if (ending && probe.kind !== 'Readiness') return
  const at = nextProbeAt(probe, status, from)
  if (at !== undefined) sendProbe(state, worker, probe, at, context)
}

/** The probe leaves at `at`, so that waiting for its turn needs no timer. */
function sendProbe(
  state: KubeletState,
  worker: PodWorker,
  probe: ProbeWorker,
  at: Micros,
  context: Context,
): void {
  const action = actionOf(state, worker, probe)
  if (action === undefined) return
  const id = state.nextProbe++
  const key = probeKey(probe.kind, probe.container)
  const dueAt = at + seconds(timeoutSeconds(probe.probe))
  state.probes.set(id, { uid: worker.uid, key, pass: 0, dueAt })
  probe.inFlight = id
  const request: ProbeRequest = {
    type: 'probe',
    id,
    kind: probe.kind,
    containerId: probe.containerId,
    action,
    timeoutSeconds: timeoutSeconds(probe.probe),
    pod: worker.key,
  }
  context.send(state.config.runtime, request, at - context.now)
}

function actionOf(
  state: KubeletState,
  worker: PodWorker,
  probe: ProbeWorker,
): ProbeAction | undefined {
  const ref = allContainers(worker.pod).find(({ name }) => name === probe.container)
  const container = ref && containerSpec(worker.pod, ref)
  const podIP = heldStatus(state, worker.pod).podIP ?? ''
  return container && probeAction(probe.probe, container, podIP)
}

function statusOf(
  state: KubeletState,
  worker: PodWorker,
  probe: ProbeWorker,
): ContainerStatus | undefined {
  const { containerStatuses = [], initContainerStatuses = [] } = heldStatus(state, worker.pod)
  return [...containerStatuses, ...initContainerStatuses].find(
    (one) => one.name === probe.container,
  )
}

const hasProbes = ({ startupProbe, readinessProbe, livenessProbe }: Container): boolean =>
  startupProbe !== undefined || readinessProbe !== undefined || livenessProbe !== undefined

function probesOf(container: Container) {
  return [
    ['Startup', container.startupProbe],
    ['Readiness', container.readinessProbe],
    ['Liveness', container.livenessProbe],
  ] as const
}
