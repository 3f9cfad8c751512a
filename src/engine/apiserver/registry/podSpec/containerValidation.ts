/**
 * Validation of containers of all three sorts.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (validateContainerCommon,
 * validateContainers, validateInitContainers, validateEphemeralContainers)
 */
import type { Container, ContainerPort, EphemeralContainer } from '../../../../api/container'
import {
  duplicate,
  type FieldError,
  type FieldPath,
  forbidden,
  index,
  invalid,
  notFound,
  notSupported,
  required,
} from '../../../../api/machinery/fieldError'
import { dns1123Label, portName, portNumber } from '../../../../api/machinery/names'
import type { Volume } from '../../../../api/volume'
import { pushAll } from '../objectMeta'
import { validateEnv, validateEnvFrom } from './envValidation'
import { validateVolumeDevices, validateVolumeMounts } from './mountValidation'
import { validateLifecycle, validateProbe } from './probeValidation'
import { validateContainerResources } from './resourceValidation'
import { validateSecurityContext } from './securityValidation'

/** What of the pod around them the validation of containers needs. */
export interface PodScope {
  readonly volumes: ReadonlyMap<string, Volume>
  readonly claimNames: ReadonlySet<string>
  readonly gracePeriodSeconds: number
  readonly errors: FieldError[]
}

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never']
const MESSAGE_POLICIES = ['FallbackToLogsOnError', 'File']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const INIT_ONLY = 'may not be set for init containers without restartPolicy=Always'

export function validateContainers(
  containers: readonly Container[],
  path: FieldPath,
  scope: PodScope,
): void {
  const { errors } = scope
  if (containers.length === 0) {
    errors.push(required(path))
    return
  }
  const names = new Set<string>()
  containers.forEach((container, i) => {
    const at = index(path, i)
    validateContainer(container, at, scope)
    if (names.has(container.name)) errors.push(duplicate(`${at}.name`, container.name))
    names.add(container.name)
    validateHooks(container, at, scope)
  })
  validateHostPortConflicts(containers, path, errors)
}

export function validateInitContainers(
  containers: readonly Container[],
  regular: readonly Container[],
  path: FieldPath,
  scope: PodScope,
): void {
  const { errors } = scope
  const names = new Set(regular.map((container) => container.name))
  containers.forEach((container, i) => {
    const at = index(path, i)
    validateContainer(container, at, scope)
    const policy = container.restartPolicy
    if (policy !== undefined && !['Always', 'OnFailure', 'Never'].includes(policy)) {
      errors.push(notSupported(`${at}.restartPolicy`, policy, ['Always', 'Never', 'OnFailure']))
    }
    if (names.has(container.name)) errors.push(duplicate(`${at}.name`, container.name))
    else if (container.name) names.add(container.name)
    validateHostPortConflicts([container], path, errors)
    if (policy === 'Always') {
      validateHooks(container, at, scope)
      return
    }
    for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
      if (container[field]) errors.push(forbidden(`${at}.${field}`, INIT_ONLY))
    }
  })
}

export function validateEphemeralContainers(
  containers: readonly EphemeralContainer[],
  others: readonly Container[],
  path: FieldPath,
  scope: PodScope,
): void {
  const { errors } = scope
  const targets = new Set(others.map((container) => container.name))
  const names = new Set(targets)
  containers.forEach((container, i) => {
    const at = index(path, i)
    validateContainer(container, at, scope)
    if (names.has(container.name)) errors.push(duplicate(`${at}.name`, container.name))
    names.add(container.name)
    const target = container.targetContainerName
    if (target && !targets.has(target)) errors.push(notFound(`${at}.targetContainerName`, target))
    for (const field of EPHEMERAL_FORBIDDEN) {
      if (container[field] === undefined) continue
      errors.push(forbidden(`${at}.${field}`, 'cannot be set for an Ephemeral Container'))
    }
  })
}

const EPHEMERAL_FORBIDDEN = [
  'lifecycle',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'ports',
] as const

