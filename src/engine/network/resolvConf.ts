/**
 * A pod's resolv.conf under dnsPolicy ClusterFirst, and the names a resolver tries for a short one.
 * Source: Kubernetes v1.35 pkg/kubelet/network/dns/dns.go
 */
import { CLUSTER_DOMAIN } from './clusterDNS'

export interface ResolvConf {
  readonly nameservers: readonly string[]
  readonly searches: readonly string[]
  /** Names with fewer dots are tried with the search suffixes first. */
  readonly ndots: number
}

const CLUSTER_FIRST_NDOTS = 5

/** `hostSearches` are the node's own, appended. */
export function clusterFirst(
  namespace: string,
  nameserver: string,
  hostSearches: readonly string[] = [],
  domain = CLUSTER_DOMAIN,
): ResolvConf {
  const searches = [`${namespace}.svc.${domain}`, `svc.${domain}`, domain, ...hostSearches]
  return { nameservers: [nameserver], searches, ndots: CLUSTER_FIRST_NDOTS }
}

/** The fully qualified names a resolver asks for, in order, until one answers. */
export function namesToTry(name: string, { searches, ndots }: ResolvConf): string[] {
  if (name.endsWith('.')) return [name]
  const expanded = searches.map((suffix) => `${name}.${suffix}.`)
  const dots = name.split('.').length - 1
  return dots >= ndots ? [`${name}.`, ...expanded] : [...expanded, `${name}.`]
}
