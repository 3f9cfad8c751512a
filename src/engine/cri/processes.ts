/** The life of a container's process: start, end, signals, and what exec runs beside it. */
import type { Context } from '../kernel/actor'
import { type Micros, millis } from '../kernel/micros'
import type { ImageConfig } from '../outside/registryMessages'
import { answer } from './calls'
import { filesOf, writeVolume } from './files/containerFiles'
import { readFile } from './files/fileSystem'
import { flavourOf } from './flavours'
import { imageOfContainer } from './imageStore'
import { appendLog, appendProgram, lastLines } from './log'
import type { CrashContainer, SetContainerHealth, WriteVolume } from './messages'
import { advanceAll, peersOf, scriptsOf } from './podScripts'
import { readOverrides } from './process/annotations'
import { catchUp, createProcess, endAfterTerm, type Plan, planEnd } from './process/process'
import type { Resolved } from './process/resolve'
import { type ContainerRecord, type ProcessTimer, type RuntimeState, touch } from './runtimeState'

const SIGKILLED = 137
/** A container's last words are cut to 4 KiB. */
const MESSAGE_BYTES = 4096
/** From SIGKILL until the runtime has noticed that the process is gone. */
const REAP_MICROS = millis(10)

/** Starts a container's process; it runs from `startAt` on. */
export function launch(
  state: RuntimeState,
  container: ContainerRecord,
  image: ImageConfig,
  resolved: Extract<Resolved, { readonly type: 'program' | 'script' }>,
  startAt: Micros,
  context: Context,
): void {
  const pod = state.pods.get(container.podUid)
  const annotations = state.sandboxes.get(container.sandboxId)?.annotations ?? {}
  const overrides = readOverrides(annotations, container.config.name)
  const hostname = pod?.name ?? ''
  const { config } = container
  const files = resolved.type === 'script' ? filesOf(state, container, image) : undefined
  container.process = createProcess(resolved, image, config, overrides, startAt, hostname, files)
  container.state = 'RUNNING'
  container.startedAt = startAt
  writeProgramLines(container, startAt)
  follow(state, container, image, context)
  followPeers(state, container, context)
  if (pod !== undefined) touch(state, pod, startAt)
}

/** The runtime could not make a process of it. */
export function neverStarted(
  state: RuntimeState,
  container: ContainerRecord,
  at: Micros,
  failure: { readonly exitCode: number; readonly reason: string },
  message: string,
): void {
  container.state = 'EXITED'
  container.finishedAt = at
  container.exitCode = failure.exitCode
  container.reason = failure.reason
  container.message = message
  const pod = state.pods.get(container.podUid)
  if (pod !== undefined) touch(state, pod, at)
}

/** SIGTERM now and SIGKILL after `grace`; a second call can only bring SIGKILL forward. */
export function requestStop(
  state: RuntimeState,
  container: ContainerRecord,
  grace: Micros,
  context: Context,
): void {
  const { process } = container
  const image = imageOfContainer(state, container)?.config
  if (process === undefined || image === undefined) return
  const { now } = context
  const killAt = Math.max(now, process.startedAt) + grace
  if (container.killAt === undefined && grace > 0) {
    bringUpToDate(state, container, image, now)
    container.term = endAfterTerm(process, Math.max(now, process.startedAt))
  }
  container.killAt = Math.min(container.killAt ?? killAt, killAt)
  follow(state, container, image, context)
}

/** Kills it at this instant, as stopping its sandbox does. */
export function killAtOnce(
  state: RuntimeState,
  container: ContainerRecord,
  context: Context,
): void {
  if (container.state === 'RUNNING') exit(state, container, SIGKILLED, false, context)
}

/** The timer of a process's end. */
export function lifeEnds(state: RuntimeState, timer: ProcessTimer, context: Context): void {
  const container = state.containers.get(timer.containerId)
  if (container?.state !== 'RUNNING') return
  const asked = container.stopping.length > 0
  exit(state, container, timer.exitCode, timer.oom, context)
  if (!asked) context.send(state.config.kubelet, { type: 'cri.changed' })
}

/** A script was followed only so far. */
export function lookAgain(state: RuntimeState, timer: ProcessTimer, context: Context): void {
  const container = state.containers.get(timer.containerId)
  const image = container && imageOfContainer(state, container)
  if (container?.state !== 'RUNNING' || image === undefined) return
  follow(state, container, image.config, context)
}

/** The kubelet has written a volume: a script may have waited for that. */
export function takeVolume(state: RuntimeState, message: WriteVolume, context: Context): void {
  const pod = state.pods.get(message.podUid)
  if (pod === undefined) return
  const containers = pod.containerIds.flatMap((id) => state.containers.get(id) ?? [])
  for (const { id } of containers) writeOut(state, id, context.now)
  writeVolume(state, message)
  followAll(state, containers, context)
}

/** An operator ends a process. */
export function crash(state: RuntimeState, message: CrashContainer, context: Context): void {
  const container = runningContainer(state, message)
  if (container === undefined || startDelayed(container, context.now)) return
  exit(state, container, message.exitCode, false, context)
  context.send(state.config.kubelet, { type: 'cri.changed' })
}

/** An operator says what a container answers from now on. */
export function setHealth(state: RuntimeState, message: SetContainerHealth): void {
  const container = runningContainer(state, message)
  if (container?.process !== undefined) container.process.healthy = message.healthy
}

/** Whether it is not running, or will be only in a moment. */
export const startDelayed = (container: ContainerRecord, now: Micros): boolean =>
  container.state !== 'RUNNING' || container.startedAt > now

