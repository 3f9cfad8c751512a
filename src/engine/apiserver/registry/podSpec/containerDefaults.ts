/**
 * Source: Kubernetes v1.35 pkg/apis/core/v1/defaults.go (SetDefaults_Container and what it reaches)
 */
import type {
  Container,
  ContainerPort,
  EnvVar,
  Lifecycle,
  LifecycleHandler,
  Probe,
  ResourceList,
  ResourceRequirements,
} from '../../../../api/container'
import { parseImageReference } from '../../../../api/machinery/imageReference'
import { formatQuantity, quantityOf, roundUpQuantity } from '../../../../api/machinery/quantity'
import { fillIn, withField, withItems } from '../sharing'

const PROBE_DEFAULTS: Partial<Probe> = {
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
}

const MILLI = -3

/** Also serves ephemeral containers, which have the same fields. */
export function containerDefaults<T extends Container>(container: T): T {
  let next = imagePolicyDefaults(container)
  next = withField(next, 'resources', resourceDefaults(next.resources))
  next = withItems(next, 'ports', next.ports, portDefaults)
  next = withItems(next, 'env', next.env, envDefaults)
  next = withField(next, 'livenessProbe', probeDefaults(next.livenessProbe))
  next = withField(next, 'readinessProbe', probeDefaults(next.readinessProbe))
  next = withField(next, 'startupProbe', probeDefaults(next.startupProbe))
  return withField(next, 'lifecycle', lifecycleDefaults(next.lifecycle))
}

function imagePolicyDefaults<T extends Container>(container: T): T {
  const defaults = {
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  } as const
  if (container.imagePullPolicy !== undefined) return fillIn(container, defaults as Partial<T>)
  // Reading the name is the dear part, so only a container without a policy pays for it. A missing
  // name is for validation to refuse.
  const latest = parseImageReference(container.image || '')?.tag === 'latest'
  const imagePullPolicy = latest ? 'Always' : 'IfNotPresent'
  return fillIn(container, { ...defaults, imagePullPolicy } as Partial<T>)
}

const NO_RESOURCES: ResourceRequirements = Object.freeze({})

/** Amounts finer than a thousandth are rounded up. Source: SetDefaults_ResourceList. */
function resourceDefaults(resources: ResourceRequirements | undefined): ResourceRequirements {
  if (resources === undefined) return NO_RESOURCES
  const rounded = withField(resources, 'limits', roundedList(resources.limits))
  return withField(rounded, 'requests', roundedList(rounded.requests))
}

function roundedList(list: ResourceList | undefined): ResourceList | undefined {
  if (list === undefined) return undefined
  let rounded: Record<string, string> | undefined
  for (const name of Object.keys(list)) {
    const text = list[name] ?? '0'
    const { quantity, exact } = roundUpQuantity(quantityOf(text), MILLI)
    if (exact) continue
    rounded ??= { ...list }
    rounded[name] = formatQuantity(quantity)
  }
  return rounded ?? list
}

/** A limit is also the request, where there is none. Source: SetDefaults_Pod. */
export function requestsFromLimits(container: Container): Container {
  const { limits, requests } = container.resources ?? {}
  if (limits === undefined) return container
  let filled: Record<string, string> | undefined
  for (const name of Object.keys(limits)) {
    const limit = limits[name]
    if (limit === undefined || requests?.[name] !== undefined) continue
    filled ??= { ...requests }
    filled[name] = limit
  }
  if (filled === undefined) return container
  return { ...container, resources: withField(container.resources ?? {}, 'requests', filled) }
}

/** On the host's network a container's port is the host's. Source: defaultHostNetworkPorts. */
export function hostPortDefaults(container: Container): Container {
  return withItems<Container, ContainerPort>(container, 'ports', container.ports, (port) =>
    fillIn(port, { hostPort: port.containerPort }),
  )
}

function portDefaults(port: ContainerPort): ContainerPort {
  return fillIn(port, { protocol: 'TCP' })
}

function envDefaults(env: EnvVar): EnvVar {
  const fieldRef = env.valueFrom?.fieldRef
  if (fieldRef === undefined || fieldRef.apiVersion !== undefined) return env
  return { ...env, valueFrom: { ...env.valueFrom, fieldRef: { ...fieldRef, apiVersion: 'v1' } } }
}

function probeDefaults(probe: Probe | undefined): Probe | undefined {
  if (probe === undefined) return undefined
  const next = handlerDefaults(fillIn(probe, PROBE_DEFAULTS))
  const grpc = next.grpc
  return grpc !== undefined && grpc.service === undefined
    ? { ...next, grpc: { ...grpc, service: '' } }
    : next
}

function lifecycleDefaults(lifecycle: Lifecycle | undefined): Lifecycle | undefined {
  if (lifecycle === undefined) return undefined
  const { postStart, preStop } = lifecycle
  const next = withField(lifecycle, 'postStart', postStart && handlerDefaults(postStart))
  return withField(next, 'preStop', preStop && handlerDefaults(preStop))
}

/** Source: SetDefaults_HTTPGetAction. */
function handlerDefaults<T extends Pick<LifecycleHandler, 'httpGet'>>(handler: T): T {
  const httpGet = handler.httpGet
  if (httpGet === undefined) return handler
  return withField(handler, 'httpGet', fillIn(httpGet, { path: '/', scheme: 'HTTP' }))
}
