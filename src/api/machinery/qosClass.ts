/**
 * Quality of service: who is killed first when memory runs out.
 * Source: Kubernetes v1.35 pkg/apis/core/v1/helper/qos/qos.go
 */

import type { ResourceList, ResourceRequirements } from '../container'
import type { Pod, PodQOSClass } from '../core'
import { compareQuantities, signOf } from './quantity'
import { addResourceList, type MutableQuantityList, quantityList } from './resourceList'

/** The class a pod was given, or would be given. Source: GetPodQOS. */
export function podQOSClass(pod: Pick<Pod, 'spec' | 'status'>): PodQOSClass {
  return pod.status?.qosClass ?? computePodQOSClass(pod)
}

/**
 * Guaranteed if every container limits cpu and memory and asks for just that, BestEffort if none
 * asks for or limits any, else Burstable. Resources of the pod as a whole decide instead, where
 * they are stated. Source: ComputePodQOS.
 */
export function computePodQOSClass({ spec }: Pick<Pod, 'spec'>): PodQOSClass {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])]
  const stated: ReadonlyArray<ResourceRequirements> = spec.resources
    ? [spec.resources]
    : containers.map(({ resources }) => resources ?? {})
  const requests: MutableQuantityList = new Map()
  const limits: MutableQuantityList = new Map()
  let limited = true
  for (const resources of stated) {
    const own = computeResources(resources.limits)
    addResourceList(requests, computeResources(resources.requests))
    addResourceList(limits, own)
    // Of the pod as a whole, limits that are not stated at all are judged by the sums below.
    const silent = spec.resources !== undefined && resources.limits === undefined
    if (!silent && own.size < COMPUTE.length) limited = false
  }
  if (requests.size === 0 && limits.size === 0) return 'BestEffort'
  return limited && sameAmounts(requests, limits) ? 'Guaranteed' : 'Burstable'
}

const COMPUTE: ReadonlyArray<string> = ['cpu', 'memory']

function computeResources(list: ResourceList | undefined): MutableQuantityList {
  const quantities = quantityList(list)
  for (const [name, quantity] of quantities) {
    if (!COMPUTE.includes(name) || signOf(quantity) <= 0) quantities.delete(name)
  }
  return quantities
}

function sameAmounts(requests: MutableQuantityList, limits: MutableQuantityList): boolean {
  if (requests.size !== limits.size) return false
  for (const [name, request] of requests) {
    const limit = limits.get(name)
    if (limit === undefined || compareQuantities(request, limit) !== 0) return false
  }
  return true
}
