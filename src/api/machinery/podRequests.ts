/**
 * What a pod asks for as a whole. Containers run at once, so they add up; init containers run one
 * after the other, so the largest counts, on top of the sidecars started before it; sidecars keep
 * running beside the containers. Overhead of the runtime comes on top.
 * Leaves out: claims of dynamic resource allocation, in-place resize of pod-level resources
 * (alpha in 1.35).
 * Source: Kubernetes v1.35 staging/src/k8s.io/component-helpers/resource/helpers.go
 */
import type { Container, ContainerStatus, ResourceList } from '../container'
import type { Pod } from '../core'
import { addQuantities, quantityOf, signOf } from './quantity'
import {
  addResourceList,
  type MutableQuantityList,
  maxResourceList,
  type QuantityList,
  quantityList,
} from './resourceList'

export interface PodResourcesOptions {
  readonly excludeOverhead?: boolean
  /** Take into account what running containers were actually given (in-place resize). */
  readonly useStatusResources?: boolean
  readonly skipPodLevelResources?: boolean
  /** Assumed for a container that states none; an explicit zero is left alone. */
  readonly nonMissingContainerRequests?: ResourceList
}

type Measured = Pick<Pod, 'spec' | 'status'>

/** Effective requests. Source: PodRequests. */
export function podRequests(pod: Measured, options: PodResourcesOptions = {}): QuantityList {
  const { resources, overhead } = pod.spec
  const total = aggregate(pod, (container) => containerRequests(pod, container, options))
  if (!options.skipPodLevelResources) override(total, resources?.requests)
  if (!options.excludeOverhead && overhead !== undefined) {
    addResourceList(total, quantityList(overhead))
  }
  return total
}

/** Effective limits; overhead is added only where there is a limit. Source: PodLimits. */
export function podLimits(pod: Measured, options: PodResourcesOptions = {}): QuantityList {
  const total = aggregate(pod, (container) => containerLimits(pod, container, options))
  if (!options.skipPodLevelResources) override(total, pod.spec.resources?.limits)
  if (!options.excludeOverhead) {
    for (const [name, overhead] of quantityList(pod.spec.overhead)) {
      const limit = total.get(name)
      if (limit !== undefined && signOf(limit) !== 0)
        total.set(name, addQuantities(limit, overhead))
    }
  }
  return total
}

/** Whether an init container keeps running beside the others. */
export function isSidecar({ restartPolicy }: Pick<Container, 'restartPolicy'>): boolean {
  return restartPolicy === 'Always'
}

/** Whether a resource may be stated for a pod as a whole. Source: IsSupportedPodLevelResource. */
export function isPodLevelResource(name: string): boolean {
  return name === 'cpu' || name === 'memory' || name.startsWith('hugepages-')
}

/** Whether a pod states requests as a whole. Source: IsPodLevelRequestsSet. */
export function hasPodLevelRequests({ spec }: Pick<Pod, 'spec'>): boolean {
  return Object.keys(spec.resources?.requests ?? {}).some(isPodLevelResource)
}

function aggregate(
  { spec }: Measured,
  measure: (container: Container) => QuantityList,
): MutableQuantityList {
  const total: MutableQuantityList = new Map()
  for (const container of spec.containers) addResourceList(total, measure(container))
  if (spec.initContainers === undefined) return total
  const sidecars: MutableQuantityList = new Map()
  const peak: MutableQuantityList = new Map()
  for (const container of spec.initContainers) {
    const own = measure(container)
    if (isSidecar(container)) {
      addResourceList(total, own)
      addResourceList(sidecars, own)
      maxResourceList(peak, sidecars)
    } else {
      const atThatTime = new Map(own)
      addResourceList(atThatTime, sidecars)
      maxResourceList(peak, atThatTime)
    }
  }
  maxResourceList(total, peak)
  return total
}

function override(total: MutableQuantityList, podLevel: ResourceList | undefined): void {
  if (podLevel === undefined) return
  for (const [name, quantity] of quantityList(podLevel)) {
    if (isPodLevelResource(name)) total.set(name, quantity)
  }
}

function containerRequests(
  pod: Measured,
  container: Container,
  options: PodResourcesOptions,
): QuantityList {
  const status = options.useStatusResources ? statusOf(pod, container) : undefined
  const requests =
    status?.resources === undefined
      ? quantityList(container.resources?.requests)
      : largest(
          isResizeInfeasible(pod) ? undefined : container.resources?.requests,
          status.resources.requests,
          status.allocatedResources,
        )
  const assumed = options.nonMissingContainerRequests
  for (const name in assumed) {
    if (!requests.has(name)) requests.set(name, quantityOf(assumed[name]))
  }
  return requests
}

function containerLimits(
  pod: Measured,
  container: Container,
  options: PodResourcesOptions,
): QuantityList {
  const status = options.useStatusResources ? statusOf(pod, container) : undefined
  if (status?.resources === undefined) return quantityList(container.resources?.limits)
  const wanted = isResizeInfeasible(pod) ? undefined : container.resources?.limits
  return largest(wanted, status.resources.limits)
}

function largest(...lists: ReadonlyArray<ResourceList | undefined>): MutableQuantityList {
  const most: MutableQuantityList = new Map()
  for (const list of lists) maxResourceList(most, quantityList(list))
  return most
}

// Ordinary init containers cannot be resized: what they were given is what they asked for.
function statusOf({ spec, status }: Measured, container: Container): ContainerStatus | undefined {
  const isContainer = spec.containers.includes(container)
  if (!isContainer && !isSidecar(container)) return undefined
  const statuses = isContainer ? status?.containerStatuses : status?.initContainerStatuses
  return statuses?.find(({ name }) => name === container.name)
}

function isResizeInfeasible({ status }: Measured): boolean {
  const pending = status?.conditions?.find(({ type }) => type === 'PodResizePending')
  return pending?.reason === 'Infeasible'
}
