/**
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidateService,
 * ValidateServiceUpdate)
 */
import type { Service, ServicePort, ServiceSpec } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import {
  duplicate,
  type FieldError,
  type FieldPath,
  forbidden,
  index,
  invalid,
  notSupported,
  required,
} from '../../../api/machinery/fieldError'
import {
  dns1123Label,
  dns1123Subdomain,
  portNumber,
  qualifiedName,
} from '../../../api/machinery/names'
import { isIP } from './ipAddress'
import { pushAll, validateLabels } from './objectMeta'
import { validatePortNumberOrName } from './podSpec/probeValidation'
import { HEADLESS, needsClusterIP } from './serviceAllocation'

const KUBELET_PORT = 10250
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const POLICIES = ['Cluster', 'Local']
const MAX_AFFINITY_SECONDS = 86400
const IP_ERROR = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'

export function validateServiceSpec({ spec }: Service, errors: FieldError[]): void {
  const headless = spec.clusterIP === HEADLESS
  const { ports = [] } = spec
  if (ports.length === 0 && !headless && spec.type !== 'ExternalName') {
    errors.push(required('spec.ports'))
  }
  validateByType(spec, headless, errors)
  const names = new Set<string>()
  ports.forEach((port, i) => {
    validatePort(port, ports.length > 1, names, index('spec.ports', i), errors)
  })
  validateLabels(spec.selector, 'spec.selector', errors)
  validateAffinity(spec, errors)
  validateClusterIPs(spec, errors)
  spec.externalIPs?.forEach((address, i) => {
    if (!isIP(address)) errors.push(invalid(index('spec.externalIPs', i), address, IP_ERROR))
  })
  if (!spec.type) errors.push(required('spec.type'))
  else if (!TYPES.includes(spec.type)) errors.push(notSupported('spec.type', spec.type, TYPES))
  validateNodePorts(spec, errors)
  validateLoadBalancer(spec, errors)
  validatePolicies(spec, errors)
}

/** The address of a service is kept while it needs one. Source: validateUpgradeDowngradeClusterIPs. */
export function validateServiceUpdate(next: Service, stored: Service, errors: FieldError[]): void {
  if (!needsClusterIP(next.spec) || !needsClusterIP(stored.spec)) return
  const { clusterIPs } = next.spec
  if (deepEqual(clusterIPs?.[0], stored.spec.clusterIPs?.[0])) return
  errors.push(invalid('spec.clusterIPs[0]', clusterIPs, 'may not change once set'))
}

function validateByType(spec: ServiceSpec, headless: boolean, errors: FieldError[]): void {
  switch (spec.type) {
    case 'LoadBalancer':
      spec.ports?.forEach(({ port }, i) => {
        if (port !== KUBELET_PORT) return
        const detail = `may not expose port ${KUBELET_PORT} externally since it is used by kubelet`
        errors.push(invalid(index('spec.ports', i), port, detail))
      })
      break
    case 'NodePort':
      break
    case 'ExternalName':
      validateExternalName(spec, errors)
      return
    default:
      return
  }
  if (!headless) return
  const detail = `may not be set to 'None' for ${spec.type} services`
  errors.push(invalid('spec.clusterIPs[0]', HEADLESS, detail))
}

function validateExternalName(spec: ServiceSpec, errors: FieldError[]): void {
  const detail = 'may not be set for ExternalName services'
  if (spec.clusterIPs?.length) errors.push(forbidden('spec.clusterIPs', detail))
  if (spec.ipFamilies?.length) errors.push(forbidden('spec.ipFamilies', detail))
  if (spec.ipFamilyPolicy) errors.push(forbidden('spec.ipFamilyPolicy', detail))
  const name = (spec.externalName ?? '').replace(/\.$/, '')
  if (name === '') errors.push(required('spec.externalName'))
  else pushAll(errors, 'spec.externalName', name, dns1123Subdomain(name))
}

function validatePort(
  port: ServicePort,
  nameNeeded: boolean,
  names: Set<string>,
  path: FieldPath,
  errors: FieldError[],
): void {
  const { name = '', protocol = '', targetPort = 0, appProtocol } = port
  if (nameNeeded && name === '') errors.push(required(`${path}.name`))
  else if (name !== '') {
    pushAll(errors, `${path}.name`, name, dns1123Label(name))
    if (names.has(name)) errors.push(duplicate(`${path}.name`, name))
    names.add(name)
  }
  pushAll(errors, `${path}.port`, port.port, portNumber(port.port))
  if (protocol === '') errors.push(required(`${path}.protocol`))
  else if (!PROTOCOLS.includes(protocol)) {
    errors.push(notSupported(`${path}.protocol`, protocol, PROTOCOLS))
  }
  validatePortNumberOrName(targetPort, `${path}.targetPort`, errors)
  if (appProtocol !== undefined) {
    pushAll(errors, `${path}.appProtocol`, appProtocol, qualifiedName(appProtocol))
  }
}

