/**
 * What the containers of a pod have written, as the kubelet would answer: for who keeps looking,
 * without a message. `GET …/pods/NAME/log` asks the same by way of the API server.
 */
import type { Pod } from '../../../api/core'
import { cachedObject } from '../../apiserver/cacher/watchCache'
import type { ApiServerState } from '../../apiserver/serverState'
import { microTimeAt } from '../../clientGo/wallClock'
import { API_SERVER, kubeletOf, runtimeOf } from '../../cluster/actors'
import { writeOut } from '../../cri/processes'
import { containerLog } from '../../cri/readers'
import type { LogLine, RuntimeState } from '../../cri/runtimeState'
import type { KernelState } from '../../kernel/kernel'
import type { Micros } from '../../kernel/micros'
import { clonePlain } from '../../kernel/plain'
import { heldStatus, type KubeletState } from '../../kubelet/kubeletState'
import { logTarget } from '../../kubelet/logTarget'
import { bareId } from '../../kubelet/refreshStatus'

export interface PodLogLook {
  readonly of: 'podLog'
  /** namespace/name */
  readonly pod: string
  /** Empty: the first one that is no init container. */
  readonly container: string
  /** The log of the life before the current one. */
  readonly previous: boolean
}

export interface PodLog {
  /** In the order they start; empty when there is no such pod. */
  readonly containers: readonly string[]
  readonly container: string
  /** Whether there was a life before this one. */
  readonly hasPrevious: boolean
  readonly lines: readonly { readonly at: Micros; readonly time: string; readonly text: string }[]
  /** Why there is nothing to read, in Kubernetes' words. */
  readonly problem?: string
}

export function podLog(kernel: KernelState, asked: PodLogLook): PodLog {
  const pod = podOf(kernel, asked.pod)
  if (pod === undefined) {
    const name = asked.pod.slice(asked.pod.indexOf('/') + 1)
    const problem = `pods "${name}" not found`
    return { containers: [], container: '', hasPrevious: false, lines: [], problem }
  }
  const { initContainers = [], containers } = pod.spec
  const names = [...initContainers, ...containers].map(({ name }) => name)
  const container = names.includes(asked.container) ? asked.container : (containers[0]?.name ?? '')
  const hasPrevious = hadLifeBefore(pod, container)
  const told = { containers: names, container, hasPrevious }
  const found = linesOf(kernel, pod, container, asked.previous)
  if (typeof found === 'string') return { ...told, lines: [], problem: found }
  const lines = found.map(({ at, text }) => ({ at, time: microTimeAt(at), text }))
  return { ...told, lines }
}

function podOf({ actors }: KernelState, key: string): Pod | undefined {
  const server = actors.get(API_SERVER)?.state as ApiServerState | undefined
  const cache = server?.caches.get('pods')
  return cache && (cachedObject(cache, key) as Pod | undefined)
}

function hadLifeBefore({ status }: Pod, container: string): boolean {
  const all = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])]
  return all.some(
    ({ name, lastState }) => name === container && lastState?.terminated !== undefined,
  )
}

/** The lines, or why there are none. */
function linesOf(
  { actors, now }: KernelState,
  pod: Pod,
  container: string,
  previous: boolean,
): readonly LogLine[] | string {
  const node = pod.spec.nodeName ?? ''
  if (node === '') return 'The pod is on no node yet: nothing of it has been started.'
  const kubelet = actors.get(kubeletOf(node))
  const runtime = actors.get(runtimeOf(node))
  if (kubelet === undefined || runtime === undefined || !kubelet.up) {
    return `The kubelet of ${node} does not answer: its machine has no power.`
  }
  const status = heldStatus(kubelet.state as KubeletState, pod)
  const target = logTarget({ ...pod, status }, container, previous)
  if (target.type === 'problem') return target.text
  const id = bareId(target.containerID)
  const copy = podOnly(runtime.state as RuntimeState, pod.metadata.uid)
  writeOut(copy, id, now)
  return containerLog(copy, id, now)
}

/** A script writes when somebody asks: on a copy of its pod, because a look changes nothing. */
function podOnly(state: RuntimeState, uid: string): RuntimeState {
  const pod = state.pods.get(uid)
  const containers = (pod?.containerIds ?? []).flatMap((id) => state.containers.get(id) ?? [])
  return {
    ...state,
    ...clonePlain({
      pods: new Map(pod === undefined ? [] : [[uid, pod]]),
      containers: new Map(containers.map((one) => [one.id, one])),
      directories: state.directories,
    }),
  }
}
