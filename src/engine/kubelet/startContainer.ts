/**
 * Starts one container: crash back-off, image, definition, CreateContainer, StartContainer, hook.
 * Source: Kubernetes v1.35 pkg/kubelet/kuberuntime/kuberuntime_container.go (startContainer)
 */
import type { Container } from '../../api/container'
import { goDuration } from '../../api/machinery/duration'
import { fullImageName, parseImageReference } from '../../api/machinery/imageReference'
import { milliValue, value } from '../../api/machinery/quantity'
import type { ContainerConfig, CriResult, Mount, ProbeOutcome, ProbeRequest } from '../cri/messages'
import { seconds } from '../kernel/micros'
import { heldBackUntil, nextBackoff } from './backoffs'
import { containerMounts } from './containerMounts'
import { callRuntime } from './criClient'
import { environmentObjects, expandAll, makeEnvironment } from './environment'
import { containerEvent, formatPod } from './events'
import { withEntry, withoutEntry } from './few'
import { ensureImage } from './imageManager'
import { heldStatus, type PodWorker, type Work } from './kubeletState'
import { nodeAddress } from './node/nodeAddress'
import { forgetObjects, haveObjects } from './objectFetch'
import { type ContainerRef, containerSpec, type Pass, type PassError } from './pass'
import { containerHash } from './podActions'
import { probeAction } from './prober/probeAction'

/** The first step: held back after a crash, or off to its image. */
export function beginStart(work: Work, ref: ContainerRef): void {
  const { state, worker, pass, context } = work
  const container = containerSpec(worker.pod, ref)
  if (container === undefined) return
  const ended = pass.seen?.containers.find((one) => one.name === ref.name && one.state === 'EXITED')
  const key = `${worker.uid}_${ref.name}_${containerHash(container)}`
  worker.backoffs = withoutEntry(worker.backoffs, ref.name)
  if (ended !== undefined) {
    const since = ended.finishedAt
    const until = heldBackUntil(state.crashBackoffs, key, since, context.now)
    if (until !== undefined) {
      const delay = state.crashBackoffs.get(key)?.delay ?? 0
      const pod = formatPod(worker.pod)
      const told = `Back-off restarting failed container ${ref.name} in pod ${pod}`
      containerEvent(state, context, worker, ref, 'Warning', 'BackOff', told)
      worker.backoffs = withEntry(worker.backoffs, ref.name, { from: since, until })
      const message = `back-off ${goDuration(delay)} restarting failed container=${ref.name} pod=${pod}`
      failStart(work, ref, 'CrashLoopBackOff', message, { type: 'crashLoop', until })
      return
    }
    nextBackoff(state.crashBackoffs, key, since, context.now)
  }
  pass.steps.unshift({ type: 'pull', container: ref })
}

/** Sees to the image; waits if it must be pulled. */
export function beginPull(work: Work, ref: ContainerRef): void {
  const { pass } = work
  const outcome = ensureImage(work, ref)
  if (outcome === 'present') pass.steps.unshift({ type: 'create', container: ref })
  else if (outcome === 'pulling') {
    pass.waiting = 'pull'
    pass.pullError = undefined
    pass.steps.unshift({ type: 'pulled', container: ref })
  } else failWithEvent(work, ref, outcome.reason, outcome.message, outcome.reason)
}

/** The pull has ended, well or not. */
export function takePulled(work: Work, ref: ContainerRef): void {
  const { worker, pass } = work
  const { pullError } = pass
  if (pullError === undefined) {
    worker.pullErrors = withoutEntry(worker.pullErrors, ref.name)
    pass.steps.unshift({ type: 'create', container: ref })
    return
  }
  failWithEvent(work, ref, 'ErrImagePull', pullError, 'ErrImagePull')
}

