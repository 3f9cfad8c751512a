/** The CRI calls about containers. What happens inside them is processes.ts. */
import { type Micros, seconds } from '../kernel/micros'
import type { ImageConfig } from '../outside/registryMessages'
import { type Call, draw, reply, replyError } from './calls'
import { execFailure, runInside } from './exec'
import { changedFiles, refreshVolumes } from './files/containerFiles'
import { unknownError } from './flavour'
import { newId } from './ids'
import { imageOfContainer, shownNames, storedImage } from './imageStore'
import { containerView } from './listing'
import type { ContainerConfig } from './messages'
import { type Resolved, resolveCommand } from './process/resolve'
import { forgetContainer, launch, neverStarted, requestStop, startDelayed } from './processes'
import { type ContainerRecord, type RuntimeState, touch } from './runtimeState'
import { noSandbox } from './sandboxes'

/** Makes a container from an image that is on the node; nothing runs yet. */
export function createContainer(call: Call, sandboxId: string, config: ContainerConfig): void {
  const { state, context, flavour } = call
  const delay = draw(context, flavour.create)
  const sandbox = state.sandboxes.get(sandboxId)
  const pod = state.pods.get(sandbox?.podUid ?? '')
  if (sandbox === undefined || pod === undefined) {
    replyError(call, noSandbox(sandboxId))
    return
  }
  const image = storedImage(state, config.image)
  if (image === undefined) {
    replyError(call, { code: 'NotFound', description: `image "${config.image}": not found` })
    return
  }
  const shown = shownNames(state, config.image, image, flavour)
  const container: ContainerRecord = {
    id: newId(context),
    podUid: pod.uid,
    sandboxId,
    config,
    image: shown.image,
    imageRef: shown.imageRef,
    imageId: image.id,
    createdAt: context.now + delay,
    state: 'CREATED',
    startedAt: 0,
    finishedAt: 0,
    exitCode: 0,
    reason: '',
    message: '',
    process: undefined,
    files: undefined,
    timer: undefined,
    stopping: [],
    killAt: undefined,
    term: undefined,
    log: [],
  }
  refreshVolumes(pod, config.mounts)
  const resolved = resolve(state, container, image.config, container.createdAt)
  if (resolved.type === 'noCommand') {
    replyError(call, flavour.noCommand, delay)
    return
  }
  if (resolved.type === 'missing' && flavour.findsMissingAt === 'create') {
    replyError(call, flavour.missingExecutable(resolved, ''), delay)
    return
  }
  state.containers.set(container.id, container)
  pod.containerIds = [container.id, ...pod.containerIds]
  touch(state, pod, container.createdAt)
  reply(call, { method: 'CreateContainer', containerId: container.id }, delay)
}

/** Starts the process of a container that was made. */
export function startContainer(call: Call, id: string): void {
  const { state, context, flavour } = call
  const container = state.containers.get(id)
  const image = container && imageOfContainer(state, container)
  if (container === undefined || image === undefined) {
    replyError(call, noContainer(id))
    return
  }
  const delay = draw(context, flavour.start)
  const resolved = resolve(state, container, image.config, context.now + delay)
  if (resolved.type === 'missing' || resolved.type === 'noCommand') {
    const missing = resolved.type === 'missing' ? resolved : { executable: '', denied: false }
    const error = flavour.missingExecutable(missing, id)
    neverStarted(state, container, context.now + delay, flavour.startFailure, error.description)
    replyError(call, error, delay)
    return
  }
  launch(state, container, image.config, resolved, context.now + delay, context)
  reply(call, { method: 'StartContainer' }, delay)
}

/** A file of the pod's volumes may be what it runs, or what a program reads when it starts. */
function resolve(
  state: RuntimeState,
  container: ContainerRecord,
  image: ImageConfig,
  startAt: Micros,
): Resolved {
  const files = changedFiles(state, container, image)
  return resolveCommand({ image, config: container.config, files, startAt })
}

/** Asks the process to end; answered when it has. One that does not run has been stopped. */
export function stopContainer(call: Call, id: string, timeoutSeconds: number): void {
  const container = call.state.containers.get(id)
  if (container === undefined || container.state !== 'RUNNING') {
    reply(call, { method: 'StopContainer' })
    return
  }
  container.stopping.push({ id: call.id, pod: call.pod, from: call.from })
  requestStop(call.state, container, seconds(timeoutSeconds), call.context)
}

/** Forgets a container that has ended. Removing twice is no error. */
export function removeContainer(call: Call, id: string): void {
  const container = call.state.containers.get(id)
  if (container?.state === 'RUNNING') {
    const description = `container is in running state: failed to set removing state for container "${id}"`
    replyError(call, unknownError(description))
    return
  }
  if (container !== undefined) forgetContainer(call.state, container)
  reply(call, { method: 'RemoveContainer' })
}

/** All that is known of one container. */
export function containerStatus(call: Call, id: string): void {
  const container = call.state.containers.get(id)
  if (container === undefined) {
    replyError(call, noContainer(id))
    return
  }
  const view = containerView(container, call.context.now)
  reply(call, { method: 'ContainerStatus', container: view })
}

/** Runs a command in a container and waits for it, at most `timeoutSeconds`. */
export function execSync(
  call: Call,
  id: string,
  command: readonly string[],
  timeoutSeconds: number,
): void {
  const { state, context } = call
  const container = state.containers.get(id)
  if (container === undefined || startDelayed(container, context.now)) {
    replyError(call, noContainer(id))
    return
  }
  const outcome = runInside(state, container, command, context)
  if (outcome === 'missing') {
    replyError(call, execMissing(command[0] ?? ''))
    return
  }
  const { exitCode, output, endsAt } = outcome
  const limit = seconds(timeoutSeconds)
  if (timeoutSeconds > 0 && endsAt - context.now > limit) {
    const description = `failed to exec in container: timeout ${timeoutSeconds}s exceeded: context deadline exceeded`
    replyError(call, { code: 'DeadlineExceeded', description }, limit)
    return
  }
  reply(call, { method: 'ExecSync', exitCode, output }, endsAt - context.now)
}

const execMissing = (executable: string) =>
  unknownError(`failed to exec in container: ${execFailure(executable)}`)

const noContainer = (id: string) => ({
  code: 'NotFound' as const,
  description: `an error occurred when try to find container "${id}": not found`,
})
