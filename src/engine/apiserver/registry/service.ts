/** Source: Kubernetes v1.35 pkg/registry/core/service, pkg/apis/core/v1/defaults.go */
import type { Service, ServicePort, ServiceSpec } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import type { FieldError } from '../../../api/machinery/fieldError'
import { formatLabelSet } from '../../../api/machinery/labelSelector'
import { ageColumn, column, nameColumn, wideColumn } from './columns'
import { serviceName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { ResourceDefinition } from './resource'
import {
  allocate,
  needsClusterIP,
  needsHealthCheckPort,
  needsNodePort,
  release,
} from './serviceAllocation'
import {
  isExternallyAccessible,
  validateServiceSpec,
  validateServiceUpdate,
} from './serviceValidation'
import { fillIn, withField, withItems } from './sharing'
import { STANDARD_VERBS } from './verbs'

const AFFINITY_SECONDS = 10800

export const service: ResourceDefinition<Service> = {
  group: '',
  version: 'v1',
  kind: 'Service',
  resource: 'services',
  singular: 'service',
  shortNames: ['svc'],
  categories: ['all'],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: ['proxy', 'status'],
  storagePrefix: 'services/specs',
  counted: false,
  unconditionalUpdate: true,
  schemaName: 'Service',
  defaults: (object) => withField(object, 'spec', specDefaults(object.spec)),
  prepareForCreate: (object) => ({ ...object, status: { loadBalancer: {} } }),
  prepareForUpdate(next, stored, subresource) {
    if (subresource === 'status') return withField(next, 'spec', stored.spec)
    const spec = dropTypeDependentFields(next.spec, stored.spec)
    const status = next.spec.type === 'LoadBalancer' ? stored.status : { loadBalancer: {} }
    const kept = deepEqual(status, stored.status) ? stored.status : status
    return withField(withField(next, 'spec', spec), 'status', kept)
  },
  allocate,
  release,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, serviceName, errors)
    validateServiceSpec(object, errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (next.spec === stored.spec) return errors
    validateServiceUpdate(next, stored, errors)
    validateServiceSpec(next, errors)
    return errors
  },
  columns: [
    nameColumn,
    column('Type', 'string', 'How the service is exposed.', ({ spec }) => spec.type ?? ''),
    column(
      'Cluster-IP',
      'string',
      'The address inside the cluster.',
      ({ spec }) => spec.clusterIPs?.[0] || '<none>',
    ),
    column('External-IP', 'string', 'Addresses outside the cluster.', externalIP),
    column('Port(s)', 'string', 'Ports, with the node ports behind colons.', ({ spec }) =>
      portsText(spec.ports ?? []),
    ),
    ageColumn,
    wideColumn(
      'Selector',
      'Labels of the pods behind it.',
      ({ spec }) => formatLabelSet(spec.selector ?? {}) || '<none>',
    ),
  ],
  selectableFields: {
    'spec.clusterIP': ({ spec }) => spec.clusterIP ?? '',
    'spec.type': ({ spec }) => spec.type ?? '',
  },
  indexedFields: [],
  // Source: pkg/registry/core/service/storage (AfterDelete)
  takesAlong: 'endpoints',
}

/** Source: SetDefaults_Service. */
function specDefaults(spec: ServiceSpec): ServiceSpec {
  let next = fillIn(spec, { sessionAffinity: 'None', type: 'ClusterIP' })
  if (next.sessionAffinity === 'None') next = withField(next, 'sessionAffinityConfig', undefined)
  if (next.sessionAffinity === 'ClientIP') {
    const config = next.sessionAffinityConfig ?? {}
    const clientIP = fillIn(config.clientIP ?? {}, { timeoutSeconds: AFFINITY_SECONDS })
    const filled = withField(config, 'clientIP', clientIP)
    next = withField(next, 'sessionAffinityConfig', filled)
  }
  next = withItems<ServiceSpec, ServicePort>(next, 'ports', next.ports, portDefaults)
  if (isExternallyAccessible(next)) next = fillIn(next, { externalTrafficPolicy: 'Cluster' })
  if (next.type !== 'ExternalName') next = fillIn(next, { internalTrafficPolicy: 'Cluster' })
  return next.type === 'LoadBalancer' ? fillIn(next, { allocateLoadBalancerNodePorts: true }) : next
}

