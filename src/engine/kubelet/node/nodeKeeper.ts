import type { Lease } from '../../../api/coordination'
import type { Node, NodeStatus } from '../../../api/core'
import type { Micros } from '../../kernel/micros'

/** How the kubelet stands with its Node object and its lease. */
export interface NodeKeeper {
  registered: boolean
  /** The delay before the next try to register. */
  registerDelay: Micros
  /** What the API last showed, by informer or by answer. */
  node: Node | undefined
  lease: Lease | undefined
  leaseFailures: number
  /** The status sent last, and when. */
  reported: NodeStatus | undefined
  reportedAt: Micros
  /** When a report is due though nothing changed. */
  reportDueAt: Micros
  /** What the status was last worked out from; nothing new needs no second look. */
  lookedAt: string
  /** A status is on its way. */
  reporting: boolean
  /** Conditions as told in events, so that each change is told once. */
  readonly told: Map<string, string>
  podCIDR: string
  /** Which life of the machine this is. */
  readonly bootID: string
}
