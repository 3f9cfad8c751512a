/**
 * The names of kube-proxy's chains: a prefix, and 16 characters of a hash, because iptables takes
 * at most 28.
 * Source: Kubernetes v1.35 pkg/proxy/iptables/proxier.go, portProtoHash, servicePortEndpointChainName
 */
import { sha256 } from '../../api/machinery/sha256'

/** The chains one port of a Service may have. */
export interface ServicePortChains {
  /** Endpoints for traffic policy Cluster. */
  readonly cluster: string
  /** Endpoints on this node, for traffic policy Local. */
  readonly local: string
  /** Where traffic from outside the cluster enters. */
  readonly external: string
  /** Who may use the load balancer, with loadBalancerSourceRanges. */
  readonly firewall: string
}

const HASH_LENGTH = 16
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** `default/web:http`, or `default/web` for a port without a name. */
export const servicePortName = (namespace: string, service: string, port: string): string =>
  port === '' ? `${namespace}/${service}` : `${namespace}/${service}:${port}`

/** `protocol` is lower case: `tcp`. */
export function servicePortChains(portName: string, protocol: string): ServicePortChains {
  const hash = chainHash(portName + protocol)
  return {
    cluster: `KUBE-SVC-${hash}`,
    local: `KUBE-SVL-${hash}`,
    external: `KUBE-EXT-${hash}`,
    firewall: `KUBE-FW-${hash}`,
  }
}

/** `endpoint` is `ip:port`. */
export const endpointChain = (portName: string, protocol: string, endpoint: string): string =>
  `KUBE-SEP-${chainHash(portName + protocol + endpoint)}`

/** The first 16 characters of the base32 (RFC 4648, upper case) of the SHA-256. */
export function chainHash(text: string): string {
  const digest = sha256(text)
  let encoded = ''
  let bits = 0
  let value = 0
  for (const byte of digest) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5 && encoded.length < HASH_LENGTH) {
      bits -= 5
      encoded += BASE32.charAt((value >>> bits) & 31)
    }
    value &= (1 << bits) - 1
  }
  return encoded
}