function portDefaults(port: ServicePort): ServicePort {
  const named = fillIn(port, { protocol: 'TCP' })
  const { targetPort } = named
  const unset = targetPort === undefined || targetPort === 0 || targetPort === ''
  return unset ? { ...named, targetPort: named.port } : named
}

/**
 * What a new type has no use for goes, unless the writer touched it too.
 * Source: dropTypeDependentFields.
 */
function dropTypeDependentFields(next: ServiceSpec, stored: ServiceSpec): ServiceSpec {
  let spec = next
  if (needsClusterIP(stored) && !needsClusterIP(next) && sameAddress(next, stored)) {
    for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'] as const) {
      spec = withField(spec, field, undefined)
    }
  }
  const hadPorts = stored.type === 'NodePort' || needsNodePort(stored)
  const hasPorts = next.type === 'NodePort' || next.type === 'LoadBalancer'
  if (hadPorts && !hasPorts && sameNodePorts(next, stored)) {
    spec = withItems<ServiceSpec, ServicePort>(spec, 'ports', spec.ports, (port) =>
      withField(port, 'nodePort', undefined),
    )
  }
  const { healthCheckNodePort } = stored
  if (needsHealthCheckPort(stored) && !needsHealthCheckPort(next)) {
    spec = dropIfSame(spec, 'healthCheckNodePort', healthCheckNodePort)
  }
  if (stored.type === 'LoadBalancer' && next.type !== 'LoadBalancer') {
    const { allocateLoadBalancerNodePorts, loadBalancerClass } = stored
    spec = dropIfSame(spec, 'allocateLoadBalancerNodePorts', allocateLoadBalancerNodePorts)
    spec = dropIfSame(spec, 'loadBalancerClass', loadBalancerClass)
  }
  if (isExternallyAccessible(stored) && !isExternallyAccessible(next)) {
    spec = dropIfSame(spec, 'externalTrafficPolicy', stored.externalTrafficPolicy)
  }
  return spec
}

function dropIfSame<K extends keyof ServiceSpec>(
  spec: ServiceSpec,
  field: K,
  stored: ServiceSpec[K] | undefined,
): ServiceSpec {
  return spec[field] === stored ? withField(spec, field, undefined) : spec
}

function sameAddress(next: ServiceSpec, stored: ServiceSpec): boolean {
  return next.clusterIP === stored.clusterIP && deepEqual(next.clusterIPs, stored.clusterIPs)
}

function sameNodePorts(next: ServiceSpec, stored: ServiceSpec): boolean {
  const portsOf = ({ ports = [] }: ServiceSpec) => new Set(ports.map((port) => port.nodePort ?? 0))
  const before = portsOf(stored)
  return [...portsOf(next)].every((port) => before.has(port))
}

/** Source: getServiceExternalIP. The server shows load balancers in full. */
function externalIP(service: Service): string {
  return externalAddresses(service, loadBalancerAddresses(service))
}

/** As printers that were not asked for wide rows show it: what load balancers have is cut. */
export function narrowExternalIP(service: Service): string {
  const addresses = loadBalancerAddresses(service)
  const cut = `${addresses.slice(0, LOAD_BALANCER_WIDTH - 3)}...`
  return externalAddresses(service, addresses.length > LOAD_BALANCER_WIDTH ? cut : addresses)
}

/** Characters. Source: loadBalancerWidth. */
const LOAD_BALANCER_WIDTH = 16

function externalAddresses({ spec }: Service, balancers: string): string {
  const external = spec.externalIPs ?? []
  switch (spec.type) {
    case 'ClusterIP':
    case 'NodePort':
      return external.join(',') || '<none>'
    case 'LoadBalancer':
      return [balancers, ...external].filter((text) => text !== '').join(',') || '<pending>'
    case 'ExternalName':
      return spec.externalName ?? ''
    default:
      return '<unknown>'
  }
}

/** Source: loadBalancerStatusStringer. */
function loadBalancerAddresses({ status }: Service): string {
  const ingress = status?.loadBalancer?.ingress ?? []
  const found = new Set(ingress.map(({ ip, hostname }) => ip || hostname || ''))
  found.delete('')
  return [...found].sort().join(',')
}

function portsText(ports: readonly ServicePort[]): string {
  const texts = ports.map(({ port, nodePort, protocol }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  )
  return texts.join(',') || '<none>'
}
