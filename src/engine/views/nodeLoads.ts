/** What the pods of each node ask for, kept as pods come and go. */
import type { Pod } from '../../api/core'
import { podRequests } from '../../api/machinery/podRequests'
import { scaledValue } from '../../api/machinery/quantity'
import { countsOnNode } from './workerView'

export interface NodeLoad {
  cpuMillis: number
  memoryBytes: number
  /** Pods that nobody asked to end. */
  staying: number
  /** namespace/name */
  readonly pods: Set<string>
}

interface Share {
  readonly node: string
  readonly cpuMillis: number
  readonly memoryBytes: number
  readonly stays: boolean
}

export interface NodeLoads {
  readonly byNode: Map<string, NodeLoad>
  readonly byPod: Map<string, Share>
}

export const createNodeLoads = (): NodeLoads => ({ byNode: new Map(), byPod: new Map() })

export const loadOf = ({ byNode }: NodeLoads, node: string): NodeLoad =>
  byNode.get(node) ?? { cpuMillis: 0, memoryBytes: 0, staying: 0, pods: new Set() }

export function countPod(loads: NodeLoads, pod: Pod, gone: boolean): void {
  const key = `${pod.metadata.namespace}/${pod.metadata.name}`
  const before = loads.byPod.get(key)
  const share = gone || !countsOnNode(pod) ? undefined : shareOf(pod, before)
  if (before === share) return
  if (before !== undefined) addShare(loads, key, before, -1)
  loads.byPod.delete(key)
  if (share === undefined) return
  loads.byPod.set(key, share)
  addShare(loads, key, share, 1)
}

function shareOf(pod: Pod, before: Share | undefined): Share {
  const stays = pod.metadata.deletionTimestamp === undefined
  const node = pod.spec.nodeName ?? ''
  if (before?.node === node) return before.stays === stays ? before : { ...before, stays }
  const requests = podRequests(pod)
  const [cpu, memory] = [requests.get('cpu'), requests.get('memory')]
  return {
    node,
    cpuMillis: cpu === undefined ? 0 : Number(scaledValue(cpu, -3)),
    memoryBytes: memory === undefined ? 0 : Number(scaledValue(memory, 0)),
    stays,
  }
}

function addShare({ byNode }: NodeLoads, key: string, share: Share, sign: 1 | -1): void {
  const load = byNode.get(share.node) ?? {
    cpuMillis: 0,
    memoryBytes: 0,
    staying: 0,
    pods: new Set(),
  }
  byNode.set(share.node, load)
  load.cpuMillis += sign * share.cpuMillis
  load.memoryBytes += sign * share.memoryBytes
  if (share.stays) load.staying += sign
  if (sign > 0) load.pods.add(key)
  else load.pods.delete(key)
}
