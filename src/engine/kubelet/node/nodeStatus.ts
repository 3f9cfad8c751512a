/**
 * The Node object as the kubelet knows it: what the machine has, what it runs, how it is.
 * Source: Kubernetes v1.35 pkg/kubelet/kubelet_node_status.go, nodestatus/setters.go,
 * cm/node_container_manager_linux.go
 */
import type {
  ContainerImage,
  Node,
  NodeCondition,
  NodeStatus,
  NodeSystemInfo,
} from '../../../api/core'
import { hex32 } from '../../../api/machinery/hex'
import { formatQuantity, newQuantity, value } from '../../../api/machinery/quantity'
import type { StringMap } from '../../../api/meta'
import { timeAt } from '../../clientGo/wallClock'
import type { Context } from '../../kernel/actor'
import { seconds } from '../../kernel/micros'
import type { KubeletState } from '../kubeletState'

/** As nodeInfo shows it. */
export const KUBELET_VERSION = 'v1.35.6'
const KUBELET_PORT = 10_250
/** evictionHard of memory.available. */
const RESERVED_MEMORY = 104_857_600
const DISK = '100Gi'
const MOST_IMAGES = 50
const MOST_NAMES = 5
/** Without an answer of the runtime for this long it counts as down. */
const RUNTIME_DOWN_AFTER = seconds(30)

/** The Node as it is registered. */
export function initialNode(state: KubeletState, context: Context): Node {
  const { config } = state
  const external = config.cloudProvider === 'external'
  const taints = external
    ? [...config.taints, { key: UNINITIALIZED, value: 'true', effect: 'NoSchedule' as const }]
    : config.taints
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: config.node,
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
      labels: { ...defaultLabels(config.node), ...config.labels },
      annotations: { 'volumes.kubernetes.io/controller-managed-attach-detach': 'true' },
    },
    spec: taints.length === 0 ? {} : { taints },
    status: nodeStatus(state, undefined, context),
  }
}

const UNINITIALIZED = 'node.cloudprovider.kubernetes.io/uninitialized'

const defaultLabels = (node: string): StringMap => ({
  'beta.kubernetes.io/arch': 'amd64',
  'beta.kubernetes.io/os': 'linux',
  'kubernetes.io/arch': 'amd64',
  'kubernetes.io/hostname': node,
  'kubernetes.io/os': 'linux',
})

/** The status now. Conditions keep the time of their last change from `old`. */
export function nodeStatus(
  state: KubeletState,
  old: NodeStatus | undefined,
  context: Context,
): NodeStatus {
  return {
    ...addressesOf(state, old),
    capacity: capacity(state),
    allocatable: allocatable(state),
    nodeInfo: nodeInfo(state),
    daemonEndpoints: { kubeletEndpoint: { Port: KUBELET_PORT } },
    images: nodeImages(state),
    conditions: conditions(state, old?.conditions ?? [], context),
    ...volumesInUse(state, old),
  }
}

/** With an external cloud the kubelet knows only its name, and leaves the rest to the cloud. */
function addressesOf(state: KubeletState, old: NodeStatus | undefined) {
  const { node, nodeIP, cloudProvider } = state.config
  const hostname = { type: 'Hostname', address: node } as const
  if (cloudProvider === 'external') {
    const known = old?.addresses ?? []
    return { addresses: known.length > 0 ? known : [hostname] }
  }
  return { addresses: [{ type: 'InternalIP', address: nodeIP } as const, hostname] }
}

/** Disks that must not be taken off: what was in use is told to be no more. */
function volumesInUse({ disks }: KubeletState, old: NodeStatus | undefined) {
  if (disks.size === 0 && old?.volumesInUse === undefined) return {}
  return { volumesInUse: [...disks.keys()].sort() }
}

const capacity = ({ config }: KubeletState) => ({
  cpu: config.cpu,
  'ephemeral-storage': config.ephemeralStorage ?? DISK,
  memory: config.memory,
  pods: config.pods,
})

