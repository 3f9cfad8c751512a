/**
 * The slices a Service should have, against those it has: what to create, update and delete.
 * Source: Kubernetes v1.35 staging/src/k8s.io/endpointslice/reconciler.go
 */
import type { Pod, Service } from '../../../api/core'
import type { Endpoint, EndpointPort, EndpointSlice } from '../../../api/discovery'
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { newControllerRef } from '../../../api/machinery/ownerReference'
import type { Draft, StringMap } from '../../../api/meta'
import { type Caches, getCached, SERVICE_NAME_LABEL } from '../caches'
import { namePrefix } from '../podControl'
import { packEndpoints } from './packing'
import { type AddressType, endpointPorts, podToEndpoint, shouldBeInEndpoints } from './podEndpoints'

export const MANAGED_BY_LABEL = 'endpointslice.kubernetes.io/managed-by'
export const MANAGED_BY = 'endpointslice-controller.k8s.io'
const HEADLESS_LABEL = 'service.kubernetes.io/headless'

/** A slice without what only the server knows; with a name it replaces the one that has it. */
export type SliceDraft = Draft<EndpointSlice>

export interface SliceChanges {
  readonly create: readonly SliceDraft[]
  readonly update: readonly SliceDraft[]
  readonly remove: readonly EndpointSlice[]
  /** Pods left out because their node is unknown: the sync fails, and comes back. */
  readonly skipped: readonly string[]
}

interface PortSet {
  readonly ports: readonly EndpointPort[]
  readonly endpoints: Endpoint[]
}

export function desiredSlices(
  service: Service,
  pods: readonly Pod[],
  existing: readonly EndpointSlice[],
  caches: Caches,
): SliceChanges {
  const types = addressTypes(service)
  const changes = types.map((type) => {
    const slices = existing.filter(({ addressType }) => addressType === type)
    return changesOfType(service, pods, slices, type, caches)
  })
  const unsupported = existing.filter(({ addressType }) => !types.includes(addressType))
  return {
    create: changes.flatMap(({ create }) => create),
    update: changes.flatMap(({ update }) => update),
    remove: [...changes.flatMap(({ remove }) => remove), ...unsupported],
    skipped: changes.flatMap(({ skipped }) => skipped),
  }
}

function addressTypes({ spec }: Service): readonly AddressType[] {
  return spec.ipFamilies === undefined || spec.ipFamilies.length === 0 ? ['IPv4'] : spec.ipFamilies
}

function changesOfType(
  service: Service,
  pods: readonly Pod[],
  existing: readonly EndpointSlice[],
  addressType: AddressType,
  caches: Caches,
): SliceChanges {
  const skipped: string[] = []
  const wanted = byPortSet(service, pods, addressType, caches, skipped)
  const own = existing.filter((slice) => isOwnedBy(slice, service))
  const remove = existing.filter((slice) => !isOwnedBy(slice, service))
  const create: SliceDraft[] = []
  const update: EndpointSlice[] = []
  const labels = sliceLabels(service)
  const sameLabels = (slice: EndpointSlice): boolean => carriesLabels(slice, labels)
  for (const [key, { ports, endpoints }] of wanted) {
    const slices = own.filter((slice) => portKey(slice.ports ?? []) === key)
    const packing = packEndpoints(slices, endpoints, labels, sameLabels)
    create.push(...packing.create.map((some) => newSlice(service, addressType, ports, some)))
    update.push(...packing.update)
    remove.push(...packing.remove)
  }
  remove.push(...own.filter((slice) => !wanted.has(portKey(slice.ports ?? []))))
  // A Service always has a slice, and be it an empty one.
  if (remove.length === existing.length && create.length === 0) {
    const placeholder = newSlice(service, addressType, [], [])
    const [only] = remove
    if (remove.length === 1 && only !== undefined && isPlaceholder(only, placeholder)) remove.pop()
    else create.push(placeholder)
  }
  return { ...reuse(service, create, update, remove), skipped }
}

