/**
 * Validation of a pod's spec, in pods and in templates. Errors come in upstream's order, for they
 * are shown in one text.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidatePodSpec)
 */
import type { HostAlias, PodDNSConfig, PodSpec } from '../../../../api/core'
import {
  type FieldError,
  type FieldPath,
  index,
  invalid,
  notSupported,
  required,
} from '../../../../api/machinery/fieldError'
import { dns1123Label, dns1123Subdomain, qualifiedName } from '../../../../api/machinery/names'
import { isIP } from '../ipAddress'
import { pushAll, validateLabels } from '../objectMeta'
import { validateAffinity } from './affinityValidation'
import {
  type PodScope,
  validateContainers,
  validateEphemeralContainers,
  validateInitContainers,
} from './containerValidation'
import {
  validateSchedulingGates,
  validateTolerations,
  validateTopologySpread,
} from './placementValidation'
import { validateContainerResources } from './resourceValidation'
import { validateHostUsers, validatePodSecurity } from './securityValidation'
import { validateVolumes } from './volumeValidation'

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never']
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']
const PREEMPTION_POLICIES = ['PreemptLowerPriority', 'Never']
const MAX_INT32 = 2147483647
const MAX_NAMESERVERS = 3
const MAX_SEARCHES = 32
const NO_NAMES: ReadonlySet<string> = new Set()

/** `isPod` tells a pod from a template, which is held to a little less. */
export function validatePodSpec(
  spec: PodSpec,
  path: FieldPath,
  isPod: boolean,
  errors: FieldError[],
): void {
  const claims = spec.resourceClaims
  const scope: PodScope = {
    volumes: validateVolumes(spec.volumes ?? [], `${path}.volumes`, errors),
    claimNames: claims ? new Set(claims.map((claim) => claim.name)) : NO_NAMES,
    gracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 0,
    errors,
  }
  const { containers, initContainers = [], ephemeralContainers } = spec
  validateContainers(containers, `${path}.containers`, scope)
  validateInitContainers(initContainers, containers, `${path}.initContainers`, scope)
  if (ephemeralContainers) {
    const others = [...containers, ...initContainers]
    validateEphemeralContainers(ephemeralContainers, others, `${path}.ephemeralContainers`, scope)
  }
  if (spec.resources) {
    validateContainerResources(spec.resources, NO_NAMES, `${path}.resources`, errors)
  }
  if (spec.hostNetwork) validateHostNetwork(spec, path, isPod, errors)
  validateOneOf(spec.restartPolicy, RESTART_POLICIES, `${path}.restartPolicy`, errors)
  validateOneOf(spec.dnsPolicy, DNS_POLICIES, `${path}.dnsPolicy`, errors)
  validateLabels(spec.nodeSelector, `${path}.nodeSelector`, errors)
  validatePodSecurity(spec, path, errors)
  validateScheduling(spec, path, errors)
  validateNames(spec, path, errors)
}

function validateScheduling(spec: PodSpec, path: FieldPath, errors: FieldError[]): void {
  const { affinity, schedulingGates, topologySpreadConstraints } = spec
  if (affinity) validateAffinity(affinity, `${path}.affinity`, errors)
  validateDNSConfig(spec, `${path}.dnsConfig`, errors)
  spec.readinessGates?.forEach(({ conditionType }, i) => {
    const at = `${index(`${path}.readinessGates`, i)}.conditionType`
    pushAll(errors, at, conditionType, qualifiedName(conditionType))
  })
  if (schedulingGates) validateSchedulingGates(schedulingGates, `${path}.schedulingGates`, errors)
  if (topologySpreadConstraints) {
    const at = `${path}.topologySpreadConstraints`
    validateTopologySpread(topologySpreadConstraints, at, errors)
  }
  validateHostUsers(spec, path, errors)
}

