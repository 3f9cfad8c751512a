/**
 * A node with the pods on it and the sums of what they take, kept up to date pod by pod.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/types.go (NodeInfo)
 */
import type { Node } from '../../../api/core'
import { type Resource, resourceOf } from '../../../api/machinery/podResource'
import { value } from '../../../api/machinery/quantity'
import { quantityList } from '../../../api/machinery/resourceList'
import type { HostPort } from './hostPorts'
import type { PodInfo } from './podInfo'
import { addTo, createSum, type ResourceSum } from './resourceSum'

export interface Allocatable extends Resource {
  readonly pods: number
}

export interface NodeInfo {
  readonly name: string
  /** Rises with every change that filters and scores can tell. */
  version: number
  /** Absent while only pods tell of it: the node is gone, or not known yet. */
  node: Node | undefined
  /** By uid, in the order they came. */
  readonly pods: Map<string, PodInfo>
  /** Those of them with volumes from outside, by uid: few look at volumes of a node. */
  readonly podsWithVolumes: Map<string, PodInfo>
  readonly requested: ResourceSum
  /** Sums of the non-zero requests, which scores use. */
  nonZeroMilliCPU: number
  nonZeroMemory: number
  allocatable: Allocatable
  /** Host ports in use, one entry per pod and port. */
  usedPorts: readonly HostPort[]
  /** The images it holds, by every name they have, with their sizes in bytes. */
  images: ReadonlyMap<string, number>
}

/** A NodeInfo whose node is known: what filters and scores get to see. */
export interface KnownNode extends NodeInfo {
  node: Node
}

export const isKnown = (info: NodeInfo | undefined): info is KnownNode => info?.node !== undefined

const NOTHING: Allocatable = Object.freeze({
  milliCPU: 0,
  memory: 0,
  ephemeralStorage: 0,
  scalarResources: new Map(),
  pods: 0,
})

const NO_IMAGES: ReadonlyMap<string, number> = new Map()

export const createNodeInfo = (name: string): NodeInfo => ({
  name,
  version: 0,
  node: undefined,
  pods: new Map(),
  podsWithVolumes: new Map(),
  requested: createSum(),
  nonZeroMilliCPU: 0,
  nonZeroMemory: 0,
  allocatable: NOTHING,
  usedPorts: [],
  images: NO_IMAGES,
})

export function setNode(info: NodeInfo, node: Node): void {
  info.version++
  info.node = node
  info.allocatable = allocatableOf(node)
  info.images = imagesOf(node)
}

export function clearNode(info: NodeInfo): void {
  info.version++
  info.node = undefined
  info.allocatable = NOTHING
  info.images = NO_IMAGES
}

/** Takes a newer version of a pod that takes the same of its node. */
export function replacePodOn(info: NodeInfo, pod: PodInfo): void {
  info.pods.set(pod.uid, pod)
  if (pod.volumes.length > 0) info.podsWithVolumes.set(pod.uid, pod)
}

export function addPodTo(info: NodeInfo, pod: PodInfo): void {
  info.pods.set(pod.uid, pod)
  count(info, pod, 1)
  if (pod.volumes.length > 0) info.podsWithVolumes.set(pod.uid, pod)
  if (pod.hostPorts.length > 0) info.usedPorts = [...info.usedPorts, ...pod.hostPorts]
}

export function removePodFrom(info: NodeInfo, uid: string): void {
  const pod = info.pods.get(uid)
  if (pod === undefined) return
  info.pods.delete(uid)
  info.podsWithVolumes.delete(uid)
  count(info, pod, -1)
  if (pod.hostPorts.length > 0) info.usedPorts = withoutPorts(info.usedPorts, pod.hostPorts)
}

/** A copy to try things on: pods may come and go without the cache knowing. */
export function copyNodeInfo(info: KnownNode): KnownNode {
  const requested = {
    ...info.requested,
    scalarResources: new Map(info.requested.scalarResources),
  }
  const podsWithVolumes = new Map(info.podsWithVolumes)
  return { ...info, pods: new Map(info.pods), podsWithVolumes, requested }
}

/** What a node offers to pods. */
export function allocatableOf({ status }: Node): Allocatable {
  const offered = status?.allocatable
  return Object.freeze({ pods: value(offered?.pods), ...resourceOf(quantityList(offered)) })
}

function imagesOf({ status }: Node): ReadonlyMap<string, number> {
  const images = new Map<string, number>()
  for (const { names = [], sizeBytes = 0 } of status?.images ?? []) {
    for (const name of names) if (!images.has(name)) images.set(name, sizeBytes)
  }
  return images
}

function count(info: NodeInfo, pod: PodInfo, times: 1 | -1): void {
  info.version++
  addTo(info.requested, pod.requests, times)
  info.nonZeroMilliCPU += times * pod.nonZero.milliCPU
  info.nonZeroMemory += times * pod.nonZero.memory
}

function withoutPorts(all: readonly HostPort[], gone: readonly HostPort[]): readonly HostPort[] {
  const left = [...all]
  for (const port of gone) {
    const at = left.findIndex(
      ({ address, protocol, port: number }) =>
        address === port.address && protocol === port.protocol && number === port.port,
    )
    if (at >= 0) left.splice(at, 1)
  }
  return left
}
