/** Source: Kubernetes v1.35 pkg/registry/discovery/endpointslice, pkg/apis/discovery/{v1,validation} */
import type { Endpoint, EndpointPort, EndpointSlice } from '../../../api/discovery'
import { deepEqual } from '../../../api/machinery/deepEqual'
import {
  duplicate,
  type FieldError,
  index,
  invalid,
  notSupported,
  required,
  tooMany,
} from '../../../api/machinery/fieldError'
import { dns1123Label, dns1123Subdomain } from '../../../api/machinery/names'
import { ageColumn, column, nameColumn } from './columns'
import { isIPv4, isIPv6 } from './ipAddress'
import { pushAll, subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { ResourceDefinition } from './resource'
import { fillIn, mapShared, withField, withItems } from './sharing'
import { STANDARD_VERBS } from './verbs'

const ADDRESS_TYPES = ['FQDN', 'IPv4', 'IPv6']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const MAX_ENDPOINTS = 1000
const MAX_ADDRESSES = 100
const MAX_PORTS = 20000
/** How many of a list a cell shows. */
const SHOWN = 3

export const endpointSlice: ResourceDefinition<EndpointSlice> = {
  group: 'discovery.k8s.io',
  version: 'v1',
  kind: 'EndpointSlice',
  resource: 'endpointslices',
  singular: 'endpointslice',
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: [],
  storagePrefix: 'endpointslices',
  counted: true,
  unconditionalUpdate: true,
  schemaName: 'EndpointSlice',
  // Source: SetDefaults_EndpointPort
  defaults: (object) =>
    withItems<EndpointSlice, EndpointPort>(object, 'ports', object.ports, (port) =>
      fillIn(port, { name: '', protocol: 'TCP' }),
    ),
  prepareForCreate: (object) => withoutTopology(object),
  prepareForUpdate: (next) => withoutTopology(next),
  generationChanged: (next, stored) =>
    !deepEqual(next.metadata.labels, stored.metadata.labels) ||
    !deepEqual({ ...next, metadata: null }, { ...stored, metadata: null }),
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    validateContent(object, undefined, errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    validateContent(next, stored, errors)
    if (next.addressType !== stored.addressType) {
      errors.push(invalid('addressType', next.addressType, 'field is immutable'))
    }
    return errors
  },
  columns: [
    nameColumn,
    column('AddressType', 'string', 'Kind of the addresses.', ({ addressType }) => addressType),
    column('Ports', 'string', 'Ports of the endpoints.', ({ ports = [] }) =>
      shortList(ports.map(({ name, port }) => String(port ?? (name || '*')))),
    ),
    column('Endpoints', 'string', 'Addresses of the endpoints.', ({ endpoints }) =>
      shortList(endpoints.flatMap(({ addresses }) => addresses)),
    ),
    ageColumn,
  ],
  selectableFields: {},
  indexedFields: [],
}

function shortList(items: readonly string[]): string {
  if (items.length === 0) return '<unset>'
  const shown = items.slice(0, SHOWN).join(',')
  return items.length > SHOWN ? `${shown} + ${items.length - SHOWN} more...` : shown
}

/** Topology beside zone and nodeName is a thing of the past. */
function withoutTopology(object: EndpointSlice): EndpointSlice {
  const endpoints = mapShared<Endpoint>(object.endpoints, (endpoint) =>
    withField(endpoint, 'deprecatedTopology', undefined),
  )
  return withField(object, 'endpoints', endpoints)
}

function validateContent(
  slice: EndpointSlice,
  stored: EndpointSlice | undefined,
  errors: FieldError[],
): void {
  const { addressType, endpoints, ports = [] } = slice
  if (!addressType) errors.push(required('addressType'))
  else if (!ADDRESS_TYPES.includes(addressType)) {
    errors.push(notSupported('addressType', addressType, ADDRESS_TYPES))
  }
  if (endpoints !== stored?.endpoints) {
    if (endpoints.length > MAX_ENDPOINTS) {
      errors.push(tooMany('endpoints', endpoints.length, MAX_ENDPOINTS))
    }
    endpoints.forEach((endpoint, i) => {
      // Slices change one endpoint at a time; the others were looked at before.
      if (endpoint !== stored?.endpoints[i]) validateEndpoint(endpoint, addressType, i, errors)
    })
  }
  if (ports !== stored?.ports) validatePorts(ports, errors)
}

function validateEndpoint(
  { addresses, hostname, nodeName }: Endpoint,
  type: EndpointSlice['addressType'],
  position: number,
  errors: FieldError[],
): void {
  const path = index('endpoints', position)
  if (addresses.length === 0) {
    errors.push(required(`${path}.addresses`, 'must contain at least 1 address'))
  } else if (addresses.length > MAX_ADDRESSES) {
    errors.push(tooMany(`${path}.addresses`, addresses.length, MAX_ADDRESSES))
  }
  addresses.forEach((address, i) => {
    const at = index(`${path}.addresses`, i)
    if (type === 'IPv4' && !isIPv4(address)) {
      errors.push(invalid(at, address, 'must be a valid IPv4 address'))
    } else if (type === 'IPv6' && !isIPv6(address)) {
      errors.push(invalid(at, address, 'must be a valid IPv6 address'))
    } else if (type === 'FQDN') pushAll(errors, at, address, dns1123Subdomain(address))
  })
  if (nodeName) pushAll(errors, `${path}.nodeName`, nodeName, dns1123Subdomain(nodeName))
  if (hostname) pushAll(errors, `${path}.hostname`, hostname, dns1123Label(hostname))
}

function validatePorts(ports: readonly EndpointPort[], errors: FieldError[]): void {
  if (ports.length > MAX_PORTS) errors.push(tooMany('ports', ports.length, MAX_PORTS))
  const names = new Set<string>()
  ports.forEach(({ name = '', protocol }, i) => {
    const path = index('ports', i)
    if (name !== '') pushAll(errors, `${path}.name`, name, dns1123Label(name))
    if (names.has(name)) errors.push(duplicate(`${path}.name`, name))
    names.add(name)
    if (!protocol) errors.push(required(`${path}.protocol`))
    else if (!PROTOCOLS.includes(protocol)) {
      errors.push(notSupported(`${path}.protocol`, protocol, PROTOCOLS))
    }
  })
}