/** Makes the container, once all that its environment names is known. */
export function beginCreate(work: Work, ref: ContainerRef): void {
  const { state, worker, pass, context } = work
  const container = containerSpec(worker.pod, ref)
  if (container === undefined) return
  const objects = environmentObjects(worker.pod, container)
  if (!haveObjects(state, worker, objects, context)) {
    pass.waiting = 'objects'
    pass.steps.unshift({ type: 'create', container: ref })
    return
  }
  const environment = makeEnvironment({
    pod: worker.pod,
    container,
    cache: state.objects,
    now: context.now,
    node: state.config.node,
    podIP: pass.podIP,
    hostIP: nodeAddress(state),
  })
  if (environment.type === 'problem') {
    forgetObjects(state, objects)
    const { message } = environment
    failWithEvent(work, ref, 'CreateContainerConfigError', message, message)
    return
  }
  const mounts = containerMounts(state, worker, container, environment.env)
  const config = containerConfig(worker, pass, ref, container, environment.env, mounts)
  pass.waiting = 'runtime'
  pass.steps.unshift({ type: 'created', container: ref })
  const { sandboxId } = pass
  const call = { method: 'CreateContainer', sandboxId, config } as const
  callRuntime(
    context,
    state.cri,
    call,
    { type: 'pass', uid: worker.uid, pass: pass.id },
    worker.key,
  )
}

/** The container is made: it is started. */
export function takeCreated(work: Work, ref: ContainerRef, result: CriResult | undefined): void {
  const { state, worker, pass, context } = work
  if (result?.method !== 'CreateContainer') {
    const message = descriptionOf(result)
    failWithEvent(work, ref, 'CreateContainerError', message, message)
    return
  }
  const { containerId } = result
  containerEvent(state, context, worker, ref, 'Normal', 'Created', 'Container created')
  pass.waiting = 'runtime'
  pass.steps.unshift({ type: 'started', container: ref, containerId })
  const call = { method: 'StartContainer', containerId } as const
  callRuntime(
    context,
    state.cri,
    call,
    { type: 'pass', uid: worker.uid, pass: pass.id },
    worker.key,
  )
}

/** The container runs: its postStart hook is next. */
export function takeStarted(
  work: Work,
  ref: ContainerRef,
  containerId: string,
  result: CriResult | undefined,
): void {
  const { state, worker, context } = work
  if (result?.method !== 'StartContainer') {
    const message = descriptionOf(result)
    failWithEvent(work, ref, 'RunContainerError', message, message)
    return
  }
  containerEvent(state, context, worker, ref, 'Normal', 'Started', 'Container started')
  worker.startErrors = withoutEntry(worker.startErrors, ref.name)
  beginPostStart(work, ref, containerId)
}

function beginPostStart(work: Work, ref: ContainerRef, containerId: string): void {
  const { state, worker, pass, context } = work
  const container = containerSpec(worker.pod, ref)
  const handler = container?.lifecycle?.postStart
  if (container === undefined || handler === undefined) return
  pass.steps.unshift({ type: 'postStarted', container: ref, containerId })
  pass.waiting = 'hook'
  pass.hookOutcome = undefined
  if (handler.sleep !== undefined) {
    const timer = {
      type: 'kubelet.hookSlept',
      uid: worker.uid,
      pass: pass.id,
      containerId,
    } as const
    context.wake(seconds(handler.sleep.seconds), timer)
    return
  }
  const podIP = heldStatus(state, worker.pod).podIP || pass.podIP
  const action = probeAction(handler, container, podIP)
  if (action === undefined) {
    pass.waiting = undefined
    return
  }
  const id = state.nextProbe++
  const dueAt = context.now + HOOK_LIMIT
  state.probes.set(id, { uid: worker.uid, key: `hook:${containerId}`, pass: pass.id, dueAt })
  const request: ProbeRequest = {
    type: 'probe',
    id,
    kind: 'postStart',
    containerId,
    action,
    timeoutSeconds: 0,
    pod: worker.key,
  }
  context.send(state.config.runtime, request)
}

