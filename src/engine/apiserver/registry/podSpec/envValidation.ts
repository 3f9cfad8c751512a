/**
 * Validation of environment variables and of what they are taken from.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidateEnv, ValidateEnvFrom)
 */
import type {
  EnvFromSource,
  EnvVar,
  FileKeySelector,
  KeySelector,
  ObjectFieldSelector,
  OptionalReference,
  ResourceFieldSelector,
} from '../../../../api/container'
import {
  type FieldError,
  type FieldPath,
  index,
  invalid,
  notFound,
  notSupported,
  required,
} from '../../../../api/machinery/fieldError'
import {
  configMapKey,
  dns1123Label,
  dns1123Subdomain,
  qualifiedName,
} from '../../../../api/machinery/names'
import type { Volume } from '../../../../api/volume'
import { pushAll } from '../objectMeta'
import { localDescendingPath } from './paths'

const ENV_FIELD_PATHS: readonly string[] = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

/** What a field label of the downward API may be. Source: ConvertDownwardAPIFieldLabel. */
const FIELD_LABELS = new Set([...ENV_FIELD_PATHS, 'metadata.annotations', 'metadata.labels'])

const CONTAINER_RESOURCES: readonly string[] = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
]

const ONE_OF_SOURCES =
  'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`'

export function validateEnv(
  env: readonly EnvVar[],
  volumes: ReadonlyMap<string, Volume>,
  path: FieldPath,
  errors: FieldError[],
): void {
  env.forEach((variable, i) => {
    const at = index(path, i)
    if (!variable.name) errors.push(required(`${at}.name`))
    else pushAll(errors, `${at}.name`, variable.name, envVarName(variable.name))
    if (variable.valueFrom) validateValueFrom(variable, volumes, `${at}.valueFrom`, errors)
  })
}

export function validateEnvFrom(
  sources: readonly EnvFromSource[],
  path: FieldPath,
  errors: FieldError[],
): void {
  sources.forEach((source, i) => {
    const at = index(path, i)
    if (source.prefix) pushAll(errors, `${at}.prefix`, source.prefix, envVarName(source.prefix))
    const { configMapRef, secretRef } = source
    if (configMapRef) validateReference(configMapRef, `${at}.configMapRef`, errors)
    if (secretRef) validateReference(secretRef, `${at}.secretRef`, errors)
    if (configMapRef && secretRef) {
      errors.push(invalid(at, '', 'may not have more than one field specified at a time'))
    } else if (!configMapRef && !secretRef) {
      errors.push(invalid(at, '', 'must specify one of: `configMapRef` or `secretRef`'))
    }
  })
}

/** Source: IsRelaxedEnvVarName. */
function envVarName(name: string): readonly string[] {
  if (/^[ -<>-~]+$/.test(name)) return []
  return [
    "a valid environment variable name must consist only of printable ASCII characters other than '='",
  ]
}

function validateValueFrom(
  variable: EnvVar,
  volumes: ReadonlyMap<string, Volume>,
  path: FieldPath,
  errors: FieldError[],
): void {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } =
    variable.valueFrom ?? {}
  let sources = 0
  if (fieldRef) {
    sources++
    validateFieldSelector(fieldRef, ENV_FIELD_PATHS, `${path}.fieldRef`, errors)
  }
  if (resourceFieldRef) {
    sources++
    validateResourceFieldSelector(resourceFieldRef, false, `${path}.resourceFieldRef`, errors)
  }
  if (configMapKeyRef) {
    sources++
    validateKeySelector(configMapKeyRef, `${path}.configMapKeyRef`, errors)
  }
  if (secretKeyRef) {
    sources++
    validateKeySelector(secretKeyRef, `${path}.secretKeyRef`, errors)
  }
  if (fileKeyRef) {
    sources++
    validateFileKeySelector(fileKeyRef, volumes, `${path}.fileKeyRef`, errors)
  }
  if (sources === 0) errors.push(invalid(path, '', ONE_OF_SOURCES))
  else if (variable.value) {
    errors.push(invalid(path, '', 'may not be specified when `value` is not empty'))
  } else if (sources > 1) {
    errors.push(invalid(path, '', 'may not have more than one field specified at a time'))
  }
}

/** Source: validateObjectFieldSelector. */
export function validateFieldSelector(
  selector: ObjectFieldSelector,
  supported: readonly string[],
  path: FieldPath,
  errors: FieldError[],
): void {
  if (!selector.apiVersion) {
    errors.push(required(`${path}.apiVersion`))
    return
  }
  if (!selector.fieldPath) {
    errors.push(required(`${path}.fieldPath`))
    return
  }
  const subscripted = /^(.*)\['(.*)'\]$/.exec(selector.fieldPath)
  const label = subscripted?.[1] ?? selector.fieldPath
  // The old name of a field that was renamed before v1.
  const field = label === 'spec.host' ? 'spec.nodeName' : label
  if (!FIELD_LABELS.has(field)) {
    const detail = `error converting fieldPath: field label not supported: ${selector.fieldPath}`
    errors.push(invalid(`${path}.fieldPath`, selector.fieldPath, detail))
  } else if (subscripted !== null) {
    const key = subscripted[2] ?? ''
    if (field === 'metadata.annotations') {
      pushAll(errors, path, key, qualifiedName(key.toLowerCase()))
    } else if (field === 'metadata.labels') pushAll(errors, path, key, qualifiedName(key))
    else errors.push(invalid(path, field, 'does not support subscript'))
  } else if (!supported.includes(field)) {
    errors.push(notSupported(`${path}.fieldPath`, field, supported))
  }
}

/** In a volume the container must be named, in a container's own environment it need not. */
export function validateResourceFieldSelector(
  selector: ResourceFieldSelector,
  inVolume: boolean,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (inVolume && !selector.containerName) errors.push(required(`${path}.containerName`))
  else if (!selector.resource) errors.push(required(`${path}.resource`))
  else if (
    !CONTAINER_RESOURCES.includes(selector.resource) &&
    !/^(limits|requests)\.hugepages-/.test(selector.resource)
  ) {
    errors.push(notSupported(`${path}.resource`, selector.resource, CONTAINER_RESOURCES))
  }
}

function validateKeySelector(selector: KeySelector, path: FieldPath, errors: FieldError[]): void {
  const name = selector.name ?? ''
  if (name) pushAll(errors, `${path}.name`, name, dns1123Subdomain(name))
  if (!selector.key) errors.push(required(`${path}.key`))
  else pushAll(errors, `${path}.key`, selector.key, configMapKey(selector.key))
}

function validateFileKeySelector(
  selector: FileKeySelector,
  volumes: ReadonlyMap<string, Volume>,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (!selector.key) errors.push(required(`${path}.key`))
  else pushAll(errors, `${path}.key`, selector.key, envVarName(selector.key))
  if (!selector.volumeName) errors.push(required(`${path}.volumeName`))
  else {
    const at = `${path}.volumeName`
    pushAll(errors, at, selector.volumeName, dns1123Label(selector.volumeName))
    const volume = volumes.get(selector.volumeName)
    if (volume === undefined) errors.push(notFound(at, selector.volumeName))
    else if (!volume.emptyDir) {
      const detail = `referenced volume must be of type emptyDir`
      errors.push(invalid(at, selector.volumeName, detail))
    }
  }
  if (!selector.path) errors.push(required(`${path}.path`))
  else localDescendingPath(selector.path, `${path}.path`, errors)
}

function validateReference(
  reference: OptionalReference,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (!reference.name) errors.push(required(`${path}.name`))
  else pushAll(errors, `${path}.name`, reference.name, dns1123Subdomain(reference.name))
}
