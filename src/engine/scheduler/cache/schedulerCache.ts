/**
 * What the scheduler knows of nodes and of the pods on them, pods it has only assumed included.
 * A scheduling cycle is computed within one event, so nothing changes under its hands and the cache
 * itself serves as its snapshot: no node is ever copied for a cycle.
 * Source: Kubernetes v1.35 pkg/scheduler/backend/cache/cache.go
 */
import type { Node } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { namedClaims } from './attachedVolumes'
import { noteChange } from './changes'
import {
  addPodTo,
  clearNode,
  createNodeInfo,
  isKnown,
  type KnownNode,
  type NodeInfo,
  removePodFrom,
  replacePodOn,
  setNode,
} from './nodeInfo'
import { addToTree, listTree, type NodeTree, removeFromTree, zoneKey } from './nodeTree'
import { type PodInfo, sharingTraits } from './podInfo'
import { countPod, createTallies, type PodTallies } from './podTallies'
import { sameResource } from './resourceSum'

interface Placed {
  info: PodInfo
  node: string
}

/** An image somewhere in the cluster: its size as the first node reported it, and on how many. */
export interface ImageState {
  readonly sizeBytes: number
  nodes: number
}

export interface SchedulerCache {
  /** By name; those without a Node object wait for their last pod to go. */
  readonly nodes: Map<string, NodeInfo>
  /** Pods on nodes, by uid. */
  readonly pods: Map<string, Placed>
  /** Uids of pods placed but not yet seen bound. */
  readonly assumed: Set<string>
  readonly tree: NodeTree
  /** The known nodes in the order of the tree; rebuilt when `stale`. */
  readonly order: KnownNode[]
  stale: boolean
  /** Rises when nodes come, go, or are labelled anew, and with namespaces: domains are void then. */
  topology: number
  readonly tallies: PodTallies
  /** How many pods there are of each priority. */
  readonly priorities: Map<number, number>
  readonly images: Map<string, ImageState>
  /** How many pods on nodes name a claim, by its namespace/name. Source: IsPVCUsedByPods */
  readonly usedClaims: Map<string, number>
}

/** Of a cache, what a cycle looks at: who is on which node is asked of the nodes. */
export type CacheView = Omit<SchedulerCache, 'pods' | 'assumed'>

export const createCache = (): SchedulerCache => ({
  nodes: new Map(),
  pods: new Map(),
  assumed: new Set(),
  tree: new Map(),
  order: [],
  stale: false,
  topology: 0,
  tallies: createTallies(),
  priorities: new Map(),
  images: new Map(),
  usedClaims: new Map(),
})

/** All known nodes, zone by zone in turn. */
export function nodeOrder(
  cache: Pick<SchedulerCache, 'nodes' | 'tree' | 'order' | 'stale'>,
): readonly KnownNode[] {
  if (!cache.stale) return cache.order
  cache.order.length = 0
  for (const name of listTree(cache.tree)) {
    const info = cache.nodes.get(name)
    if (isKnown(info)) cache.order.push(info)
  }
  cache.stale = false
  return cache.order
}

/** A node that came or changed, as the API server tells. */
export function putNode(cache: SchedulerCache, node: Node): void {
  const info = nodeInfoOf(cache, node.metadata.name)
  const before = info.node
  if (before === undefined || zoneKey(before) !== zoneKey(node)) {
    if (before !== undefined) removeFromTree(cache.tree, before)
    addToTree(cache.tree, node)
    cache.stale = true
  }
  if (before === undefined || !deepEqual(before.metadata.labels, node.metadata.labels)) {
    cache.topology++
  }
  uncountImages(cache, info)
  setNode(info, node)
  countImages(cache, info)
}

export function removeNode(cache: SchedulerCache, name: string): void {
  const info = cache.nodes.get(name)
  if (!isKnown(info)) return
  removeFromTree(cache.tree, info.node)
  cache.stale = true
  cache.topology++
  uncountImages(cache, info)
  clearNode(info)
  forgetIfEmpty(cache, info)
}

