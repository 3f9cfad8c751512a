/**
 * What is done with a packet on its way: it passes places, gets a new destination or source, and
 * is answered or refused. Packets and replies are immutable: each step makes a new one.
 */
import type { Hop, Packet, PacketLostNote, PacketReply } from './messages'

/** The same packet, with one more place on its way. */
export const passed = (packet: Packet, at: string, note: string): Packet => ({
  ...packet,
  hops: [...packet.hops, { at, note }],
})

/** The same packet on its way to another address, as NAT and load balancers make it. */
export const redirected = (packet: Packet, destinationIP: string, port: number): Packet => ({
  ...packet,
  destinationIP,
  port,
})

/** The same packet as if `sourceIP` had sent it: masquerading. */
export const masqueraded = (packet: Packet, sourceIP: string): Packet => ({ ...packet, sourceIP })

/** A RST or an ICMP port unreachable: the connection is refused at once. */
export function refusalOf(packet: Packet, hop: Hop): PacketReply {
  const hops = [...packet.hops, hop]
  return {
    type: 'packetReply',
    id: packet.id,
    outcome: 'refused',
    status: 0,
    body: '',
    pod: '',
    hops,
  }
}

/** An HTTP answer. `pod` is empty where no pod gives it, e.g. a health check of the node's own. */
export function answerOf(
  packet: Packet,
  status: number,
  body: string,
  hop: Hop,
  pod = '',
): PacketReply {
  const hops = [...packet.hops, hop]
  return { type: 'packetReply', id: packet.id, outcome: 'answered', status, body, pod, hops }
}

/** What a place says that keeps a packet, or throws it away without an answer. */
export const lossOf = ({ id, sender, hops }: Packet, reason: string): PacketLostNote => ({
  type: 'packet.lost',
  packet: id,
  sender,
  reason,
  hops,
})