function validateAffinity(spec: ServiceSpec, errors: FieldError[]): void {
  const { sessionAffinity, sessionAffinityConfig: config } = spec
  if (!sessionAffinity) errors.push(required('spec.sessionAffinity'))
  else if (sessionAffinity !== 'ClientIP' && sessionAffinity !== 'None') {
    errors.push(notSupported('spec.sessionAffinity', sessionAffinity, ['ClientIP', 'None']))
  }
  if (sessionAffinity === 'None' && config !== undefined) {
    const detail = 'must not be set when session affinity is None'
    errors.push(forbidden('spec.sessionAffinityConfig', detail))
  }
  const seconds = config?.clientIP?.timeoutSeconds
  if (sessionAffinity !== 'ClientIP' || seconds === undefined) return
  if (seconds > 0 && seconds <= MAX_AFFINITY_SECONDS) return
  const path = 'spec.sessionAffinityConfig.clientIP.timeoutSeconds'
  const detail = `must be greater than 0 and less than ${MAX_AFFINITY_SECONDS}`
  errors.push(invalid(path, seconds, detail))
}

/** Source: ValidateServiceClusterIPsRelatedFields. */
function validateClusterIPs(spec: ServiceSpec, errors: FieldError[]): void {
  const { clusterIP = '', clusterIPs = [] } = spec
  if (spec.type === 'ExternalName') return
  if (clusterIP === '' && clusterIPs.length > 0) {
    const detail = 'must be empty when `clusterIP` is not specified'
    errors.push(invalid('spec.clusterIPs', clusterIPs, detail))
  } else if (clusterIP !== (clusterIPs[0] ?? '')) {
    errors.push(invalid('spec.clusterIPs', clusterIPs, 'first value must match `clusterIP`'))
  }
  clusterIPs.forEach((address, i) => {
    if (address === HEADLESS && clusterIPs.length === 1) return
    if (!isIP(address)) errors.push(invalid(index('spec.clusterIPs', i), address, IP_ERROR))
  })
}

function validateNodePorts(spec: ServiceSpec, errors: FieldError[]): void {
  const { ports = [] } = spec
  if (spec.type === 'ClusterIP') {
    ports.forEach(({ nodePort }, i) => {
      if (!nodePort) return
      const detail = "may not be used when `type` is 'ClusterIP'"
      errors.push(forbidden(`spec.ports[${i}].nodePort`, detail))
    })
  }
  const nodePorts = new Set<string>()
  ports.forEach(({ nodePort, protocol }, i) => {
    if (!nodePort) return
    const taken = `${protocol}/${nodePort}`
    if (nodePorts.has(taken)) errors.push(duplicate(`spec.ports[${i}].nodePort`, nodePort))
    nodePorts.add(taken)
  })
  const numbers = new Set<string>()
  ports.forEach(({ port, protocol }, i) => {
    const taken = `${protocol}/${port}`
    if (numbers.has(taken)) {
      // The other fields of upstream's internal type are shown empty.
      const shown = { Name: '', Protocol: protocol, AppProtocol: null, Port: port }
      const rest = { TargetPort: 0, NodePort: 0 }
      errors.push(duplicate(index('spec.ports', i), { ...shown, ...rest }))
    }
    numbers.add(taken)
  })
}

function validateLoadBalancer(spec: ServiceSpec, errors: FieldError[]): void {
  const isLoadBalancer = spec.type === 'LoadBalancer'
  const detail = "may only be used when `type` is 'LoadBalancer'"
  if (!isLoadBalancer && spec.loadBalancerSourceRanges?.length) {
    errors.push(forbidden('spec.loadBalancerSourceRanges', detail))
  }
  if (isLoadBalancer && spec.allocateLoadBalancerNodePorts === undefined) {
    errors.push(required('spec.allocateLoadBalancerNodePorts'))
  }
  if (!isLoadBalancer && spec.allocateLoadBalancerNodePorts !== undefined) {
    errors.push(forbidden('spec.allocateLoadBalancerNodePorts', detail))
  }
  const { loadBalancerClass } = spec
  if (loadBalancerClass === undefined) return
  if (!isLoadBalancer) errors.push(forbidden('spec.loadBalancerClass', detail))
  pushAll(errors, 'spec.loadBalancerClass', loadBalancerClass, qualifiedName(loadBalancerClass))
}

function validatePolicies(spec: ServiceSpec, errors: FieldError[]): void {
  const { externalTrafficPolicy: external, internalTrafficPolicy: internal } = spec
  const exposed = isExternallyAccessible(spec)
  if (external === undefined) {
    if (exposed) errors.push(required('spec.externalTrafficPolicy'))
  } else if (!exposed) {
    const detail = 'may only be set for externally-accessible services'
    errors.push(invalid('spec.externalTrafficPolicy', external, detail))
  } else if (!POLICIES.includes(external)) {
    errors.push(notSupported('spec.externalTrafficPolicy', external, POLICIES))
  }
  if (internal === undefined) {
    if (spec.type !== 'ExternalName') errors.push(required('spec.internalTrafficPolicy'))
  } else if (!POLICIES.includes(internal)) {
    errors.push(notSupported('spec.internalTrafficPolicy', internal, POLICIES))
  }
}

/** Source: ExternallyAccessible. */
export function isExternallyAccessible({ type, externalIPs }: ServiceSpec): boolean {
  if (type === 'LoadBalancer' || type === 'NodePort') return true
  return type === 'ClusterIP' && (externalIPs?.length ?? 0) > 0
}
