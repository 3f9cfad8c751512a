/**
 * What the scheduler books on a node for a pod, in plain numbers.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/types.go (CalculateResource),
 * pkg/scheduler/util/pod_resources.go
 */
import type { Container, ResourceList } from '../container'
import type { Pod } from '../core'
import { hasPodLevelRequests, podRequests } from './podRequests'
import { type Quantity, scaledValue } from './quantity'
import type { QuantityList } from './resourceList'

/** Assumed where a container states no cpu, so that idle pods still spread out. */
export const DEFAULT_MILLI_CPU_REQUEST = 100
/** Assumed where a container states no memory: 200 MiB. */
export const DEFAULT_MEMORY_REQUEST = 200 * 1024 * 1024

const DEFAULT_REQUESTS: ResourceList = {
  cpu: `${DEFAULT_MILLI_CPU_REQUEST}m`,
  memory: `${DEFAULT_MEMORY_REQUEST}`,
}

/** Amounts in the units of Go's framework.Resource. */
export interface Resource {
  /** Thousandths of a core. */
  readonly milliCPU: number
  /** Bytes. */
  readonly memory: number
  /** Bytes. */
  readonly ephemeralStorage: number
  /** Extended resources, huge pages, attachable volumes. Pods are counted apart. */
  readonly scalarResources: ReadonlyMap<string, number>
}

export interface PodResource {
  readonly requests: Resource
  /** With defaults where nothing is stated: what the scorers count with. */
  readonly nonZero: { readonly milliCPU: number; readonly memory: number }
}

/** Effective requests of a pod and their non-zero variant. */
export function podResource(pod: Pick<Pod, 'spec' | 'status'>): PodResource {
  const requests = podRequests(pod, { useStatusResources: true })
  const missing = statesAll(pod) ? undefined : assumedRequests(pod, requests)
  const counted =
    missing === undefined
      ? requests
      : podRequests(pod, { useStatusResources: true, nonMissingContainerRequests: missing })
  return {
    requests: resourceOf(requests),
    nonZero: {
      milliCPU: scaled(counted.get('cpu'), -3),
      memory: scaled(counted.get('memory'), 0),
    },
  }
}

/** Amounts of a list of quantities: a pod's requests, a node's allocatable. */
export function resourceOf(list: QuantityList): Resource {
  let scalarResources: Map<string, number> | undefined
  for (const [name, quantity] of list) {
    if (!isScalarResourceName(name)) continue
    scalarResources ??= new Map()
    scalarResources.set(name, scaled(quantity, 0))
  }
  return {
    milliCPU: scaled(list.get('cpu'), -3),
    memory: scaled(list.get('memory'), 0),
    ephemeralStorage: scaled(list.get('ephemeral-storage'), 0),
    scalarResources: scalarResources ?? NO_SCALARS,
  }
}

/** Of nearly every pod: an empty Map for each takes 184 bytes. */
const NO_SCALARS: ReadonlyMap<string, number> = new Map()

/** Whether nodes count a resource under its own name. Source: IsScalarResourceName. */
export function isScalarResourceName(name: string): boolean {
  return (
    isExtendedResourceName(name) ||
    name.startsWith('hugepages-') ||
    name.startsWith('attachable-volumes-') ||
    name.includes('kubernetes.io/')
  )
}

/** Whether a device plugin offers it: `nvidia.com/gpu`. Source: IsExtendedResourceName. */
export function isExtendedResourceName(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/') && !name.startsWith('requests.')
}

/** Whether every container states cpu and memory itself: then nothing is assumed of any. */
function statesAll({ spec, status }: Pick<Pod, 'spec' | 'status'>): boolean {
  // What an infeasible resize asks for does not count.
  if (status?.conditions?.some(({ type }) => type === 'PodResizePending')) return false
  const states = ({ resources }: Container): boolean =>
    resources?.requests?.['cpu'] !== undefined && resources.requests['memory'] !== undefined
  return spec.containers.every(states) && (spec.initContainers?.every(states) ?? true)
}

// A pod that states requests as a whole has them count for its silent containers too.
function assumedRequests(pod: Pick<Pod, 'spec'>, requests: QuantityList): ResourceList | undefined {
  if (!hasPodLevelRequests(pod)) return DEFAULT_REQUESTS
  const missing = Object.entries(DEFAULT_REQUESTS).filter(([name]) => !requests.has(name))
  return missing.length === 0 ? undefined : Object.fromEntries(missing)
}

function scaled(quantity: Quantity | undefined, scale: number): number {
  return quantity === undefined ? 0 : Number(scaledValue(quantity, scale))
}
