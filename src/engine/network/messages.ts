import type { ActorId, Message } from '../kernel/event'

/** One place a packet passed, for the traffic panel: `LoadBalancer 203.0.113.10:80`, `DNAT …`. */
export interface Hop {
  readonly at: string
  readonly note: string
}

/**
 * A TCP connection with one request in it, as a whole: the simulation does not cut it into segments.
 * It is handed on from actor to actor; `sender` is who gets the reply.
 */
export interface Packet extends Message {
  readonly type: 'packet'
  /** The sender's own number. */
  readonly id: number
  readonly sender: ActorId
  readonly sourceIP: string
  readonly destinationIP: string
  readonly port: number
  readonly protocol: 'TCP' | 'UDP'
  readonly request: { readonly method: string; readonly path: string }
  readonly hops: readonly Hop[]
}

/** What came back. A packet that nobody answers gets none: the sender times out. */
export interface PacketReply extends Message {
  readonly type: 'packetReply'
  readonly id: number
  /** `refused`: a RST, or a REJECT rule. */
  readonly outcome: 'answered' | 'refused'
  readonly status: number
  readonly body: string
  /** namespace/name of the pod that answered; empty if none did. */
  readonly pod: string
  readonly hops: readonly Hop[]
}

/** A packet ended here without an answer; its sender waits in vain. A note for the trace. */
export interface PacketLostNote extends Message {
  readonly type: 'packet.lost'
  readonly packet: number
  readonly sender: ActorId
  readonly reason: string
  readonly hops: readonly Hop[]
}