/** A hook has no time limit of its own; this one only ends what was lost on a cut wire. */
const HOOK_LIMIT = seconds(3600)

/** The hook has ended. If it failed, so does the container. */
export function takePostStarted(work: Work, ref: ContainerRef, containerId: string): void {
  const { state, worker, pass, context } = work
  if (!hookFailed(pass.hookOutcome)) return
  containerEvent(
    state,
    context,
    worker,
    ref,
    'Warning',
    'FailedPostStartHook',
    'PostStartHook failed',
  )
  pass.steps.unshift({
    type: 'kill',
    targets: [{ ...ref, containerId, message: 'FailedPostStartHook', cause: '' }],
  })
  failStart(work, ref, 'PostStartHookError', 'PostStartHook failed', { type: 'other' })
}

/** An HTTP hook fails only where nobody answers, whatever the answer is. */
function hookFailed(outcome: ProbeOutcome | undefined): boolean {
  if (outcome === undefined) return false
  if (outcome.type === 'exec') return outcome.exitCode !== 0
  return outcome.type !== 'http' && outcome.type !== 'connected'
}

function containerConfig(
  worker: PodWorker,
  pass: Pass,
  ref: ContainerRef,
  container: Container,
  env: Readonly<Record<string, string>>,
  mounts: readonly Mount[],
): ContainerConfig {
  const last = pass.seen?.containers.find((one) => one.name === ref.name)
  const reference = parseImageReference(container.image)
  const { cpu, memory } = container.resources?.limits ?? {}
  return {
    name: ref.name,
    attempt: last === undefined ? restartsBefore(worker, ref) : last.attempt + 1,
    image: reference === undefined ? container.image : fullImageName(reference),
    command: expandAll(container.command, env),
    args: expandAll(container.args, env),
    env,
    mounts,
    ports: (container.ports ?? []).map(({ containerPort, protocol = 'TCP' }) => ({
      containerPort,
      protocol,
    })),
    stdin: container.stdin === true,
    cpuLimitMillis: cpu === undefined ? undefined : milliValue(cpu),
    memoryLimitBytes: memory === undefined ? undefined : value(memory),
    hash: containerHash(container),
    messagePath: container.terminationMessagePath ?? '/dev/termination-log',
    messageFromLogs: container.terminationMessagePolicy === 'FallbackToLogsOnError',
  }
}

/** The runtime has lost sight of earlier lives; the API may remember how many there were. */
function restartsBefore({ pod }: PodWorker, ref: ContainerRef): number {
  const { containerStatuses = [], initContainerStatuses = [] } = pod.status ?? {}
  const shown = [...containerStatuses, ...initContainerStatuses].find(
    (one) => one.name === ref.name,
  )
  return shown?.containerID === undefined ? 0 : shown.restartCount + 1
}

/** A message of the runtime without gRPC's words around it. */
const descriptionOf = (result: CriResult | undefined): string =>
  result?.method === 'error' ? result.description : 'no answer'

function failWithEvent(
  work: Work,
  ref: ContainerRef,
  reason: string,
  message: string,
  told: string,
): void {
  const { state, worker, context } = work
  containerEvent(state, context, worker, ref, 'Warning', 'Failed', `Error: ${told}`)
  failStart(work, ref, reason, message, { type: 'other' })
}

/** The container waits, and says why; a regular init container holds up all that follow. */
function failStart(
  work: Work,
  ref: ContainerRef,
  reason: string,
  message: string,
  error: PassError,
): void {
  const { worker, pass } = work
  worker.startErrors = withEntry(worker.startErrors, ref.name, { reason, message })
  pass.errors.push(error)
  const container = containerSpec(worker.pod, ref)
  if (ref.kind !== 'init' || container?.restartPolicy === 'Always') return
  const rest = pass.steps.filter((step) => step.type === 'kill')
  pass.steps.splice(0, pass.steps.length, ...rest)
}
