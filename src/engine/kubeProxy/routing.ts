/**
 * A packet's way through a node's tables, as the kernel takes it: nat PREROUTING may choose an
 * endpoint, filter may refuse what is left, nat POSTROUTING may replace the sender's address.
 * One packet is one connection: conntrack would let the rest of it follow the first.
 */
import { matchesAddress } from '../network/addresses'
import type { Hop, Packet } from '../network/messages'
import { type AffinityLists, onList, remember } from './affinity'
import type { EndpointInfo } from './endpoints'
import { FIXED_CHAINS, NODE_PORTS_TAIL, SHARED_CHAINS } from './fixedChains'
import { probabilityText, type Rule, type RuleMatch, type TableName } from './rule'
import type { RuleTable } from './ruleTable'
import { rulesIn, type ServiceRules } from './serviceRules'

/** What of the node the rules ask for, besides themselves. */
export interface RoutingNode {
  readonly name: string
  /** Its own addresses: what `--dst-type LOCAL` means. */
  readonly addresses: readonly string[]
  readonly affinity: AffinityLists
  readonly now: number
  /** A draw in [0, bound). */
  random(bound: number): number
}

export interface Verdict {
  /** `none`: no rule of kube-proxy's is about this packet. */
  readonly type: 'endpoint' | 'reject' | 'drop' | 'none'
  readonly endpoint?: EndpointInfo
  /** The node's address replaces the sender's. */
  readonly masquerade: boolean
  readonly hops: readonly Hop[]
}

/** A walk under way. */
interface Walk {
  readonly table: RuleTable
  readonly node: RoutingNode
  readonly packet: Packet
  readonly hops: Hop[]
  marked: boolean
}

type Outcome =
  | { readonly type: 'DNAT'; readonly endpoint: EndpointInfo }
  | { readonly type: 'REJECT' | 'DROP' | 'ACCEPT' | 'RETURN' | 'MASQUERADE' }

/** Routes a packet that reached the node. The affinity lists are the only thing it writes. */
export function route(table: RuleTable, node: RoutingNode, packet: Packet): Verdict {
  const walk: Walk = { table, node, packet, hops: [], marked: false }
  const chosen = walkChain(walk, 'nat', 'PREROUTING', undefined)
  if (chosen?.type === 'DNAT') {
    // What filter's chains refuse they know by its first destination: a translated one passes.
    const masquerade = walkChain(walk, 'nat', 'POSTROUTING', undefined)?.type === 'MASQUERADE'
    return { type: 'endpoint', endpoint: chosen.endpoint, masquerade, hops: walk.hops }
  }
  const local = isLocalAddress(node, packet.destinationIP)
  const judged = walkChain(walk, 'filter', local ? 'INPUT' : 'FORWARD', undefined)
  const type = judged?.type === 'REJECT' ? 'reject' : judged?.type === 'DROP' ? 'drop' : 'none'
  return { type, masquerade: false, hops: walk.hops }
}

/** Walks a chain until a rule decides. Undefined: it came to the end, the caller goes on. */
function walkChain(
  walk: Walk,
  name: TableName,
  chain: string,
  owner: ServiceRules | undefined,
): Outcome | undefined {
  if (!SHARED_CHAINS[name].includes(chain)) {
    const rules = FIXED_CHAINS[name].get(chain) ?? (owner && rulesIn(owner, name, chain)) ?? []
    return walkRules(walk, name, chain, rules, owner)
  }
  for (const service of walk.table.services.values()) {
    const rules = rulesIn(service, name, chain)
    if (rules === undefined) continue
    const outcome = walkRules(walk, name, chain, rules, service)
    if (outcome !== undefined) return outcome
  }
  if (name !== 'nat' || chain !== 'KUBE-SERVICES') return undefined
  return walkRules(walk, name, chain, [NODE_PORTS_TAIL], undefined)
}

function walkRules(
  walk: Walk,
  name: TableName,
  chain: string,
  rules: readonly Rule[],
  owner: ServiceRules | undefined,
): Outcome | undefined {
  for (const rule of rules) {
    if (!matches(walk, rule.match)) continue
    if (rule.remember !== undefined) {
      remember(walk.node.affinity, rule.remember, walk.packet.sourceIP, walk.node.now)
    }
    const { target } = rule
    tell(walk, chain, rule)
    if (target.type === 'MARK') walk.marked = target.clear !== true
    else if (target.type === 'jump') {
      const outcome = walkChain(walk, name, target.chain, owner)
      if (outcome !== undefined && outcome.type !== 'RETURN') return outcome
    } else if (target.type !== 'none') return target
  }
  return undefined
}

function matches({ node, packet, marked }: Walk, match: RuleMatch): boolean {
  const { destination, destinationPort, protocol, source, notSource } = match
  if (destinationPort !== undefined && destinationPort !== packet.port) return false
  if (protocol !== undefined && protocol.toUpperCase() !== packet.protocol) return false
  if (destination !== undefined && !matchesAddress(destination, packet.destinationIP)) return false
  if (match.destinationLocal && !isLocalAddress(node, packet.destinationIP)) return false
  if (match.sourceLocal && !isLocalAddress(node, packet.sourceIP)) return false
  if (source !== undefined && !matchesAddress(source, packet.sourceIP)) return false
  if (notSource !== undefined && matchesAddress(notSource, packet.sourceIP)) return false
  if (match.marked !== undefined && match.marked !== marked) return false
  if (match.connectionState !== undefined && match.connectionState !== 'NEW') return false
  if (match.recentlyOn !== undefined) {
    const { list, seconds } = match.recentlyOn
    if (!onList(node.affinity, list, packet.sourceIP, node.now, seconds)) return false
  }
  // The die is cast last, and only where all else matched, as iptables does.
  return match.oneIn === undefined || node.random(match.oneIn) === 0
}

const isLocalAddress = (node: RoutingNode, ip: string): boolean =>
  node.addresses.includes(ip) || ip.startsWith('127.')

/** Writes down what a person should see: where kube-proxy's chains led, and by what chance. */
function tell(walk: Walk, chain: string, { target, match, comment }: Rule): void {
  const at = `kube-proxy/${walk.node.name}`
  const say = (note: string) => walk.hops.push({ at, note })
  switch (target.type) {
    case 'jump': {
      if (!chain.startsWith('KUBE-') || target.chain.startsWith('KUBE-MARK')) return
      const chance = match.oneIn === undefined ? '' : ` (chance ${probabilityText(match.oneIn)})`
      const affinity = match.recentlyOn === undefined ? '' : ' (session affinity)'
      say(`${chain} → ${target.chain}${chance}${affinity}`)
      return
    }
    case 'DNAT':
      say(`${chain}: DNAT to ${target.endpoint.text}`)
      return
    case 'MARK':
      if (target.clear !== true) say('marked for masquerade')
      return
    case 'MASQUERADE':
      say('KUBE-POSTROUTING: masquerade, the pod sees the node as the sender')
      return
    case 'REJECT':
    case 'DROP':
      say(`${chain}: ${target.type}, ${comment}`)
      return
    default:
      return
  }
}
