/**
 * What a pod needs now: a new sandbox, containers to start, containers to kill. A pure reading of
 * what runs and of what should.
 * Source: Kubernetes v1.35 pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions),
 * util/util.go (PodSandboxChanged)
 */
import type { Container } from '../../api/container'
import type { Pod } from '../../api/core'
import { isSidecar } from '../../api/machinery/podRequests'
import type { CriContainer, CriPod } from '../cri/messages'
import type { PodActions, Verdicts } from './actions'
import { initActions } from './initActions'
import type { ContainerRef } from './pass'
import { containerShouldRestart, newest, shouldBeRestarted } from './restart'

/** What to start and what to kill. */
export function computePodActions(
  pod: Pod,
  seen: CriPod | undefined,
  verdicts: Verdicts,
): PodActions {
  const sandbox = sandboxChange(pod, seen)
  const actions: PodActions = {
    killPod: sandbox.changed,
    createSandbox: sandbox.changed,
    attempt: sandbox.attempt,
    sandboxId: sandbox.id,
    start: [],
    kill: [],
  }
  if (sandbox.changed) {
    planNewSandbox(pod, seen, actions)
    return actions
  }
  for (const { name } of pod.spec.ephemeralContainers ?? []) {
    if (newest(seen, name) === undefined) actions.start.push({ name, kind: 'ephemeral' })
  }
  const initialized = initActions(pod, seen, verdicts, actions)
  if (actions.killPod || !initialized) return actions
  const kept = pod.spec.containers.filter((container) =>
    keepsRunning(pod, container, seen, verdicts, actions),
  )
  const mainStarts = actions.start.some((ref) => ref.kind === 'main')
  if (kept.length === 0 && !mainStarts) {
    actions.killPod = true
    // Sidecars alone do not keep a pod alive.
    actions.start = []
  }
  return actions
}

/** Whether the pod's sandbox must be made, again or for the first time. */
export function sandboxChange(
  pod: Pod,
  seen: CriPod | undefined,
): { readonly changed: boolean; readonly attempt: number; readonly id: string } {
  const [last, ...others] = seen?.sandboxes ?? []
  if (last === undefined) return { changed: true, attempt: 0, id: '' }
  const next = { changed: true, attempt: last.attempt + 1, id: last.id }
  if (last.state !== 'READY' || others.some((sandbox) => sandbox.state === 'READY')) return next
  const hostNetwork = pod.spec.hostNetwork === true
  if (last.hostNetwork !== hostNetwork) return { ...next, id: '' }
  if (!hostNetwork && last.ip === '') return next
  return { changed: false, attempt: last.attempt, id: last.id }
}

function planNewSandbox(pod: Pod, seen: CriPod | undefined, actions: PodActions): void {
  const ranBefore = actions.attempt !== 0 && (seen?.containers.length ?? 0) > 0
  if (ranBefore && !mayRunAgain(pod, seen)) {
    actions.createSandbox = false
    return
  }
  const start = pod.spec.containers.filter(
    (container) => !(pod.spec.restartPolicy === 'OnFailure' && succeeded(container, seen)),
  )
  const init = pod.spec.initContainers ?? []
  if (start.length === 0 && initsAreDone(init, seen)) {
    actions.createSandbox = false
    return
  }
  const first = init[0]
  actions.start =
    first !== undefined
      ? [{ name: first.name, kind: 'init' }]
      : start.map(({ name }) => ({ name, kind: 'main' }))
}

/** With policy Never, what ran once in a sandbox that is gone does not run again. */
function mayRunAgain(pod: Pod, seen: CriPod | undefined): boolean {
  if (pod.spec.restartPolicy !== 'Never') return true
  return pod.spec.containers.some((container) => {
    const status = newest(seen, container.name)
    if (container.restartPolicy === undefined) return false
    return status === undefined || containerShouldRestart(container, pod.spec, status.exitCode)
  })
}

const succeeded = (container: Container, seen: CriPod | undefined): boolean => {
  const status = newest(seen, container.name)
  return status?.state === 'EXITED' && status.exitCode === 0
}

function initsAreDone(init: readonly Container[], seen: CriPod | undefined): boolean {
  const last = init.findLast((container) => !isSidecar(container))
  return last === undefined || succeeded(last, seen)
}

/** Whether a main container goes on as it is; if not, it is put down to start, kill or both. */
function keepsRunning(
  pod: Pod,
  container: Container,
  seen: CriPod | undefined,
  verdicts: Verdicts,
  actions: PodActions,
): boolean {
  const ref: ContainerRef = { name: container.name, kind: 'main' }
  const status = newest(seen, container.name)
  if (status?.state !== 'RUNNING') {
    if (!shouldBeRestarted(container, pod, seen)) return false
    actions.start.push(ref)
    if (status?.state === 'UNKNOWN') {
      const message = 'Container is in "unknown" state, try killing it before restart'
      actions.kill.push({ ...ref, containerId: status.id, message, cause: '' })
    }
    return false
  }
  const reason = killReason(container, status, verdicts)
  if (reason === undefined) return true
  const again = reason.always || restartsOnFailure(pod, container)
  if (again) actions.start.push(ref)
  const message = again ? `${reason.message}, will be restarted` : reason.message
  actions.kill.push({ ...ref, containerId: status.id, message, cause: reason.cause })
  return false
}

const restartsOnFailure = (pod: Pod, container: Container): boolean =>
  (container.restartPolicy ?? pod.spec.restartPolicy) !== 'Never'

function killReason(container: Container, status: CriContainer, verdicts: Verdicts) {
  const { name } = container
  if (status.hash !== containerHash(container)) {
    return { message: `Container ${name} definition changed`, cause: '' as const, always: true }
  }
  if (verdicts.liveness(name, status.id) === 'Failure') {
    const message = `Container ${name} failed liveness probe`
    return { message, cause: 'livenessProbe' as const, always: false }
  }
  if (verdicts.startup(name, status.id) === 'Failure') {
    const message = `Container ${name} failed startup probe`
    return { message, cause: 'startupProbe' as const, always: false }
  }
  return undefined
}

/** What of a definition makes it another container: since 1.31 only name and image. */
export const containerHash = ({ name, image }: Container): string => `${name}@${image}`