function allocatable({ config }: KubeletState) {
  const memory = Math.max(0, value(config.memory) - RESERVED_MEMORY)
  const disk = Math.floor((value(config.ephemeralStorage ?? DISK) * 9) / 10)
  return {
    cpu: config.cpu,
    'ephemeral-storage': formatQuantity(newQuantity(disk)),
    memory: formatQuantity(newQuantity(memory, 'BinarySI')),
    pods: config.pods,
  }
}

function nodeInfo(state: KubeletState): NodeSystemInfo {
  const id = machineId(state.config.node)
  return {
    machineID: id,
    systemUUID: `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`,
    bootID: state.node.bootID,
    kernelVersion: '6.12.57',
    osImage: 'Debian GNU/Linux 13 (trixie)',
    containerRuntimeVersion: state.runtime.version,
    kubeletVersion: KUBELET_VERSION,
    kubeProxyVersion: '',
    operatingSystem: 'linux',
    architecture: 'amd64',
  }
}

/** 32 hex digits that belong to the name. */
function machineId(name: string): string {
  let id = ''
  for (let part = 0; part < 4; part++) {
    let hash = 0x811c9dc5 ^ part
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
    id += hex32(hash)
  }
  return id
}

/** The biggest first, as far as they are listed. */
function nodeImages(state: KubeletState): ContainerImage[] {
  const byId = new Map([...state.images.values()].map((image) => [image.id, image]))
  return [...byId.values()]
    .sort((a, b) => b.sizeBytes - a.sizeBytes || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_IMAGES)
    .map(({ digests, tags, sizeBytes }) => ({
      names: [...digests, ...tags].slice(0, MOST_NAMES),
      sizeBytes,
    }))
}

function conditions(
  state: KubeletState,
  old: readonly NodeCondition[],
  context: Context,
): NodeCondition[] {
  const now = timeAt(context.now)
  const own = [...HEALTHY, readyCondition(state, context)].map((condition) => {
    const before = old.find(({ type }) => type === condition.type)
    const kept = before?.status === condition.status ? before.lastTransitionTime : undefined
    return { ...condition, lastHeartbeatTime: now, lastTransitionTime: kept ?? now }
  })
  const types = new Set(own.map(({ type }) => type))
  return [...old.filter(({ type }) => !types.has(type)), ...own]
}

const HEALTHY: readonly NodeCondition[] = [
  {
    type: 'MemoryPressure',
    status: 'False',
    reason: 'KubeletHasSufficientMemory',
    message: 'kubelet has sufficient memory available',
  },
  {
    type: 'DiskPressure',
    status: 'False',
    reason: 'KubeletHasNoDiskPressure',
    message: 'kubelet has no disk pressure',
  },
  {
    type: 'PIDPressure',
    status: 'False',
    reason: 'KubeletHasSufficientPID',
    message: 'kubelet has sufficient PID available',
  },
]

function readyCondition(state: KubeletState, context: Context): NodeCondition {
  const errors = runtimeErrors(state, context)
  if (errors.length === 0) {
    const message = 'kubelet is posting ready status'
    return { type: 'Ready', status: 'True', reason: 'KubeletReady', message }
  }
  const message = errors.length === 1 ? (errors[0] ?? '') : `[${errors.join(', ')}]`
  return { type: 'Ready', status: 'False', reason: 'KubeletNotReady', message }
}

function runtimeErrors({ runtime, pleg }: KubeletState, context: Context): string[] {
  const errors: string[] = []
  if (runtime.lastGood < 0) {
    errors.push('container runtime status check may not have completed yet')
  } else if (context.now - (runtime.askingSince ?? context.now) > RUNTIME_DOWN_AFTER) {
    errors.push('container runtime is down')
  } else if (!runtime.networkReady) {
    const { networkReason, networkMessage } = runtime
    errors.push(
      'container runtime network not ready: NetworkReady=false ' +
        `reason:${networkReason} message:${networkMessage}`,
    )
  }
  if (pleg.lastAt < 0) errors.push('PLEG is not healthy: pleg has yet to be successful')
  return errors
}
