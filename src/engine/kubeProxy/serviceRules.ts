/**
 * The rules one Service adds to a node's tables. They are frozen: nodes that stand alike share them.
 * Source: Kubernetes v1.35 pkg/proxy/iptables/proxier.go, syncProxyRules
 */
import type { Service } from '../../api/core'
import type { EndpointSlice } from '../../api/discovery'
import { namespacedName } from '../../api/meta'
import { deepFreeze } from '../kernel/plain'
import { writeEndpointChains, writePolicyChain } from './endpointRules'
import { type EndpointInfo, endpointsOfPort } from './endpoints'
import type { ChainMap } from './fixedChains'
import { type DraftRules, fromOutside, type PortPlan, planOf, writePort } from './portRules'
import type { Rule, TableName } from './rule'
import {
  type ServicePortInfo,
  servicePorts,
  usesClusterEndpoints,
  usesLocalEndpoints,
} from './servicePort'
import { categorizeEndpoints, type Locality } from './topology'

/** A Service's rules by table and chain: its own chains whole, of the common ones its part. */
export interface ServiceRules {
  /** namespace/name */
  readonly key: string
  readonly nat: ChainMap
  readonly filter: ChainMap
  /** More chains of nat: those that choose among all endpoints, and reach them, port by port. */
  readonly endpoints: readonly SharedChains[]
  /** How many rules these are, all together. */
  readonly count: number
  /** 0, or the port on which the node says whether it has endpoints of its own. */
  readonly healthCheckNodePort: number
  readonly localReadyEndpoints: number
}

/** Chains that nodes have in common: a thousand endpoints are written once, not on every node. */
export interface SharedChains {
  readonly chains: ChainMap
  readonly count: number
}

/** What was worked out for one version of a Service and its slices, port by port. */
export type RulesMemo = Map<string, PortMemo>

interface PortMemo {
  readonly endpoints: readonly EndpointInfo[]
  /** By what the hints make of them. */
  readonly chains: Map<string, SharedChains>
}

export interface NodePlace extends Locality {
  /** Sources inside it are pods and need no masquerading. */
  readonly clusterCIDR: string
}

/** `slices` are those of the Service, in a fixed order. */
export function rulesOfService(
  service: Service,
  slices: readonly EndpointSlice[],
  place: NodePlace,
  memo: RulesMemo = new Map(),
): ServiceRules {
  const draft: DraftRules = { nat: new Map(), filter: new Map() }
  const shared: SharedChains[] = []
  const localReady = new Set<string>()
  let healthCheckNodePort = 0
  for (const port of servicePorts(service)) {
    const known = memoOf(memo, port, slices)
    for (const { ip, node, ready } of known.endpoints) {
      if (ready && node === place.node) localReady.add(ip)
    }
    const use = { cluster: usesClusterEndpoints(port), local: usesLocalEndpoints(port) }
    const plan = planOf(port, categorizeEndpoints(known.endpoints, use, place))
    shared.push(clusterChains(plan, place, known))
    writePort(draft, plan, place.clusterCIDR)
    healthCheckNodePort = port.healthCheckNodePort
  }
  for (const chains of [draft.nat, draft.filter]) {
    for (const rules of chains.values()) deepFreeze(rules)
  }
  return deepFreeze({
    key: namespacedName(service),
    nat: draft.nat,
    filter: draft.filter,
    endpoints: shared,
    count: shared.reduce(
      (sum, { count }) => sum + count,
      countOf(draft.nat) + countOf(draft.filter),
    ),
    healthCheckNodePort,
    localReadyEndpoints: healthCheckNodePort === 0 ? 0 : localReady.size,
  })
}

/** Whose rules are the same: all nodes', those of a zone, or nobody else's. */
export function sharedBy(
  service: Service,
  slices: readonly EndpointSlice[],
): 'everybody' | 'zone' | 'nobody' {
  const { internalTrafficPolicy, externalTrafficPolicy } = service.spec
  if (internalTrafficPolicy === 'Local' || externalTrafficPolicy === 'Local') return 'nobody'
  let zones = false
  for (const { endpoints } of slices) {
    for (const { hints } of endpoints) {
      if (hints?.forNodes !== undefined) return 'nobody'
      zones ||= hints !== undefined
    }
  }
  return zones ? 'zone' : 'everybody'
}

/** The rules of a Service in a chain, wherever they are kept. */
export function rulesIn(
  { nat, filter, endpoints }: ServiceRules,
  table: TableName,
  chain: string,
): readonly Rule[] | undefined {
  if (table === 'filter') return filter.get(chain)
  const own = nat.get(chain)
  if (own !== undefined) return own
  for (const { chains } of endpoints) {
    const rules = chains.get(chain)
    if (rules !== undefined) return rules
  }
  return undefined
}

function memoOf(
  memo: RulesMemo,
  port: ServicePortInfo,
  slices: readonly EndpointSlice[],
): PortMemo {
  const key = `${port.name} ${port.protocol}`
  const known = memo.get(key)
  if (known !== undefined) return known
  const endpoints = endpointsOfPort(slices, port)
  const made: PortMemo = { endpoints, chains: new Map() }
  memo.set(key, made)
  return made
}

/** KUBE-SVC, and a KUBE-SEP for each of its endpoints. */
function clusterChains(plan: PortPlan, place: NodePlace, { chains }: PortMemo): SharedChains {
  const { port, cluster, mode } = plan
  const where = { none: '', PreferSameZone: place.zone, PreferSameNode: place.node }[mode]
  const key = `${place.clusterCIDR} ${mode} ${where}`
  const known = chains.get(key)
  if (known !== undefined) return known
  const nat = new Map<string, Rule[]>()
  const head = port.internalPolicyLocal ? [] : [fromOutside(port, place.clusterCIDR)]
  writePolicyChain({ nat }, port, port.chains.cluster, cluster, head)
  writeEndpointChains({ nat }, port, cluster)
  for (const rules of nat.values()) deepFreeze(rules)
  const made = deepFreeze({ chains: nat, count: countOf(nat) })
  chains.set(key, made)
  return made
}

function countOf(chains: ReadonlyMap<string, readonly Rule[]>): number {
  let count = 0
  for (const rules of chains.values()) count += rules.length
  return count
}
