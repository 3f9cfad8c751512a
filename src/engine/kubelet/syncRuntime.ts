/**
 * The heart of a pass: compares what runs with what should, and lays out the steps between.
 * Source: Kubernetes v1.35 pkg/kubelet/kuberuntime/kuberuntime_manager.go (SyncPod)
 */
import type { CriContainer } from '../cri/messages'
import { callRuntime, rpcError } from './criClient'
import { podEvent } from './events'
import type { Work } from './kubeletState'
import { allContainers, type ContainerRef, type KillTarget, type Step } from './pass'
import { computePodActions } from './podActions'
import { type ProbeKind, type ProbeResult, probeKey } from './prober/probeWorker'

/** Lays out the steps from what runs to what should. */
export function syncRuntime({ state, worker, pass, context }: Work): void {
  const { pod } = worker
  const verdict =
    (kind: ProbeKind) =>
    (name: string, id: string): ProbeResult | undefined => {
      const probe = worker.probes.get(probeKey(kind, name))
      return probe !== undefined && probe.containerId === id ? probe.published : undefined
    }
  const actions = computePodActions(pod, pass.seen, {
    startup: verdict('Startup'),
    liveness: verdict('Liveness'),
  })
  pass.sandboxId = actions.sandboxId
  pass.podIP = pass.seen?.sandboxes[0]?.ip ?? ''
  if (actions.createSandbox && actions.sandboxId !== '') {
    const message = 'Pod sandbox changed, it will be killed and re-created.'
    podEvent(state, context, pod, 'Normal', 'SandboxChanged', message)
  }
  if (actions.killPod) pass.steps.push(...killPodSteps({ state, worker, pass, context }))
  else if (actions.kill.length > 0) {
    for (const target of actions.kill) pass.steps.push({ type: 'kill', targets: [target] })
  }
  const dead = deadContainers(pass.seen?.containers ?? [])
  if (dead.length > 0) pass.steps.push({ type: 'removeContainers', ids: dead })
  if (actions.createSandbox) pass.steps.push({ type: 'runSandbox', attempt: actions.attempt })
  const starts = actions.start.map((container): Step => ({ type: 'start', container }))
  if (!actions.killPod || actions.createSandbox) pass.steps.push(...starts)
}

/** Stops every container that runs and every sandbox that was not stopped yet. */
export function killPodSteps({ worker, pass }: Work): Step[] {
  const running = (pass.seen?.containers ?? []).filter((one) => one.state === 'RUNNING')
  const targets = running.flatMap((one) => killTarget(worker.pod, one))
  const ids = (pass.seen?.sandboxes ?? [])
    .map((sandbox) => sandbox.id)
    .filter((id) => !worker.stopped.includes(id))
  return [
    ...(targets.length === 0 ? [] : [{ type: 'kill' as const, targets }]),
    ...(ids.length === 0 ? [] : [{ type: 'stopSandboxes' as const, ids }]),
  ]
}

function killTarget(pod: Work['worker']['pod'], container: CriContainer): KillTarget[] {
  const ref: ContainerRef = allContainers(pod).find((one) => one.name === container.name) ?? {
    name: container.name,
    kind: 'main',
  }
  const message = `Stopping container ${container.name}`
  return [{ ...ref, containerId: container.id, message, cause: '' }]
}

/** Of each name one dead container is kept: it is the lastState, and its log can be read. */
function deadContainers(containers: readonly CriContainer[]): string[] {
  const kept = new Set<string>()
  const dead: string[] = []
  for (const { id, name, state } of containers) {
    if (state !== 'EXITED') continue
    if (kept.has(name)) dead.push(id)
    kept.add(name)
  }
  return dead
}

/** Asks for a sandbox. */
export function runSandbox({ state, worker, pass, context }: Work, attempt: number): void {
  const { metadata, spec } = worker.pod
  const config = {
    podUid: worker.uid,
    namespace: metadata.namespace,
    name: metadata.name,
    attempt,
    hostNetwork: spec.hostNetwork === true,
    annotations: metadata.annotations ?? NO_ANNOTATIONS,
  }
  pass.waiting = 'runtime'
  pass.steps.unshift({ type: 'sandboxRun' })
  const then = { type: 'pass', uid: worker.uid, pass: pass.id } as const
  callRuntime(context, state.cri, { method: 'RunPodSandbox', config }, then, worker.key)
}

/** The sandbox stands, or the pass is given up. */
export function takeSandbox({ state, worker, pass, context }: Work): void {
  const { result } = pass
  if (result?.method === 'RunPodSandbox') {
    pass.sandboxId = result.sandbox.id
    pass.podIP = result.sandbox.ip
    return
  }
  const error = result?.method === 'error' ? rpcError(result) : 'no answer'
  const message = `Failed to create pod sandbox: ${error}`
  podEvent(state, context, worker.pod, 'Warning', 'FailedCreatePodSandBox', message)
  pass.errors.push({ type: 'other' })
  pass.steps.length = 0
}

/** Stops sandboxes one after the other; the last answer tells how the pod has ended. */
export function stopSandboxes(
  { state, worker, pass, context }: Work,
  ids: readonly string[],
): void {
  const [sandboxId, ...rest] = ids
  if (sandboxId === undefined) return
  worker.stopped = [...worker.stopped, sandboxId]
  if (rest.length > 0) pass.steps.unshift({ type: 'stopSandboxes', ids: rest })
  pass.steps.unshift({ type: 'sandboxStopped', id: sandboxId })
  pass.waiting = 'runtime'
  const then = { type: 'pass', uid: worker.uid, pass: pass.id } as const
  callRuntime(context, state.cri, { method: 'StopPodSandbox', sandboxId }, then, worker.key)
}

/** What could not be stopped is tried again with the whole pass. */
export function takeStopped({ state, worker, pass, context }: Work, id: string): void {
  const { result } = pass
  if (result?.method !== 'error') return
  const message = `error killing pod: failed to "KillPodSandbox" for "${worker.uid}" with KillPodSandboxError: "${rpcError(result)}"`
  podEvent(state, context, worker.pod, 'Warning', 'FailedKillPod', message)
  worker.stopped = worker.stopped.filter((stopped) => stopped !== id)
  pass.errors.push({ type: 'other' })
  pass.steps.length = 0
}

/** Asks for the removal of containers nobody needs; their answers are not waited for. */
export function removeContainers({ state, worker, context }: Work, ids: readonly string[]): void {
  for (const containerId of ids) {
    const call = { method: 'RemoveContainer', containerId } as const
    callRuntime(context, state.cri, call, { type: 'nothing' }, worker.key)
  }
}

const NO_ANNOTATIONS = Object.freeze({})