/** Nothing stays of it, its log neither. */
export function forgetContainer(state: RuntimeState, container: ContainerRecord): void {
  state.containers.delete(container.id)
  const pod = state.pods.get(container.podUid)
  if (!pod?.containerIds.includes(container.id)) return
  pod.containerIds = pod.containerIds.filter((id) => id !== container.id)
  touch(state, pod, 0)
}

/** Brings its script up to now, and sets the timer for what it does next by itself. */
export function follow(
  state: RuntimeState,
  container: ContainerRecord,
  image: ImageConfig,
  context: Context,
): void {
  const { process } = container
  if (process === undefined) return
  bringUpToDate(state, container, image, context.now)
  if (container.timer !== undefined) context.cancel(container.timer)
  const peers = scriptsOf(peersOf(state, container))
  const plan = nextEnd(container, planEnd(process, context.now, peers), context.now)
  container.timer = undefined
  if (plan.type === 'runs') return
  const timer: ProcessTimer = {
    type: plan.type === 'exit' ? 'runtime.ends' : 'runtime.look',
    containerId: container.id,
    exitCode: plan.type === 'exit' ? plan.exitCode : 0,
    oom: plan.type === 'exit' && plan.oom,
  }
  container.timer = context.wake(plan.at - context.now, timer)
}

/** What others of its pod will do may have changed with the files they share. */
export function followPeers(
  state: RuntimeState,
  container: ContainerRecord,
  context: Context,
): void {
  followAll(state, peersOf(state, container), context)
}

function followAll(
  state: RuntimeState,
  containers: readonly ContainerRecord[],
  context: Context,
): void {
  for (const container of containers) {
    const image = imageOfContainer(state, container)?.config
    if (image !== undefined) follow(state, container, image, context)
  }
}

/** What comes first: its own end, what SIGTERM does, or SIGKILL. */
function nextEnd(container: ContainerRecord, plan: Plan, now: Micros): Plan {
  const { term, killAt } = container
  let next = plan
  const consider = (at: Micros, exitCode: number): void => {
    if (next.type === 'runs' || at < next.at) next = { type: 'exit', at, exitCode, oom: false }
  }
  if (term !== undefined) consider(Math.max(now, term.at), term.exitCode)
  if (killAt !== undefined) consider(Math.max(now, killAt) + REAP_MICROS, SIGKILLED)
  return next
}

/** Lets a script write and do what it has until now, and those it shares files with. */
export function bringUpToDate(
  state: RuntimeState,
  container: ContainerRecord,
  image: ImageConfig,
  now: Micros,
): void {
  const peers = peersOf(state, container)
  if (peers.length > 0) advanceAll([container, ...peers], now)
  settle(container, image, now)
  for (const peer of peers) {
    const other = imageOfContainer(state, peer)?.config
    if (other !== undefined) settle(peer, other, now)
  }
}

function settle(container: ContainerRecord, image: ImageConfig, now: Micros): void {
  const { process, log, config } = container
  if (process === undefined) return
  const before = process.program
  catchUp(process, image, config, now, (at, line) => appendLog(log, at, line))
  if (process.program !== before) writeProgramLines(container, process.programAt)
}

/** Lets a container's script write what it has written until now. */
export function writeOut(state: RuntimeState, containerId: string, now: Micros): void {
  const container = state.containers.get(containerId)
  const image = container && imageOfContainer(state, container)
  if (container !== undefined && image !== undefined)
    bringUpToDate(state, container, image.config, now)
}

function exit(
  state: RuntimeState,
  container: ContainerRecord,
  exitCode: number,
  oom: boolean,
  context: Context,
): void {
  const { now } = context
  const image = imageOfContainer(state, container)?.config
  if (image !== undefined) bringUpToDate(state, container, image, now)
  const peers = peersOf(state, container)
  if (container.timer !== undefined) context.cancel(container.timer)
  container.timer = undefined
  const { messagePath = '/dev/termination-log' } = container.config
  const lastWords = (container.files && readFile(container.files, messagePath)) ?? ''
  container.process = undefined
  container.files = undefined
  container.state = 'EXITED'
  container.startedAt = Math.min(container.startedAt, now)
  container.finishedAt = now
  container.exitCode = exitCode
  container.reason = oom ? 'OOMKilled' : exitCode === 0 ? 'Completed' : 'Error'
  const fromLogs = lastWords === '' && exitCode !== 0 && container.config.messageFromLogs
  container.message = fromLogs ? lastLines(container) : lastWords.slice(0, MESSAGE_BYTES)
  const flavour = flavourOf(state.config.flavour)
  for (const { id, pod, from } of container.stopping) {
    answer({ context, flavour, from }, id, pod, { method: 'StopContainer' })
  }
  container.stopping.length = 0
  followAll(state, peers, context)
  const pod = state.pods.get(container.podUid)
  if (pod !== undefined) touch(state, pod, now)
}

function writeProgramLines(container: ContainerRecord, startAt: Micros): void {
  const program = container.process?.program
  if (program !== undefined) appendProgram(container, startAt, program)
}

function runningContainer(
  state: RuntimeState,
  target: { readonly namespace: string; readonly pod: string; readonly container: string },
): ContainerRecord | undefined {
  for (const pod of state.pods.values()) {
    if (pod.namespace !== target.namespace || pod.name !== target.pod) continue
    for (const id of pod.containerIds) {
      const container = state.containers.get(id)
      if (container?.config.name === target.container && container.state === 'RUNNING') {
        return container
      }
    }
  }
  return undefined
}
