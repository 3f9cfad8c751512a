/**
 * The rules of one port of a Service that differ from node to node, or are few: where its addresses
 * lead, who may use them, and what is refused.
 * Source: Kubernetes v1.35 pkg/proxy/iptables/proxier.go, syncProxyRules
 */
import { writeEndpointChains, writePolicyChain } from './endpointRules'
import { markForMasquerade } from './fixedChains'
import type { Rule, RuleMatch, RuleTarget, TableName } from './rule'
import { externallyAccessible, type ServicePortInfo } from './servicePort'
import type { CategorizedEndpoints } from './topology'

export interface DraftRules {
  readonly nat: Map<string, Rule[]>
  readonly filter: Map<string, Rule[]>
}

/** What the rules of one port are made from. */
export interface PortPlan extends CategorizedEndpoints {
  readonly port: ServicePortInfo
  readonly internal: boolean
  readonly external: boolean
}

export function planOf(port: ServicePortInfo, found: CategorizedEndpoints): PortPlan {
  const hereOr = (local: boolean) => found.usable && (!local || found.local.length > 0)
  return {
    ...found,
    port,
    internal: hereOr(port.internalPolicyLocal),
    external: hereOr(port.externalPolicyLocal),
  }
}

export function writePort(draft: DraftRules, plan: PortPlan, clusterCIDR: string): void {
  const { port } = plan
  writeClusterIP(draft, plan)
  for (const ip of port.externalIPs) {
    writeExternalAddress(draft, plan, ip, 'external IP', port.chains.external)
  }
  const firewalled = plan.usable && port.sourceRanges.length > 0
  const entry = firewalled ? port.chains.firewall : port.chains.external
  for (const ip of port.loadBalancerVIPs) {
    writeExternalAddress(draft, plan, ip, 'loadbalancer IP', entry)
    if (firewalled) {
      const comment = `${port.name} traffic not accepted by ${port.chains.firewall}`
      addRule(draft, 'filter', 'KUBE-PROXY-FIREWALL', comment, to(port, ip), { type: 'DROP' })
    }
  }
  writeNodePort(draft, plan)
  if (firewalled) writeFirewallChain(draft, port)
  if (plan.usable && externallyAccessible(port)) writeExternalChain(draft, plan, clusterCIDR)
  const head = port.internalPolicyLocal ? [fromOutside(port, clusterCIDR)] : []
  writePolicyChain(draft, port, port.chains.local, plan.local, head)
  const shared = new Set(plan.cluster)
  const others = plan.local.filter((endpoint) => !shared.has(endpoint))
  writeEndpointChains(draft, port, others)
}

/** Whoever is no pod gets the node's address: else the answer would not come back this way. */
export const fromOutside = (port: ServicePortInfo, clusterCIDR: string): Rule =>
  markForMasquerade(`${port.name} cluster IP`, {
    ...to(port, port.clusterIP),
    notSource: clusterCIDR,
  })

function writeClusterIP(draft: DraftRules, { port, internal, usable }: PortPlan): void {
  const match = to(port, port.clusterIP)
  if (internal) {
    const chain = port.internalPolicyLocal ? port.chains.local : port.chains.cluster
    addRule(draft, 'nat', 'KUBE-SERVICES', `${port.name} cluster IP`, match, jump(chain))
  } else writeRefusal(draft, 'KUBE-SERVICES', port, usable, match)
}

function writeExternalAddress(
  draft: DraftRules,
  { port, external, usable }: PortPlan,
  ip: string,
  what: string,
  entry: string,
): void {
  const match = to(port, ip)
  if (usable) addRule(draft, 'nat', 'KUBE-SERVICES', `${port.name} ${what}`, match, jump(entry))
  if (!external) writeRefusal(draft, 'KUBE-EXTERNAL-SERVICES', port, usable, match)
}

function writeNodePort(draft: DraftRules, { port, external, usable }: PortPlan): void {
  const { protocol, nodePort, healthCheckNodePort, chains } = port
  const match: RuleMatch = { protocol, destinationPort: nodePort }
  if (nodePort !== 0 && usable) {
    const loopback = {
      ...match,
      destination: '127.0.0.0/8',
      countedAs: 'localhost_nps_accepted_pkts',
    }
    addRule(draft, 'nat', 'KUBE-NODEPORTS', port.name, loopback, jump(chains.external))
    addRule(draft, 'nat', 'KUBE-NODEPORTS', port.name, match, jump(chains.external))
  }
  if (nodePort !== 0 && !external) {
    writeRefusal(draft, 'KUBE-EXTERNAL-SERVICES', port, usable, {
      ...match,
      destinationLocal: true,
    })
  }
  if (healthCheckNodePort !== 0) {
    const health: RuleMatch = { protocol: 'tcp', destinationPort: healthCheckNodePort }
    const comment = `${port.name} health check node port`
    addRule(draft, 'filter', 'KUBE-NODEPORTS', comment, health, { type: 'ACCEPT' })
  }
}

/** No endpoint anywhere is refused at once; endpoints elsewhere only are dropped without a word. */
function writeRefusal(
  draft: DraftRules,
  chain: string,
  { name }: ServicePortInfo,
  usable: boolean,
  match: RuleMatch,
): void {
  const comment = usable ? `${name} has no local endpoints` : `${name} has no endpoints`
  addRule(draft, 'filter', chain, comment, match, { type: usable ? 'DROP' : 'REJECT' })
}

function writeFirewallChain(draft: DraftRules, port: ServicePortInfo): void {
  const { firewall, external } = port.chains
  const comment = `${port.name} loadbalancer IP`
  for (const source of port.sourceRanges) {
    addRule(draft, 'nat', firewall, comment, { source }, jump(external))
  }
  const rest = `other traffic to ${port.name} will be dropped by KUBE-PROXY-FIREWALL`
  addRule(draft, 'nat', firewall, rest, {}, { type: 'none' })
}

function writeExternalChain(draft: DraftRules, plan: PortPlan, clusterCIDR: string): void {
  const { port } = plan
  const { cluster, local, external } = port.chains
  const destinations = `${port.name} external destinations`
  const chain: Rule[] = []
  draft.nat.set(external, chain)
  if (!port.externalPolicyLocal) {
    chain.push(markForMasquerade(`masquerade traffic for ${destinations}`, {}))
    if (plan.external) chain.push({ comment: '', match: {}, target: jump(cluster) })
    return
  }
  const ownTraffic: RuleMatch = { sourceLocal: true }
  chain.push(
    {
      comment: `pod traffic for ${destinations}`,
      match: { source: clusterCIDR },
      target: jump(cluster),
    },
    markForMasquerade(`masquerade LOCAL traffic for ${destinations}`, ownTraffic),
    {
      comment: `route LOCAL traffic for ${destinations}`,
      match: ownTraffic,
      target: jump(cluster),
    },
  )
  if (plan.external) chain.push({ comment: '', match: {}, target: jump(local) })
}

const to = ({ protocol, port }: ServicePortInfo, destination: string): RuleMatch => ({
  protocol,
  destination,
  destinationPort: port,
})

const jump = (chain: string): RuleTarget => ({ type: 'jump', chain })

function addRule(
  draft: DraftRules,
  table: TableName,
  chain: string,
  comment: string,
  match: RuleMatch,
  target: RuleTarget,
): void {
  const rules = draft[table].get(chain)
  const rule = { comment, match, target }
  if (rules === undefined) draft[table].set(chain, [rule])
  else rules.push(rule)
}
