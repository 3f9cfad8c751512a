/**
 * What the cluster's DNS answers, from Services and EndpointSlices: pure functions, no server.
 * Left out: reverse names (PTR), IPv6, and forwarding of names outside the zone.
 * Source: Kubernetes DNS-based service discovery, schema 1.1.0; CoreDNS 1.13 plugin/kubernetes
 */
import type { Service } from '../../api/core'
import type { Endpoint, EndpointSlice } from '../../api/discovery'
import { parseIP } from './addresses'

/** What the records are made of. */
export interface ServiceRecords {
  readonly service: Service
  readonly slices: readonly EndpointSlice[]
}

/** Finds a Service, or undefined where there is none. */
export type LookUp = (namespace: string, name: string) => ServiceRecords | undefined

export interface SRVRecord {
  readonly target: string
  readonly port: number
}

/** Answers of a query; a name that exists without a record of the type asked for has none. */
export interface DNSAnswer {
  readonly code: 'NOERROR' | 'NXDOMAIN'
  readonly addresses: readonly string[]
  readonly services: readonly SRVRecord[]
  /** Empty, or the name to ask for instead: an ExternalName. */
  readonly canonicalName: string
  readonly text: string
}

export const CLUSTER_DOMAIN = 'cluster.local'
/** The version of the specification the records follow: TXT of `dns-version.cluster.local`. */
export const DNS_SCHEMA_VERSION = '1.1.0'

/** Answers a fully qualified name (a final dot is allowed). Names outside the zone are NXDOMAIN. */
export function resolve(name: string, lookUp: LookUp, domain = CLUSTER_DOMAIN): DNSAnswer {
  const labels = labelsBelow(name, domain)
  if (labels === undefined) return NXDOMAIN
  if (labels.length === 1 && labels[0] === 'dns-version') {
    return { ...FOUND, text: DNS_SCHEMA_VERSION }
  }
  const [kind, namespace, service, ...left] = [...labels].reverse()
  if (kind === 'pod' && left.length === 0) return resolvePod(service)
  if (kind !== 'svc' || namespace === undefined || service === undefined) return NXDOMAIN
  const records = lookUp(namespace, service)
  if (records === undefined) return NXDOMAIN
  const [first, second, ...more] = left
  if (more.length > 0) return NXDOMAIN
  const canonical = `${service}.${namespace}.svc.${domain}`
  if (first === undefined) return resolveService(records)
  if (second === undefined) return resolveEndpoint(records, first)
  return resolvePort(records, second, first, canonical)
}

/** The name an endpoint of a headless Service has: its hostname, or its address with dashes. */
export function endpointHostname(endpoint: Endpoint, address: string): string {
  return endpoint.hostname ?? address.replaceAll('.', '-')
}

function resolveService({ service, slices }: ServiceRecords): DNSAnswer {
  const { type, clusterIP, externalName } = service.spec
  if (type === 'ExternalName') return { ...FOUND, canonicalName: externalName ?? '' }
  if (clusterIP !== 'None') return { ...FOUND, addresses: clusterIP ? [clusterIP] : [] }
  const addresses = published(service, slices).map(({ address }) => address)
  return addresses.length === 0 ? NXDOMAIN : { ...FOUND, addresses }
}

function resolveEndpoint({ service, slices }: ServiceRecords, hostname: string): DNSAnswer {
  if (service.spec.clusterIP !== 'None') return NXDOMAIN
  const addresses = published(service, slices)
    .filter(({ endpoint, address }) => endpointHostname(endpoint, address) === hostname)
    .map(({ address }) => address)
  return addresses.length === 0 ? NXDOMAIN : { ...FOUND, addresses }
}

/** `_http._tcp.web.default.svc.cluster.local` */
function resolvePort(
  { service, slices }: ServiceRecords,
  portLabel: string,
  protocolLabel: string,
  canonical: string,
): DNSAnswer {
  const matches = (name: string | undefined, protocol: string | undefined) =>
    `_${name ?? ''}` === portLabel && `_${(protocol ?? 'TCP').toLowerCase()}` === protocolLabel
  if (service.spec.clusterIP !== 'None') {
    const port = service.spec.ports?.find((candidate) =>
      matches(candidate.name, candidate.protocol),
    )
    if (port === undefined) return NXDOMAIN
    return { ...FOUND, services: [{ target: canonical, port: port.port }] }
  }
  const services: SRVRecord[] = []
  for (const { slice, endpoint, address } of published(service, slices)) {
    const port = slice.ports?.find((candidate) => matches(candidate.name, candidate.protocol))
    if (port?.port === undefined) continue
    services.push({
      target: `${endpointHostname(endpoint, address)}.${canonical}`,
      port: port.port,
    })
  }
  return services.length === 0 ? NXDOMAIN : { ...FOUND, services }
}

/** CoreDNS with `pods insecure` answers for any address, whether a pod has it or not. */
function resolvePod(dashed: string | undefined): DNSAnswer {
  const address = (dashed ?? '').replaceAll('-', '.')
  return parseIP(address) === undefined ? NXDOMAIN : { ...FOUND, addresses: [address] }
}

interface Published {
  readonly slice: EndpointSlice
  readonly endpoint: Endpoint
  readonly address: string
}

/** Ready endpoints; all of them when the Service asks for it. Slices already say so by `ready`. */
function published(service: Service, slices: readonly EndpointSlice[]): Published[] {
  const all = service.spec.publishNotReadyAddresses === true
  const found: Published[] = []
  for (const slice of slices) {
    for (const endpoint of slice.endpoints) {
      if (!all && endpoint.conditions?.ready === false) continue
      for (const address of endpoint.addresses) found.push({ slice, endpoint, address })
    }
  }
  return found
}

function labelsBelow(name: string, domain: string): string[] | undefined {
  const bare = name.endsWith('.') ? name.slice(0, -1) : name
  return bare.endsWith(`.${domain}`) ? bare.slice(0, -domain.length - 1).split('.') : undefined
}

const FOUND: DNSAnswer = {
  code: 'NOERROR',
  addresses: [],
  services: [],
  canonicalName: '',
  text: '',
}
const NXDOMAIN: DNSAnswer = { ...FOUND, code: 'NXDOMAIN' }
