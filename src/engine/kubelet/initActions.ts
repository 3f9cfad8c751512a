/**
 * Which init containers to start or kill, and whether the main containers may come.
 * Source: Kubernetes v1.35 pkg/kubelet/kuberuntime/kuberuntime_container.go
 * (computeInitContainerActions)
 */
import type { Container } from '../../api/container'
import type { Pod } from '../../api/core'
import { isSidecar } from '../../api/machinery/podRequests'
import type { CriContainer, CriPod } from '../cri/messages'
import type { PodActions, Verdicts } from './actions'
import type { KillCause, KillTarget } from './pass'
import { containerShouldRestart, newest } from './restart'

/** Adds to `actions`; returns whether the pod has been initialized. */
export function initActions(
  pod: Pod,
  seen: CriPod | undefined,
  verdicts: Verdicts,
  actions: PodActions,
): boolean {
  const init = pod.spec.initContainers ?? []
  if (init.length === 0) return true
  let initialized = pod.spec.containers.some(({ name }) => {
    const state = newest(seen, name)?.state
    // One that has exited may be of an earlier sandbox, before a reboot: it proves nothing.
    return state === 'CREATED' || state === 'RUNNING'
  })
  let before = initialized
  const starts: number[] = []
  // From the last to the first: the last one that was seen tells how far the pod has come.
  for (let index = init.length - 1; index >= 0; index--) {
    const container = init[index]
    const status = newest(seen, container?.name ?? '')
    if (container === undefined) continue
    const sidecar = isSidecar(container)
    if (status === undefined) {
      if (before && sidecar) starts.push(index)
      continue
    }
    if (before && !sidecar) continue
    const look = sidecar
      ? lookAtSidecar(container, status, verdicts, actions)
      : lookAtInit(pod, container, status)
    if (look === 'dead') {
      actions.killPod = true
      return false
    }
    if (look === 'again') starts.push(index)
    if (look === 'passed' && index === init.length - 1) initialized = true
    else if (look === 'passed' && !before) starts.push(index + 1)
    before = true
  }
  if (!before) starts.push(0)
  for (const index of [...new Set(starts)].sort((a, b) => a - b)) {
    const container = init[index]
    if (container !== undefined) actions.start.push({ name: container.name, kind: 'init' })
  }
  return initialized
}

/** What an init container means for the next: wait, start it again, go on, or give the pod up. */
type Look = 'wait' | 'again' | 'passed' | 'dead'

function lookAtInit(pod: Pod, container: Container, status: CriContainer): Look {
  switch (status.state) {
    case 'RUNNING':
      return 'wait'
    case 'EXITED':
      if (status.exitCode === 0) return 'passed'
      return containerShouldRestart(container, pod.spec, status.exitCode) ? 'again' : 'dead'
    case 'CREATED':
    case 'UNKNOWN':
      return 'again'
  }
}

function lookAtSidecar(
  container: Container,
  status: CriContainer,
  verdicts: Verdicts,
  actions: PodActions,
): Look {
  if (status.state !== 'RUNNING') return 'again'
  const { name } = container
  if (container.startupProbe !== undefined) {
    const startup = verdicts.startup(name, status.id)
    if (startup === 'Failure') {
      actions.kill.push(target(name, status.id, 'startup probe', 'startupProbe'))
      return 'again'
    }
    if (startup !== 'Success') return 'wait'
  }
  if (verdicts.liveness(name, status.id) === 'Failure') {
    actions.kill.push(target(name, status.id, 'liveness probe', 'livenessProbe'))
    return 'again'
  }
  return 'passed'
}

const target = (
  name: string,
  containerId: string,
  probe: string,
  cause: KillCause,
): KillTarget => ({
  name,
  kind: 'init',
  containerId,
  message: `Init container ${name} failed ${probe}`,
  cause,
})