/** Counts a pod on the node chosen for it, before the API server knows. Returns what is wrong. */
export function assumePod(cache: SchedulerCache, info: PodInfo, node: string): string | undefined {
  if (cache.pods.has(info.uid)) {
    return `pod ${info.uid}(${info.key}) is in the cache, so can't be assumed`
  }
  place(cache, info, node)
  cache.assumed.add(info.uid)
  return undefined
}

/** An assumed pod is not bound after all. */
export function forgetPod(cache: SchedulerCache, uid: string): void {
  if (cache.assumed.has(uid)) removePod(cache, uid)
}

/** A pod on a node, as the API server tells; confirms one that was assumed. */
export function addPod(cache: SchedulerCache, info: PodInfo): void {
  cache.assumed.delete(info.uid)
  updatePod(cache, info)
}

export function updatePod(cache: SchedulerCache, info: PodInfo): void {
  const placed = cache.pods.get(info.uid)
  if (placed !== undefined && weighsTheSame(placed, info)) {
    placed.info = sharingTraits(info, placed.info)
    replacePodOn(nodeInfoOf(cache, placed.node), placed.info)
    return
  }
  removePod(cache, info.uid)
  place(cache, info, info.pod.spec.nodeName ?? '')
}

export function removePod(cache: SchedulerCache, uid: string): void {
  const placed = cache.pods.get(uid)
  if (placed === undefined) return
  cache.pods.delete(uid)
  cache.assumed.delete(uid)
  const info = nodeInfoOf(cache, placed.node)
  removePodFrom(info, uid)
  const tally = countPod(cache.tallies, placed.info, placed.node, -1)
  noteChange(cache.tallies, { node: placed.node, look: tally, pods: -1 })
  countPriority(cache, placed.info, -1)
  countClaims(cache, placed.info, -1)
  forgetIfEmpty(cache, info)
}

/** Most updates tell of a pod's state only: nothing that is summed or counted has changed. */
function weighsTheSame({ info, node }: Placed, next: PodInfo): boolean {
  return (
    node === next.pod.spec.nodeName &&
    info.tally === next.tally &&
    info.priority === next.priority &&
    info.hostPorts.length === 0 &&
    next.hostPorts.length === 0 &&
    sameResource(info.requests, next.requests)
  )
}

function place(cache: SchedulerCache, placed: PodInfo, node: string): void {
  const twin = cache.tallies.all.get(placed.tally)?.traits
  const info = twin === undefined ? placed : sharingTraits(placed, twin)
  cache.pods.set(info.uid, { info, node })
  addPodTo(nodeInfoOf(cache, node), info)
  const tally = countPod(cache.tallies, info, node, 1)
  noteChange(cache.tallies, { node, look: tally, pods: 1 })
  countPriority(cache, info, 1)
  countClaims(cache, info, 1)
}

function countPriority({ priorities }: SchedulerCache, { priority }: PodInfo, by: 1 | -1): void {
  const count = (priorities.get(priority) ?? 0) + by
  if (count === 0) priorities.delete(priority)
  else priorities.set(priority, count)
}

function countClaims({ usedClaims }: SchedulerCache, info: PodInfo, by: 1 | -1): void {
  if (info.volumes.length === 0) return
  for (const claim of namedClaims(info.pod.metadata.namespace, info.volumes)) {
    const count = (usedClaims.get(claim) ?? 0) + by
    if (count === 0) usedClaims.delete(claim)
    else usedClaims.set(claim, count)
  }
}

function nodeInfoOf(cache: SchedulerCache, name: string): NodeInfo {
  const known = cache.nodes.get(name)
  if (known !== undefined) return known
  const info = createNodeInfo(name)
  cache.nodes.set(name, info)
  return info
}

function forgetIfEmpty(cache: SchedulerCache, info: NodeInfo): void {
  if (info.node === undefined && info.pods.size === 0) cache.nodes.delete(info.name)
}

function countImages(cache: SchedulerCache, info: NodeInfo): void {
  for (const [name, sizeBytes] of info.images) {
    const state = cache.images.get(name)
    if (state === undefined) cache.images.set(name, { sizeBytes, nodes: 1 })
    else state.nodes++
  }
}

function uncountImages(cache: SchedulerCache, info: NodeInfo): void {
  for (const name of info.images.keys()) {
    const state = cache.images.get(name)
    if (state !== undefined && --state.nodes === 0) cache.images.delete(name)
  }
}