function byPortSet(
  service: Service,
  pods: readonly Pod[],
  addressType: AddressType,
  caches: Caches,
  skipped: string[],
): ReadonlyMap<string, PortSet> {
  const sets = new Map<string, PortSet>()
  // Only a named port can be another number in another pod.
  const [first] = pods
  const same = first === undefined || hasNamedPort(service) ? undefined : portsIn(service, first)
  for (const pod of pods) {
    if (!shouldBeInEndpoints(pod)) continue
    const { ports, key } = same ?? portsIn(service, pod)
    const set = sets.get(key) ?? { ports, endpoints: [] }
    sets.set(key, set)
    const { nodeName = '' } = pod.spec
    const node = getCached(caches, 'nodes', nodeName)
    if (node === undefined && service.spec.publishNotReadyAddresses !== true) {
      const { namespace, name } = service.metadata
      const why = `Node ${nodeName} Not Found`
      skipped.push(`skipping Pod ${pod.metadata.name} for Service ${namespace}/${name}: ${why}`)
      continue
    }
    const endpoint = podToEndpoint(pod, node, service, addressType)
    if (endpoint.addresses.length > 0) set.endpoints.push(endpoint)
  }
  return sets
}

function portsIn(service: Service, pod: Pod) {
  const ports = endpointPorts(service, pod)
  return { ports, key: portKey(ports) }
}

const hasNamedPort = ({ spec }: Service): boolean =>
  spec.ports?.some(({ targetPort }) => typeof targetPort === 'string') ?? false

/** Ports in any order are the same set. */
const portKey = (ports: readonly EndpointPort[]): string =>
  ports
    .map((port) => canonicalJson(port))
    .sort()
    .join()

/** A slice that would be deleted becomes one that would be created: a write less. */
function reuse(
  service: Service,
  create: readonly SliceDraft[],
  update: readonly EndpointSlice[],
  remove: readonly EndpointSlice[],
): Omit<SliceChanges, 'skipped'> {
  const fresh = [...create]
  const replaced: SliceDraft[] = []
  const left = remove.filter((slice) => {
    if (!isOwnedBy(slice, service)) return true
    const draft = fresh.pop()
    if (draft === undefined) return true
    const { name } = slice.metadata
    replaced.push({ ...draft, metadata: { ...draft.metadata, name } })
    return false
  })
  return { create: fresh, update: [...update, ...replaced], remove: left }
}

function newSlice(
  service: Service,
  addressType: AddressType,
  ports: readonly EndpointPort[],
  endpoints: readonly Endpoint[],
): SliceDraft {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: namePrefix(service.metadata.name),
      namespace: service.metadata.namespace,
      labels: sliceLabels(service),
      ownerReferences: [newControllerRef(service)],
    },
    addressType,
    endpoints,
    ports,
  }
}

function isPlaceholder(slice: EndpointSlice, placeholder: SliceDraft): boolean {
  return (
    slice.endpoints.length === 0 &&
    (slice.ports ?? []).length === 0 &&
    slice.addressType === placeholder.addressType &&
    deepEqual(slice.metadata.labels, placeholder.metadata.labels) &&
    deepEqual(slice.metadata.ownerReferences, placeholder.metadata.ownerReferences)
  )
}

const RESERVED_LABELS: readonly string[] = [SERVICE_NAME_LABEL, MANAGED_BY_LABEL, HEADLESS_LABEL]

/** A slice carries its Service's labels, and some of its own. */
function sliceLabels({ metadata, spec }: Service): StringMap {
  const { clusterIP = '' } = spec
  const headless = clusterIP === '' || clusterIP === 'None'
  return {
    ...withoutReserved(metadata.labels),
    ...(headless ? { [HEADLESS_LABEL]: '' } : {}),
    [SERVICE_NAME_LABEL]: metadata.name,
    [MANAGED_BY_LABEL]: MANAGED_BY,
  }
}

const carriesLabels = ({ metadata }: EndpointSlice, labels: StringMap): boolean =>
  deepEqual(withoutReserved(metadata.labels), withoutReserved(labels))

const withoutReserved = (labels: StringMap = {}): StringMap =>
  Object.fromEntries(Object.entries(labels).filter(([key]) => !RESERVED_LABELS.includes(key)))

function isOwnedBy({ metadata }: EndpointSlice, service: Service): boolean {
  const { uid } = service.metadata
  return metadata.ownerReferences?.some((owner) => owner.uid === uid) ?? false
}