function validateNames(spec: PodSpec, path: FieldPath, errors: FieldError[]): void {
  const { serviceAccountName, nodeName, activeDeadlineSeconds: deadline, hostname } = spec
  const { subdomain, tolerations, hostAliases, priorityClassName, runtimeClassName } = spec
  const subdomainNamed = (name: string | undefined, field: string) => {
    if (name) pushAll(errors, `${path}.${field}`, name, dns1123Subdomain(name))
  }
  subdomainNamed(serviceAccountName, 'serviceAccountName')
  subdomainNamed(nodeName, 'nodeName')
  if (deadline !== undefined && (deadline < 1 || deadline > MAX_INT32)) {
    const detail = `must be between 1 and ${MAX_INT32}, inclusive`
    errors.push(invalid(`${path}.activeDeadlineSeconds`, deadline, detail))
  }
  if (hostname) pushAll(errors, `${path}.hostname`, hostname, dns1123Label(hostname))
  if (subdomain) pushAll(errors, `${path}.subdomain`, subdomain, dns1123Label(subdomain))
  if (tolerations) validateTolerations(tolerations, `${path}.tolerations`, errors)
  if (hostAliases) validateHostAliases(hostAliases, `${path}.hostAliases`, errors)
  subdomainNamed(priorityClassName, 'priorityClassName')
  subdomainNamed(runtimeClassName, 'runtimeClassName')
  if (spec.preemptionPolicy !== undefined) {
    const at = `${path}.preemptionPolicy`
    validateOneOf(spec.preemptionPolicy, PREEMPTION_POLICIES, at, errors)
  }
  if (spec.overhead) {
    const limits = { limits: spec.overhead }
    validateContainerResources(limits, NO_NAMES, `${path}.overhead`, errors)
  }
  const os = spec.os?.name
  if (spec.os) validateOneOf(os, ['linux', 'windows'], `${path}.os.name`, errors)
}

/** Source: validatePodHostNetworkDeps. */
function validateHostNetwork(
  spec: PodSpec,
  path: FieldPath,
  isPod: boolean,
  errors: FieldError[],
): void {
  spec.containers.forEach(({ ports = [] }, i) => {
    ports.forEach(({ containerPort, hostPort = 0 }, j) => {
      if ((!isPod && hostPort === 0) || hostPort === containerPort) return
      const at = `${path}.containers[${i}].ports[${j}].hostPort`
      const detail = 'must match `containerPort` when `hostNetwork` is true'
      errors.push(invalid(at, hostPort, detail))
    })
  })
}

function validateDNSConfig(spec: PodSpec, path: FieldPath, errors: FieldError[]): void {
  const config = spec.dnsConfig
  if (spec.dnsPolicy === 'None' && !config?.nameservers?.length) {
    errors.push(
      config === undefined
        ? required(path, 'must provide `dnsConfig` when `dnsPolicy` is None')
        : required(
            `${path}.nameservers`,
            'must provide at least one DNS nameserver when `dnsPolicy` is None',
          ),
    )
    return
  }
  if (config !== undefined) validateDNSLists(config, path, errors)
}

function validateDNSLists(config: PodDNSConfig, path: FieldPath, errors: FieldError[]): void {
  const { nameservers = [], searches = [], options = [] } = config
  if (nameservers.length > MAX_NAMESERVERS) {
    const detail = `must not have more than ${MAX_NAMESERVERS} nameservers`
    errors.push(invalid(`${path}.nameservers`, nameservers, detail))
  }
  nameservers.forEach((address, i) => {
    validateIP(address, index(`${path}.nameservers`, i), errors)
  })
  if (searches.length > MAX_SEARCHES) {
    const detail = `must not have more than ${MAX_SEARCHES} search paths`
    errors.push(invalid(`${path}.searches`, searches, detail))
  }
  searches.forEach((search, i) => {
    const name = search.replace(/\.$/, '')
    if (name) pushAll(errors, index(`${path}.searches`, i), name, dns1123Subdomain(name))
  })
  options.forEach((option, i) => {
    if (!option.name) errors.push(required(index(`${path}.options`, i), 'must not be empty'))
  })
}

function validateHostAliases(
  aliases: readonly HostAlias[],
  path: FieldPath,
  errors: FieldError[],
): void {
  aliases.forEach(({ ip, hostnames = [] }, i) => {
    validateIP(ip, `${index(path, i)}.ip`, errors)
    hostnames.forEach((name, j) => {
      pushAll(errors, index(`${index(path, i)}.hostnames`, j), name, dns1123Subdomain(name))
    })
  })
}

/** Source: IsValidIP. */
function validateIP(address: string, path: FieldPath, errors: FieldError[]): void {
  if (isIP(address)) return
  const detail = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
  errors.push(invalid(path, address, detail))
}

/** Nothing at all is a missing value; anything else must be one of the list. */
function validateOneOf(
  value: string | undefined,
  supported: readonly string[],
  path: FieldPath,
  errors: FieldError[],
): void {
  if (!value) errors.push(required(path))
  else if (!supported.includes(value)) errors.push(notSupported(path, value, supported))
}
