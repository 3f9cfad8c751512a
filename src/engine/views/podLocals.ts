/** What is known of a pod beyond the API: a pull under way, and the clocks that run for it. */
import type { Pod } from '../../api/core'
import { kubeletOf, runtimeOf } from '../cluster/actors'
import { pullPercent } from '../cri/pulls'
import type { RuntimeState } from '../cri/runtimeState'
import type { KernelState } from '../kernel/kernel'
import type { KubeletState } from '../kubelet/kubeletState'
import { evictionOf } from './controllerClocks'
import type { PodLocals } from './podView'
import { probeClocks } from './probeClocks'
import type { Timer } from './records'

export function podLocals(pod: Pod, kernel: KernelState): PodLocals {
  const { nodeName } = pod.spec
  if (nodeName === undefined) return {}
  const percent = pullOf(pod, kernel, nodeName)
  const backoff = backoffOf(pod, kernel, nodeName)
  const eviction = evictionOf(`${pod.metadata.namespace}/${pod.metadata.name}`, kernel)
  const probes = probeClocks(pod, kernel)
  return {
    ...(percent === undefined ? {} : { pullPercent: percent }),
    ...(backoff === undefined ? {} : { backoff }),
    ...(eviction === undefined ? {} : { eviction }),
    ...(probes.length === 0 ? {} : { probes }),
  }
}

/** The pull it waits for, when its kubelet has one under way for it. */
function pullOf(pod: Pod, kernel: KernelState, node: string): number | undefined {
  const state = kernel.actors.get(runtimeOf(node))?.state as RuntimeState | undefined
  if (state === undefined || state.pulls.size === 0) return undefined
  const key = `${pod.metadata.namespace}/${pod.metadata.name}`
  for (const pull of state.pulls.values()) {
    if (pull.waiters.some((waiter) => waiter.pod === key)) return pullPercent(pull, kernel.now)
  }
  return undefined
}

function backoffOf(pod: Pod, kernel: KernelState, node: string): Timer | undefined {
  const state = kernel.actors.get(kubeletOf(node))?.state as KubeletState | undefined
  const worker = state?.workers.get(pod.metadata.uid)
  if (worker === undefined) return undefined
  for (const timer of worker.backoffs.values()) if (timer.until > kernel.now) return timer
  return undefined
}
