/**
 * Validation of resource requests and limits.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (validateResourceRequirements),
 * pkg/apis/core/helper/helpers.go
 */
import type { ResourceList, ResourceRequirements } from '../../../../api/container'
import {
  duplicate,
  type FieldError,
  type FieldPath,
  forbidden,
  index,
  invalid,
  key,
  required,
} from '../../../../api/machinery/fieldError'
import { qualifiedName } from '../../../../api/machinery/names'
import {
  compareQuantities,
  milliValue,
  quantityOf,
  signOf,
} from '../../../../api/machinery/quantity'
import { pushAll } from '../objectMeta'

const CONTAINER_RESOURCES = new Set(['cpu', 'memory', 'ephemeral-storage'])

/** Resources that only whole numbers of can be had. Source: integerResources. */
const INTEGER_RESOURCES = new Set([
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
])

const DEFAULT_DOMAIN = 'kubernetes.io/'

export function validateContainerResources(
  resources: ResourceRequirements,
  claimNames: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldError[],
): void {
  const { limits, requests, claims } = resources
  let computes = false
  let hugePages = false
  for (const name of sortedNames(limits)) {
    const at = key(`${path}.limits`, name)
    validateContainerResourceName(name, at, errors)
    validateAmount(name, limits?.[name], at, errors)
    computes ||= name === 'cpu' || name === 'memory'
    hugePages ||= isHugePages(name)
  }
  for (const name of sortedNames(requests)) {
    const at = key(`${path}.requests`, name)
    validateContainerResourceName(name, at, errors)
    validateAmount(name, requests?.[name], at, errors)
    validateRequestWithinLimit(name, resources, path, errors)
    computes ||= name === 'cpu' || name === 'memory'
    hugePages ||= isHugePages(name)
  }
  if (hugePages && !computes) errors.push(forbidden(path, 'HugePages require cpu or memory'))
  if (claims === undefined) return
  const seen = new Set<string>()
  claims.forEach((claim, i) => {
    validateClaimName(claim.name, claimNames, seen, index(`${path}.claims`, i), errors)
  })
}

/** Amounts of a node or of a quota. Source: ValidateResourceQuantityValue. */
export function validateAmounts(
  list: ResourceList | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  for (const name of sortedNames(list)) validateAmount(name, list?.[name], key(path, name), errors)
}

/** Go walks maps in no order; here it is the order of the names, so that answers repeat. */
function sortedNames(list: ResourceList | undefined): readonly string[] {
  if (list === undefined) return []
  const names = Object.keys(list)
  return names.length < 2 ? names : names.sort()
}

function validateContainerResourceName(name: string, path: FieldPath, errors: FieldError[]): void {
  if (CONTAINER_RESOURCES.has(name)) return
  pushAll(errors, path, name, qualifiedName(name))
  if (!name.includes('/')) {
    if (isHugePages(name)) return
    errors.push(invalid(path, name, 'must be a standard resource for containers'))
  } else if (!isNative(name) && !isExtended(name)) {
    errors.push(invalid(path, name, "doesn't follow extended resource name standard"))
  }
}

/** Source: ValidateResourceQuantityValue. */
export function validateAmount(
  name: string,
  text: string | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (signOf(quantityOf(text)) < 0) {
    errors.push(invalid(path, text ?? '0', 'must be greater than or equal to 0'))
  }
  if (isInteger(name) && milliValue(text) % 1000 !== 0) {
    errors.push(invalid(path, text ?? '0', 'must be an integer'))
  }
}

function validateRequestWithinLimit(
  name: string,
  { limits, requests }: ResourceRequirements,
  path: FieldPath,
  errors: FieldError[],
): void {
  const request = requests?.[name]
  const limit = limits !== undefined && Object.hasOwn(limits, name) ? limits[name] : undefined
  const overcommit = isNative(name) && !isHugePages(name)
  if (limit === undefined) {
    if (overcommit) return
    const detail = 'Limit must be set for non overcommitable resources'
    errors.push(required(`${path}.limits`, detail))
    return
  }
  const order = request === limit ? 0 : compareQuantities(quantityOf(request), quantityOf(limit))
  if (order !== 0 && !overcommit) {
    const detail = `must be equal to ${name} limit of ${limit}`
    errors.push(invalid(`${path}.requests`, request, detail))
  } else if (order > 0) {
    const detail = `must be less than or equal to ${name} limit of ${limit}`
    errors.push(invalid(`${path}.requests`, request, detail))
  }
}

function validateClaimName(
  name: string,
  claimNames: ReadonlySet<string>,
  seen: Set<string>,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (!name) {
    errors.push(required(path))
    return
  }
  if (seen.has(name)) errors.push(duplicate(path, name))
  seen.add(name)
  if (claimNames.has(name)) return
  const known = claimNames.size === 0 ? ' which is empty' : `: ${[...claimNames].sort().join(', ')}`
  const detail = `must be one of the names in pod.spec.resourceClaims${known}`
  errors.push({ type: 'FieldValueNotFound', field: path, badValue: name, detail })
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-')
}

/** Source: IsNativeResource. */
function isNative(name: string): boolean {
  return !name.includes('/') || name.includes(DEFAULT_DOMAIN)
}

/** Source: IsExtendedResourceName. */
function isExtended(name: string): boolean {
  if (isNative(name) || name.startsWith('requests.')) return false
  return qualifiedName(`requests.${name}`).length === 0
}

function isInteger(name: string): boolean {
  return INTEGER_RESOURCES.has(name) || (name.includes('/') && isExtended(name))
}
