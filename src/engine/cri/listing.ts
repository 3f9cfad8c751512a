/** What a relist sees. Something that starts is shown once it has started, not before. */
import type { Micros } from '../kernel/micros'
import { type Call, reply, replyError } from './calls'
import type { CriContainer, CriPod, CriSandbox } from './messages'
import type { ContainerRecord, PodRecord, RuntimeState, SandboxRecord } from './runtimeState'

/** The pods that changed after the relist that returned `since`; 0 asks for all. */
export function listContainers(call: Call, since: number): void {
  const { state, context } = call
  const pods: CriPod[] = []
  for (const pod of state.pods.values()) {
    if (pod.sequence > since || pod.settlesAt > state.listedAt) {
      pods.push(podOf(state, pod, context.now))
    }
  }
  state.listedAt = context.now
  reply(call, { method: 'ListContainers', sequence: state.sequence, pods })
}

/** All that is known of the pod of a sandbox. */
export function podStatus(call: Call, sandboxId: string): void {
  const { state, context } = call
  const pod = state.pods.get(state.sandboxes.get(sandboxId)?.podUid ?? '')
  if (pod === undefined) {
    const description = `an error occurred when try to find sandbox: not found`
    replyError(call, { code: 'NotFound', description })
    return
  }
  reply(call, { method: 'PodSandboxStatus', pod: podOf(state, pod, context.now) })
}

/** A pod as it is at an instant. */
export function podOf(state: RuntimeState, pod: PodRecord, now: Micros): CriPod {
  const sandboxes: CriSandbox[] = []
  for (const id of pod.sandboxIds) {
    const sandbox = state.sandboxes.get(id)
    if (sandbox !== undefined && sandbox.createdAt <= now) sandboxes.push(sandboxView(sandbox))
  }
  const containers: CriContainer[] = []
  for (const id of pod.containerIds) {
    const container = state.containers.get(id)
    if (container !== undefined && container.createdAt <= now) {
      containers.push(containerView(container, now))
    }
  }
  const { uid, namespace, name } = pod
  // The kubelet keeps them: what was pushed onto has room for 17.
  return { uid, namespace, name, sandboxes: sandboxes.slice(), containers: containers.slice() }
}

/** A sandbox as CRI shows it: one that was stopped has no address. */
export function sandboxView(sandbox: SandboxRecord): CriSandbox {
  const { id, attempt, hostNetwork, createdAt, ready, ip } = sandbox
  const state = ready ? 'READY' : 'NOTREADY'
  return { id, attempt, state, ip: ready ? ip : '', hostNetwork, createdAt }
}

/** A container as it is at an instant: one that is still being started has been created. */
export function containerView(container: ContainerRecord, now: Micros): CriContainer {
  const { id, sandboxId, config, image, imageRef, createdAt, exitCode, reason, message } = container
  const started = container.state === 'RUNNING' && container.startedAt <= now
  const state = container.state === 'RUNNING' && !started ? 'CREATED' : container.state
  return {
    id,
    sandboxId,
    name: config.name,
    attempt: config.attempt,
    hash: config.hash,
    state,
    image,
    imageRef,
    createdAt,
    startedAt: state === 'CREATED' ? 0 : container.startedAt,
    finishedAt: container.finishedAt,
    exitCode,
    reason,
    message,
  }
}
