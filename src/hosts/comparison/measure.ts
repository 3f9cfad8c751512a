/** What is measured of one half of a comparison: pure functions of its nodes and pods. */
import type { Pod } from '../../api/core'
import { getControllerOf } from '../../api/machinery/ownerReference'
import { getPodCondition } from '../../api/machinery/podConditions'
import { podRequests } from '../../api/machinery/podRequests'
import { scaledValue } from '../../api/machinery/quantity'
import type { ComparedNode, Fragmentation, NodeUse, WaitingPods } from '../../protocol/comparison'

/** An amount of both resources: millicores and bytes. */
export interface Size {
  readonly cpuMillis: number
  readonly memoryBytes: number
}

/** A pod as far as it is measured. */
export interface MeasuredPod extends Size {
  /** namespace/name */
  readonly key: string
  readonly owner: string
  /** Empty while it has none. */
  readonly node: string
  /** What the scheduler says of it while it has no node. */
  readonly why: string
}

/** Names of waiting pods that are told, over all reasons. */
const NAMES_MOST = 200
const NOT_TRIED = 'Not tried yet'

/** Undefined for a pod that is over: it holds no room any more. */
export function measuredPod(pod: Pod): MeasuredPod | undefined {
  const { metadata, spec, status } = pod
  if (status?.phase === 'Succeeded' || status?.phase === 'Failed') return undefined
  const key = `${metadata.namespace}/${metadata.name}`
  const controller = getControllerOf(pod)
  const owner =
    controller === undefined
      ? `Pod/${key}`
      : `${controller.kind}/${metadata.namespace}/${controller.name}`
  const requests = podRequests(pod)
  const [cpu, memory] = [requests.get('cpu'), requests.get('memory')]
  return {
    key,
    owner,
    node: spec.nodeName ?? '',
    why: getPodCondition(status, 'PodScheduled')?.message || NOT_TRIED,
    cpuMillis: cpu === undefined ? 0 : Number(scaledValue(cpu, -3)),
    memoryBytes: memory === undefined ? 0 : Number(scaledValue(memory, 0)),
  }
}

/** What the pods of each node ask for, in the order of the nodes. */
export function nodeUses(
  nodes: readonly ComparedNode[],
  pods: readonly MeasuredPod[],
): readonly NodeUse[] {
  const uses = new Map(nodes.map(({ name }) => [name, { cpuMillis: 0, memoryBytes: 0, pods: 0 }]))
  for (const pod of pods) {
    const use = uses.get(pod.node)
    if (use === undefined) continue
    use.cpuMillis += pod.cpuMillis
    use.memoryBytes += pod.memoryBytes
    use.pods += 1
  }
  return [...uses.values()]
}

/**
 * The share of what is free that pods of the probe's size cannot use: what is left over once every
 * node that takes pods is filled up with them. Cordoned nodes are left out.
 */
export function fragmentation(
  nodes: readonly ComparedNode[],
  uses: readonly NodeUse[],
  probe: Size,
): Fragmentation {
  const free = nodes.flatMap((node, index) => (node.cordoned ? [] : [freeOn(node, uses[index])]))
  const counts = free.map((room) => fitsIn(room, probe))
  const fits = sum(counts)
  return {
    cpu: leftOver(sum(free.map(({ cpuMillis }) => cpuMillis)), fits * probe.cpuMillis),
    memory: leftOver(sum(free.map(({ memoryBytes }) => memoryBytes)), fits * probe.memoryBytes),
    fits,
    largest: largestRoom(free, nodes),
  }
}

/** Pods without a node, by what is said of them, the most first. */
export function waitingPods(pods: readonly MeasuredPod[]): readonly WaitingPods[] {
  const byReason = new Map<string, string[]>()
  for (const { node, why, key } of pods) {
    if (node !== '') continue
    const keys = byReason.get(why)
    if (keys === undefined) byReason.set(why, [key])
    else keys.push(key)
  }
  let left = NAMES_MOST
  return [...byReason]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([why, keys]) => {
      const told = keys.slice(0, left)
      left -= told.length
      return { why, pods: told, count: keys.length }
    })
}

interface Room extends Size {
  readonly pods: number
}

function freeOn(node: ComparedNode, use: NodeUse | undefined): Room {
  const { cpuMillis = 0, memoryBytes = 0, pods = 0 } = use ?? {}
  return {
    cpuMillis: Math.max(0, node.cpuMillis - cpuMillis),
    memoryBytes: Math.max(0, node.memoryBytes - memoryBytes),
    pods: Math.max(0, node.podsMost - pods),
  }
}

/** How many pods of a size find room; what a size does not ask for is no limit. */
function fitsIn(room: Room, size: Size): number {
  const byCpu = size.cpuMillis > 0 ? Math.floor(room.cpuMillis / size.cpuMillis) : room.pods
  const byMemory =
    size.memoryBytes > 0 ? Math.floor(room.memoryBytes / size.memoryBytes) : room.pods
  return Math.min(byCpu, byMemory, room.pods)
}

const leftOver = (free: number, used: number): number => (free === 0 ? 0 : (free - used) / free)

const NO_ROOM: Size = { cpuMillis: 0, memoryBytes: 0 }

/** The node whose scarcer resource is freest, each measured by the largest node there is. */
function largestRoom(free: readonly Room[], nodes: readonly ComparedNode[]): Size {
  const cpuMost = Math.max(1, ...nodes.map(({ cpuMillis }) => cpuMillis))
  const memoryMost = Math.max(1, ...nodes.map(({ memoryBytes }) => memoryBytes))
  let best = NO_ROOM
  let bestShare = 0
  for (const { cpuMillis, memoryBytes, pods } of free) {
    const share = Math.min(cpuMillis / cpuMost, memoryBytes / memoryMost)
    if (pods === 0 || share <= bestShare) continue
    best = { cpuMillis, memoryBytes }
    bestShare = share
  }
  return best
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
