/**
 * What a node's kernel does with a packet for a Service: the tables decide, and it goes on to the
 * pod's node, is refused, or is lost.
 */
import type { Context } from '../kernel/actor'
import { assertNever } from '../kernel/invariant'
import type { Micros } from '../kernel/micros'
import type { Hop, Packet } from '../network/messages'
import { answerOf, lossOf, masqueraded, passed, redirected, refusalOf } from '../network/packets'
import type { AffinityLists } from './affinity'
import type { EndpointInfo } from './endpoints'
import { healthAnswer } from './healthCheck'
import { route } from './routing'
import type { RuleTable } from './ruleTable'

/** What the data path needs of a kube-proxy. */
export interface DataPath {
  readonly node: string
  readonly table: RuleTable
  readonly affinity: AffinityLists
  readonly addresses: readonly string[]
  readonly lastSync: Micros | undefined
  readonly pendingSince: Micros | undefined
  readonly leaving: boolean
}

/** Carries a packet on from this node, or answers it. */
export function takePacket(path: DataPath, packet: Packet, context: Context): void {
  const verdict = route(path.table, routingNode(path, context), packet)
  const routed: Packet = { ...packet, hops: [...packet.hops, ...verdict.hops] }
  switch (verdict.type) {
    case 'endpoint':
      if (verdict.endpoint !== undefined) {
        forward(path, routed, verdict.endpoint, verdict.masquerade, context)
      }
      return
    case 'reject':
      context.send(packet.sender, refusalOf(routed, hop(path, 'connection refused')))
      return
    case 'drop':
      context.note(lossOf(routed, 'dropped by a rule'))
      return
    case 'none':
      takeUnclaimed(path, routed, context)
      return
    default:
      assertNever(verdict.type)
  }
}

function forward(
  path: DataPath,
  packet: Packet,
  endpoint: EndpointInfo,
  masquerade: boolean,
  context: Context,
): void {
  if (endpoint.node === '') {
    context.note(lossOf(packet, `${endpoint.text} is on no node of this cluster`))
    return
  }
  const translated = redirected(packet, endpoint.ip, endpoint.port)
  const nodeIP = path.addresses[0]
  const sent = masquerade && nodeIP !== undefined ? masqueraded(translated, nodeIP) : translated
  const where = endpoint.node === path.node ? 'on this node' : `to node ${endpoint.node}`
  context.send(
    `runtime/${endpoint.node}`,
    passed(sent, context.self, `${endpoint.pod || endpoint.text} ${where}`),
  )
}

/** No rule is about it: a port of the node's own, or an address nobody here has. */
function takeUnclaimed(path: DataPath, packet: Packet, context: Context): void {
  if (!path.addresses.includes(packet.destinationIP)) {
    context.note(lossOf(packet, `no rule for ${packet.destinationIP}`))
    return
  }
  const health = healthAnswer(path.table, { ...path, now: context.now }, packet.port)
  const reply =
    health === undefined
      ? refusalOf(packet, hop(path, `nothing listens on port ${packet.port}`))
      : answerOf(packet, health.status, health.body, hop(path, 'kube-proxy health check'))
  context.send(packet.sender, reply)
}

const hop = ({ node }: DataPath, note: string): Hop => ({ at: `kube-proxy/${node}`, note })

function routingNode(path: DataPath, context: Context) {
  const { node, addresses, affinity } = path
  const random = (bound: number) => context.random(bound)
  return { name: node, addresses, affinity, now: context.now, random }
}