function validateContainer(container: Container, path: FieldPath, scope: PodScope): void {
  const { errors, volumes } = scope
  const { name, image } = container
  if (!name) errors.push(required(`${path}.name`))
  else pushAll(errors, `${path}.name`, name, dns1123Label(name))
  if (!image) errors.push(required(`${path}.image`))
  else if (image.trim() !== image) {
    errors.push(invalid(`${path}.image`, image, 'must not have leading or trailing whitespace'))
  }
  const messages = container.terminationMessagePolicy
  if (!messages) errors.push(required(`${path}.terminationMessagePolicy`))
  else if (!MESSAGE_POLICIES.includes(messages)) {
    const at = `${path}.terminationMessagePolicy`
    errors.push(notSupported(at, messages, MESSAGE_POLICIES))
  }
  if (container.ports) validatePorts(container.ports, `${path}.ports`, errors)
  if (container.env) validateEnv(container.env, volumes, `${path}.env`, errors)
  if (container.envFrom) validateEnvFrom(container.envFrom, `${path}.envFrom`, errors)
  if (container.volumeMounts) validateVolumeMounts(container, volumes, path, errors)
  if (container.volumeDevices) validateVolumeDevices(container, volumes, path, errors)
  const policy = container.imagePullPolicy
  if (!policy) errors.push(required(`${path}.imagePullPolicy`))
  else if (!PULL_POLICIES.includes(policy)) {
    errors.push(notSupported(`${path}.imagePullPolicy`, policy, PULL_POLICIES))
  }
  if (container.resources) {
    const at = `${path}.resources`
    validateContainerResources(container.resources, scope.claimNames, at, errors)
  }
  if (container.securityContext) {
    validateSecurityContext(container.securityContext, `${path}.securityContext`, errors)
  }
}

function validateHooks(container: Container, path: FieldPath, scope: PodScope): void {
  const { errors, gracePeriodSeconds } = scope
  const { lifecycle, livenessProbe, readinessProbe, startupProbe } = container
  if (lifecycle) validateLifecycle(lifecycle, gracePeriodSeconds, `${path}.lifecycle`, errors)
  if (livenessProbe) validateProbe(livenessProbe, `${path}.livenessProbe`, true, errors)
  if (readinessProbe) validateProbe(readinessProbe, `${path}.readinessProbe`, false, errors)
  if (startupProbe) validateProbe(startupProbe, `${path}.startupProbe`, true, errors)
}

function validatePorts(
  ports: readonly ContainerPort[],
  path: FieldPath,
  errors: FieldError[],
): void {
  const names = new Set<string>()
  ports.forEach(({ name, containerPort, hostPort, protocol = '' }, i) => {
    const at = index(path, i)
    if (name) {
      const messages = portName(name)
      pushAll(errors, `${at}.name`, name, messages)
      if (messages.length === 0 && names.has(name)) errors.push(duplicate(`${at}.name`, name))
      names.add(name)
    }
    if (!containerPort) errors.push(required(`${at}.containerPort`))
    else pushAll(errors, `${at}.containerPort`, containerPort, portNumber(containerPort))
    if (hostPort) pushAll(errors, `${at}.hostPort`, hostPort, portNumber(hostPort))
    if (!protocol) errors.push(required(`${at}.protocol`))
    else if (!PROTOCOLS.includes(protocol)) {
      errors.push(notSupported(`${at}.protocol`, protocol, PROTOCOLS))
    }
  })
}

/** Source: checkHostPortConflicts. */
function validateHostPortConflicts(
  containers: readonly Container[],
  path: FieldPath,
  errors: FieldError[],
): void {
  let taken: Set<string> | undefined
  containers.forEach(({ ports = [] }, i) => {
    ports.forEach(({ hostPort, hostIP = '', protocol = '' }, j) => {
      if (!hostPort) return
      const shown = `${protocol}/${hostIP}/${hostPort}`
      taken ??= new Set()
      if (taken.has(shown)) {
        errors.push(duplicate(`${index(path, i)}.ports[${j}].hostPort`, shown))
      }
      taken.add(shown)
    })
  })
}
