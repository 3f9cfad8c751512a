/**
 * What a Service takes from the server: an address, node ports, and the families of its addresses.
 * Source: Kubernetes v1.35 pkg/registry/core/service/storage/{alloc,storage}.go
 */
import type { Service, ServicePort, ServiceSpec } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { invalid } from '../../../api/machinery/fieldError'
import { newInternalError, newInvalid } from '../../../api/machinery/status'
import type { Status } from '../../../api/meta'
import { isRefusal } from './refusal'
import type { AllocationFailure, ServiceAllocator, StrategyContext } from './resource'
import { withField } from './sharing'

export const HEADLESS = 'None'

export function needsClusterIP({ type }: ServiceSpec): boolean {
  return type === 'ClusterIP' || type === 'NodePort' || type === 'LoadBalancer'
}

export function needsNodePort({ type, allocateLoadBalancerNodePorts }: ServiceSpec): boolean {
  return type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false)
}

export function needsHealthCheckPort({ type, externalTrafficPolicy }: ServiceSpec): boolean {
  return type === 'LoadBalancer' && externalTrafficPolicy === 'Local'
}

/** The Service with all it needs, or why it cannot have it; then nothing is taken. */
export function allocate(
  service: Service,
  stored: Service | undefined,
  { services }: StrategyContext,
): Service | Status {
  const kept = stored === undefined ? service.spec : keepAllocated(service.spec, stored.spec)
  const spec = withFamilies(normalizeClusterIPs(kept, stored?.spec))
  const next = withField(service, 'spec', spec)
  if (services === undefined) return next
  const taking: Taking = { services, held: heldPorts(stored), addresses: [], ports: [] }
  const addressed = takeAddress(next, stored, taking)
  const done = isRefusal(addressed) ? addressed : takePorts(addressed, taking)
  if (isRefusal(done)) giveBack(taking)
  return done
}

/** Source: ResourceDefinition.release. */
export function release(
  service: Service,
  kept: Service | undefined,
  { services }: StrategyContext,
): void {
  const stillHeld = heldPorts(kept)
  for (const port of heldPorts(service)) {
    if (!stillHeld.has(port)) services?.releaseNodePort(port)
  }
  for (const address of service.spec.clusterIPs ?? []) {
    if (address === HEADLESS || kept?.spec.clusterIPs?.includes(address)) continue
    services?.releaseClusterIP(address)
  }
}

/** What has been taken so far, to be given back when the rest cannot be had. */
interface Taking {
  readonly services: ServiceAllocator
  /** Ports the stored Service has: they need not be taken again. */
  readonly held: Set<number>
  readonly addresses: string[]
  readonly ports: number[]
}

function giveBack({ services, addresses, ports }: Taking): void {
  for (const address of addresses) services.releaseClusterIP(address)
  for (const port of ports) services.releaseNodePort(port)
}

function heldPorts(service: Service | undefined): Set<number> {
  const held = new Set<number>()
  if (service === undefined) return held
  for (const { nodePort } of service.spec.ports ?? []) if (nodePort) held.add(nodePort)
  if (service.spec.healthCheckNodePort) held.add(service.spec.healthCheckNodePort)
  return held
}

/** A PUT that leaves out what was allocated keeps it. Source: patchAllocatedValues. */
function keepAllocated(next: ServiceSpec, stored: ServiceSpec): ServiceSpec {
  let spec = next
  if (needsClusterIP(stored) && needsClusterIP(next)) {
    if (!spec.clusterIP) spec = withField(spec, 'clusterIP', stored.clusterIP)
    if (!spec.clusterIPs?.length && spec.clusterIP === stored.clusterIP) {
      spec = withField(spec, 'clusterIPs', stored.clusterIPs)
    }
    spec = withField(spec, 'ipFamilies', spec.ipFamilies ?? stored.ipFamilies)
    spec = withField(spec, 'ipFamilyPolicy', spec.ipFamilyPolicy ?? stored.ipFamilyPolicy)
  }
  if (needsNodePort(stored) && needsNodePort(next)) spec = keepNodePorts(spec, stored)
  if (needsHealthCheckPort(stored) && needsHealthCheckPort(next) && !spec.healthCheckNodePort) {
    spec = withField(spec, 'healthCheckNodePort', stored.healthCheckNodePort)
  }
  return spec
}

/** Ports are known again by their names. */
function keepNodePorts(next: ServiceSpec, stored: ServiceSpec): ServiceSpec {
  const known = new Map(stored.ports?.map(({ name = '', nodePort = 0 }) => [name, nodePort]))
  const used = new Set(next.ports?.map(({ nodePort = 0 }) => nodePort))
  if (next.ports === undefined || next.ports.every(({ nodePort }) => nodePort)) return next
  const ports = next.ports.map((port) => {
    const before = known.get(port.name ?? '') ?? 0
    if (port.nodePort || before === 0 || used.has(before)) return port
    used.add(before)
    return { ...port, nodePort: before }
  })
  return { ...next, ports }
}

