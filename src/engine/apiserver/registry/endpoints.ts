/** Source: Kubernetes v1.35 pkg/registry/core/endpoint, pkg/apis/core/validation (ValidateEndpoints) */
import type { EndpointAddress, EndpointSubset, Endpoints } from '../../../api/endpoints'
import { child, type FieldError, index, invalid, required } from '../../../api/machinery/fieldError'
import { ageColumn, column, nameColumn } from './columns'
import { isIP } from './ipAddress'
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { ResourceDefinition } from './resource'
import { withField } from './sharing'
import { STANDARD_VERBS } from './verbs'

export const endpoints: ResourceDefinition<Endpoints> = {
  group: '',
  version: 'v1',
  kind: 'Endpoints',
  resource: 'endpoints',
  singular: 'endpoints',
  shortNames: ['ep'],
  categories: [],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: [],
  storagePrefix: 'services/endpoints',
  counted: false,
  unconditionalUpdate: true,
  schemaName: 'Endpoints',
  defaults: (object) => withField(object, 'subsets', defaultSubsets(object.subsets)),
  prepareForCreate: (object) => object,
  prepareForUpdate: (next) => next,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    validateSubsets(object, errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (next.subsets !== stored.subsets) validateSubsets(next, errors)
    return errors
  },
  columns: [
    nameColumn,
    column('Endpoints', 'string', 'The addresses and ports that serve the Service.', printed),
    ageColumn,
  ],
  selectableFields: {},
  indexedFields: [],
}

/** A port without a protocol is TCP; no subsets are none at all. */
function defaultSubsets(subsets: Endpoints['subsets']): Endpoints['subsets'] {
  if (subsets === undefined || subsets.length === 0) return undefined
  const whole = subsets.every(({ ports = [] }) =>
    ports.every((port) => port.protocol !== undefined),
  )
  if (whole) return subsets
  return subsets.map(({ ports = [], ...rest }) => ({
    ...rest,
    ports: ports.map((port) => ({ ...port, protocol: port.protocol ?? 'TCP' })),
  }))
}

function validateSubsets({ subsets = [] }: Endpoints, errors: FieldError[]): void {
  subsets.forEach((subset, i) => {
    validateSubset(subset, index('subsets', i), errors)
  })
}

function validateSubset(subset: EndpointSubset, path: string, errors: FieldError[]): void {
  const { addresses = [], notReadyAddresses = [], ports = [] } = subset
  if (addresses.length + notReadyAddresses.length === 0) {
    errors.push(required(path, 'must specify `addresses` or `notReadyAddresses`'))
  }
  const check = (list: readonly EndpointAddress[], field: string): void =>
    list.forEach(({ ip }, i) => {
      if (isIP(ip)) return
      const detail = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
      errors.push(invalid(child(index(child(path, field), i), 'ip'), ip, detail))
    })
  check(addresses, 'addresses')
  check(notReadyAddresses, 'notReadyAddresses')
  ports.forEach(({ port }, i) => {
    if (port >= 1 && port <= 65535) return
    const detail = 'must be between 1 and 65535, inclusive'
    errors.push(invalid(child(index(child(path, 'ports'), i), 'port'), port, detail))
  })
}

/** Three are shown, the rest is a number. Source: formatEndpoints. */
const SHOWN = 3

function printed({ subsets = [] }: Endpoints): string {
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  )
  if (all.length === 0) return '<none>'
  const shown = all.slice(0, SHOWN).join(',')
  return all.length > SHOWN ? `${shown} + ${all.length - SHOWN} more...` : shown
}
