/** Sandboxes: the namespaces and the address that the containers of a pod share. */
import type { Micros } from '../kernel/micros'
import { type Call, draw, reply, replyError } from './calls'
import { loseDisks } from './files/directories'
import { loseMemory } from './files/volume'
import { unknownError } from './flavour'
import { exhausted, parseRange, releaseAddress, reserveAddress } from './hostLocal'
import { newId } from './ids'
import { podOf, sandboxView } from './listing'
import type { PodSandboxConfig } from './messages'
import { forgetContainer, killAtOnce } from './processes'
import { type PodRecord, type RuntimeState, type SandboxRecord, touch } from './runtimeState'

/** Makes a sandbox: namespaces, an address, the pause container. */
export function runPodSandbox(call: Call, config: PodSandboxConfig): void {
  const { state, context, flavour } = call
  const id = newId(context)
  const delay = draw(context, flavour.sandbox)
  const ip = config.hostNetwork ? '' : setUpNetwork(call, id, delay)
  if (ip === undefined) return
  const sandbox: SandboxRecord = {
    id,
    podUid: config.podUid,
    attempt: config.attempt,
    hostNetwork: config.hostNetwork,
    annotations: config.annotations,
    createdAt: context.now + delay,
    ready: true,
    ip,
  }
  state.sandboxes.set(id, sandbox)
  const pod = recordPod(state, config)
  pod.sandboxIds = [id, ...pod.sandboxIds]
  touch(state, pod, sandbox.createdAt)
  listen(state, sandbox)
  reply(call, { method: 'RunPodSandbox', sandbox: sandboxView(sandbox) }, delay)
}

/** Stops what still runs in it, gives its address back. Stopping twice is no error. */
export function stopPodSandbox(call: Call, id: string): void {
  const { state, context, flavour } = call
  const sandbox = state.sandboxes.get(id)
  if (sandbox === undefined) {
    reply(call, { method: 'StopPodSandbox', pod: undefined })
    return
  }
  const pod = state.pods.get(sandbox.podUid)
  for (const containerId of pod?.containerIds ?? []) {
    const container = state.containers.get(containerId)
    if (container?.sandboxId === id) killAtOnce(state, container, context)
  }
  const wasReady = sandbox.ready
  goSilent(state, sandbox)
  if (pod === undefined) {
    reply(call, { method: 'StopPodSandbox', pod: undefined })
    return
  }
  touch(state, pod, context.now)
  const delay = wasReady ? draw(context, flavour.stopSandbox) : 0
  reply(call, { method: 'StopPodSandbox', pod: podOf(state, pod, context.now) }, delay)
}

/** Removes it and its containers; what still runs is killed. Removing twice is no error. */
export function removePodSandbox(call: Call, id: string): void {
  const { state, context } = call
  const sandbox = state.sandboxes.get(id)
  if (sandbox !== undefined) {
    const pod = state.pods.get(sandbox.podUid)
    for (const containerId of pod?.containerIds ?? []) {
      const container = state.containers.get(containerId)
      if (container?.sandboxId !== id) continue
      killAtOnce(state, container, context)
      forgetContainer(state, container)
    }
    goSilent(state, sandbox)
    state.sandboxes.delete(id)
    if (pod !== undefined) removeFromPod(state, pod, id)
  }
  reply(call, { method: 'RemovePodSandbox' })
}

/** A power cut: nothing runs any more, and the addresses answer nobody. */
export function cutOff(state: RuntimeState, now: Micros): void {
  for (const sandbox of state.sandboxes.values()) sandbox.ready = false
  for (const { volumes } of state.pods.values()) if (volumes !== undefined) loseMemory(volumes)
  loseDisks(state.directories)
  for (const container of state.containers.values()) {
    container.process = undefined
    container.files = undefined
    container.timer = undefined
    container.stopping.length = 0
    if (container.state !== 'RUNNING') continue
    // containerd finds its task gone: it knows neither how nor when it ended.
    Object.assign(container, {
      state: 'EXITED',
      finishedAt: now,
      exitCode: 255,
      reason: 'Unknown',
      message: '',
    })
  }
  for (const pod of state.pods.values()) touch(state, pod, now)
}

/** CNI ADD. Undefined when it failed, and the call was answered with why. */
function setUpNetwork(call: Call, id: string, delay: Micros): string | undefined {
  const { state, context, flavour } = call
  const ready = state.networkReadyAt !== undefined && state.networkReadyAt <= context.now
  const range = ready ? parseRange(state.podCIDR) : undefined
  if (range === undefined) {
    replyError(call, flavour.networkFailure(id, 'cni plugin not initialized'), delay)
    return undefined
  }
  const ip = reserveAddress(state.addresses, range, id)
  if (ip === undefined) replyError(call, flavour.networkFailure(id, exhausted(range)), delay)
  return ip
}

function recordPod(state: RuntimeState, config: PodSandboxConfig): PodRecord {
  const known = state.pods.get(config.podUid)
  if (known !== undefined) return known
  const pod: PodRecord = {
    uid: config.podUid,
    namespace: config.namespace,
    name: config.name,
    sandboxIds: [],
    containerIds: [],
    volumes: undefined,
    sequence: 0,
    settlesAt: 0,
  }
  state.pods.set(pod.uid, pod)
  return pod
}

function removeFromPod(state: RuntimeState, pod: PodRecord, sandboxId: string): void {
  pod.sandboxIds = pod.sandboxIds.filter((id) => id !== sandboxId)
  if (pod.sandboxIds.length === 0) state.pods.delete(pod.uid)
}

function listen(state: RuntimeState, sandbox: SandboxRecord): void {
  const address = sandbox.hostNetwork ? state.config.nodeIP : sandbox.ip
  state.byAddress.set(address, (state.byAddress.get(address) ?? []).concat(sandbox.id))
}

function goSilent(state: RuntimeState, sandbox: SandboxRecord): void {
  const address = sandbox.hostNetwork ? state.config.nodeIP : sandbox.ip
  const left = state.byAddress.get(address)?.filter((id) => id !== sandbox.id) ?? []
  if (left.length > 0) state.byAddress.set(address, left)
  else state.byAddress.delete(address)
  releaseAddress(state.addresses, sandbox.id)
  sandbox.ready = false
}

/** The sandbox of a call's container, or the error that says it is gone. */
export const noSandbox = (id: string) => ({
  ...unknownError(`failed to find sandbox id "${id}": not found`),
  code: 'NotFound' as const,
})