/** `clusterIP` and the first of `clusterIPs` are one. Source: normalizeClusterIPs. */
function normalizeClusterIPs(spec: ServiceSpec, stored: ServiceSpec | undefined): ServiceSpec {
  const { clusterIP, clusterIPs } = spec
  if (clusterIP && !clusterIPs?.length) return { ...spec, clusterIPs: [clusterIP] }
  // Only the old field was changed: the new one follows.
  const follows = stored !== undefined && clusterIP !== stored.clusterIP
  if (clusterIP && follows && deepEqual(clusterIPs, stored.clusterIPs)) {
    return { ...spec, clusterIPs: [clusterIP] }
  }
  return spec
}

/** Source: initIPFamilyFields, in a cluster of IPv4 alone. */
function withFamilies(spec: ServiceSpec): ServiceSpec {
  if (spec.type === 'ExternalName') return spec
  const headless = spec.clusterIP === HEADLESS
  const selects = Object.keys(spec.selector ?? {}).length > 0
  // Whoever writes the endpoints of such a service himself may give them any family.
  const open = headless && !selects && spec.ipFamilyPolicy === undefined && !spec.ipFamilies
  const ipFamilyPolicy = spec.ipFamilyPolicy ?? (open ? 'RequireDualStack' : 'SingleStack')
  const both = headless && !selects && ipFamilyPolicy !== 'SingleStack'
  const ipFamilies = spec.ipFamilies ?? (both ? (['IPv4', 'IPv6'] as const) : (['IPv4'] as const))
  return withField(withField(spec, 'ipFamilyPolicy', ipFamilyPolicy), 'ipFamilies', ipFamilies)
}

function takeAddress(
  service: Service,
  stored: Service | undefined,
  taking: Taking,
): Service | Status {
  const { spec } = service
  if (!needsClusterIP(spec) || spec.clusterIP === HEADLESS) return service
  // An address that changed is for validation to refuse.
  if (stored?.spec.clusterIP && needsClusterIP(stored.spec)) return service
  const requested = spec.clusterIP || undefined
  const address = taking.services.allocateClusterIP(requested)
  if (typeof address !== 'string') return addressRefused(service, requested, address)
  taking.addresses.push(address)
  return { ...service, spec: { ...spec, clusterIP: address, clusterIPs: [address] } }
}

function addressRefused(
  { metadata, spec }: Service,
  requested: string | undefined,
  { text }: AllocationFailure,
): Status {
  if (requested === undefined) return newInternalError(`failed to allocate a serviceIP: ${text}`)
  const detail = `failed to allocate IP ${requested}: ${text}`
  const errors = [invalid('spec.clusterIPs', spec.clusterIPs, detail)]
  return newInvalid({ group: '', kind: 'Service' }, metadata.name, errors)
}

function takePorts(service: Service, taking: Taking): Service | Status {
  const { spec } = service
  if (spec.type !== 'NodePort' && spec.type !== 'LoadBalancer') return service
  const ports: ServicePort[] = []
  // One number of a service stands for the same node port under every protocol.
  const chosen = new Map<number, number>()
  for (const [i, port] of (spec.ports ?? []).entries()) {
    if (!port.nodePort && !needsNodePort(spec)) {
      ports.push(port)
      continue
    }
    const nodePort = takePort(service, port, i, chosen, taking)
    if (typeof nodePort !== 'number') return nodePort
    ports.push(port.nodePort === nodePort ? port : { ...port, nodePort })
  }
  const changed = ports.some((port, i) => port !== spec.ports?.[i])
  return takeHealthCheckPort(changed ? { ...service, spec: { ...spec, ports } } : service, taking)
}

function takePort(
  service: Service,
  port: ServicePort,
  position: number,
  chosen: Map<number, number>,
  taking: Taking,
): number | Status {
  const before = chosen.get(port.port)
  if (before !== undefined && (!port.nodePort || port.nodePort === before)) return before
  const sibling = service.spec.ports?.find((other) => other.port === port.port && other.nodePort)
  const requested = port.nodePort || (before === undefined ? sibling?.nodePort : undefined)
  if (requested !== undefined && taking.held.has(requested)) {
    chosen.set(port.port, requested)
    return requested
  }
  const nodePort = taking.services.allocateNodePort(requested)
  if (typeof nodePort === 'number') {
    chosen.set(port.port, nodePort)
    taking.held.add(nodePort)
    taking.ports.push(nodePort)
    return nodePort
  }
  if (requested === undefined) {
    return newInternalError(`failed to allocate a nodePort: ${nodePort.text}`)
  }
  const errors = [invalid(`spec.ports[${position}].nodePort`, requested, nodePort.text)]
  return newInvalid({ group: '', kind: 'Service' }, service.metadata.name, errors)
}

function takeHealthCheckPort(service: Service, taking: Taking): Service | Status {
  const { spec } = service
  const requested = spec.healthCheckNodePort || undefined
  if (!needsHealthCheckPort(spec)) return service
  if (requested !== undefined && taking.held.has(requested)) return service
  const port = taking.services.allocateNodePort(requested)
  if (typeof port === 'number') {
    taking.ports.push(port)
    return { ...service, spec: { ...spec, healthCheckNodePort: port } }
  }
  return newInternalError(
    requested === undefined
      ? `failed to allocate a HealthCheck NodePort any port: ${port.text}`
      : `failed to allocate requested HealthCheck NodePort ${requested}: ${port.text}`,
  )
}
