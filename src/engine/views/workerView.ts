/** A worker as drawn: what the API holds of its node, beside what is true of the machine. */
import type { Lease } from '../../api/coordination'
import type { Node, Pod } from '../../api/core'
import { milliValue, value } from '../../api/machinery/quantity'
import { microsOf } from '../../api/machinery/time'
import { POWER_ON_UNIX_MICROS } from '../clientGo/wallClock'
import { kubeletOf, kubeProxyOf, runtimeOf } from '../cluster/actors'
import type { Machine } from '../cluster/machine'
import { pullPercent } from '../cri/pulls'
import type { RuntimeState } from '../cri/runtimeState'
import type { KernelState } from '../kernel/kernel'
import { seconds } from '../kernel/micros'
import type { KubeletState } from '../kubelet/kubeletState'
import type { KubeProxyState } from '../kubeProxy/kubeProxy'
import { microsAt } from './clockTime'
import { silenceOf } from './controllerClocks'
import type { ImageView, Timer, WorkerView } from './records'

/** The objects of one worker, as the API holds them now. */
export interface WorkerObjects {
  readonly node: Node | undefined
  readonly lease: Lease | undefined
  /** Of the pods bound to it that have not ended. */
  readonly requested: { readonly cpuMillis: number; readonly memoryBytes: number }
}

/** More than these are not read; the inspector's YAML has them all. */
const IMAGES_MOST = 12

export function workerView(
  name: string,
  machine: Machine | undefined,
  { node, lease, requested }: WorkerObjects,
  kernel: KernelState,
  beats = true,
): WorkerView {
  const ready = node?.status?.conditions?.find((condition) => condition.type === 'Ready')
  const allocatable = node?.status?.allocatable ?? node?.status?.capacity
  const timer = leaseTimer(lease)
  const silence = silenceOf(name, kernel)
  const podSync = beats ? podSyncOf(kernel, name) : undefined
  return {
    kind: 'Worker',
    key: name,
    name,
    ready: ready?.status ?? 'Unknown',
    readySince: microsAt(ready?.lastTransitionTime),
    readyReason: ready?.reason ?? '',
    cordoned: node?.spec.unschedulable === true,
    pressures: pressuresOf(node),
    powered: kernel.actors.get(kubeletOf(name))?.up ?? false,
    connected:
      kernel.links.overrides.get(`${kubeletOf(name)}>kube-apiserver/master-1`)?.cut !== true,
    registered: node !== undefined,
    zone: node?.metadata.labels?.['topology.kubernetes.io/zone'] ?? machine?.zone ?? '',
    runtime: machine?.runtime ?? 'containerd',
    address: node?.status?.addresses?.find((one) => one.type === 'InternalIP')?.address ?? '',
    podCIDR: node?.spec.podCIDR ?? '',
    cpuMillis: milliValue(allocatable?.['cpu'] ?? machine?.cpu),
    cpuRequestedMillis: requested.cpuMillis,
    memoryBytes: value(allocatable?.['memory'] ?? machine?.memory),
    memoryRequestedBytes: requested.memoryBytes,
    podsMost: value(allocatable?.['pods'] ?? machine?.pods),
    taints: taintsOf(node),
    labels: node?.metadata.labels ?? {},
    ...(timer === undefined ? {} : { lease: timer }),
    ...(silence === undefined ? {} : { silence }),
    ...runtimePart(kernel, name),
    proxyRules: rulesOf(kernel, name),
    ...(podSync === undefined ? {} : { podSync }),
    createdAt: microsAt(node?.metadata.creationTimestamp),
  }
}

const PRESSURES = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable']

const pressuresOf = (node: Node | undefined): readonly string[] =>
  (node?.status?.conditions ?? [])
    .filter(({ type, status }) => PRESSURES.includes(type) && status === 'True')
    .map(({ type }) => type)

const taintsOf = (node: Node | undefined): readonly string[] =>
  (node?.spec.taints ?? []).map(({ key, value: text, effect }) =>
    text === undefined || text === '' ? `${key}:${effect}` : `${key}=${text}:${effect}`,
  )

function leaseTimer(lease: Lease | undefined): Timer | undefined {
  const { renewTime, leaseDurationSeconds } = lease?.spec ?? {}
  if (renewTime === undefined) return undefined
  const from = microsOf(renewTime) - POWER_ON_UNIX_MICROS
  return { from, until: from + seconds(leaseDurationSeconds ?? 40) }
}

function runtimePart(
  kernel: KernelState,
  name: string,
): Pick<WorkerView, 'imageCount' | 'images' | 'pulling'> {
  const state = kernel.actors.get(runtimeOf(name))?.state as RuntimeState | undefined
  if (state === undefined) return { imageCount: 0, images: [], pulling: [] }
  const pulling = [...state.pulls].map(([image, pull]) => ({
    image: shortImage(image),
    percent: pullPercent(pull, kernel.now),
  }))
  return { imageCount: state.images.images.size, images: imagesOf(state), pulling }
}

function imagesOf({ images }: RuntimeState): readonly ImageView[] {
  return [...images.images.values()]
    .sort((one, other) => other.sizeBytes - one.sizeBytes)
    .slice(0, IMAGES_MOST)
    .map(({ tags, digest, sizeBytes }) => ({ name: shortImage(tags[0] ?? digest), sizeBytes }))
}

/** `docker.io/library/nginx:1.27` → `nginx:1.27` */
export const shortImage = (image: string): string => image.slice(image.lastIndexOf('/') + 1)

function podSyncOf(kernel: KernelState, name: string): WorkerView['podSync'] {
  const actor = kernel.actors.get(kubeletOf(name))
  return actor?.up === true ? (actor.state as KubeletState).lastSync : undefined
}

function rulesOf(kernel: KernelState, name: string): number {
  const state = kernel.actors.get(kubeProxyOf(name))?.state as KubeProxyState | undefined
  return state?.table.ruleCount ?? 0
}

/** What a pod asks of its node counts until it has ended. */
export const countsOnNode = ({ status, spec }: Pod): boolean =>
  (spec.nodeName ?? '') !== '' && status?.phase !== 'Succeeded' && status?.phase !== 'Failed'
