/**
 * What the controller has seen of each node's heartbeats, by its own clock: the times in leases and
 * conditions are the nodes' own.
 * Source: Kubernetes v1.35 pkg/controller/nodelifecycle (tryUpdateNodeHealth)
 */
import type { Node, NodeCondition } from '../../../api/core'
import { getCondition } from '../../../api/machinery/conditions'
import { microsOf } from '../../../api/machinery/time'
import type { ConditionStatus, Time } from '../../../api/meta'
import { unixMicrosAt } from '../../clientGo/wallClock'
import { type Micros, seconds } from '../../kernel/micros'
import { type Caches, getCached, NODE_LEASE_NAMESPACE } from '../caches'

/** `--node-monitor-grace-period`, and `--node-startup-grace-period` before the first status. */
export const GRACE_PERIOD = seconds(50)
const STARTUP_GRACE_PERIOD = seconds(60)

/** The conditions nobody can vouch for when the kubelet is silent, in the order they are set. */
const KUBELET_CONDITIONS = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'] as const

export interface NodeHealth {
  /** When a heartbeat was last seen. */
  probedAt: Micros
  /** lastHeartbeatTime of the Ready condition, and renewTime of the lease, as last seen. */
  heartbeat: string | undefined
  renewed: string | undefined
  ready: ConditionStatus | undefined
}

/** Takes in what the caches have of a node; makes its entry when it is new. */
export function observeHealth(
  healths: Map<string, NodeHealth>,
  node: Node,
  caches: Caches,
  now: Micros,
): NodeHealth {
  const { name } = node.metadata
  const ready = readyCondition(node)
  const renewed = getCached(caches, 'leases', `${NODE_LEASE_NAMESPACE}/${name}`)?.spec?.renewTime
  const heartbeat = ready?.lastHeartbeatTime
  const known = healths.get(name)
  if (known === undefined) {
    // A node that never posted a status is as old as its object, any other as old as this look.
    const probedAt = ready === undefined && renewed === undefined ? createdAt(node, now) : now
    const health = { probedAt, heartbeat, renewed, ready: ready?.status }
    healths.set(name, health)
    return health
  }
  const beats = heartbeat !== undefined && heartbeat !== known.heartbeat
  const renews = renewed !== undefined && (known.renewed === undefined || renewed > known.renewed)
  if (beats || renews) known.probedAt = now
  known.heartbeat = heartbeat
  if (renews) known.renewed = renewed
  known.ready = ready?.status
  return known
}

function createdAt({ metadata }: Node, now: Micros): Micros {
  return now - Math.max(0, unixMicrosAt(now) - microsOf(metadata.creationTimestamp))
}

export const readyCondition = ({ status }: Node): NodeCondition | undefined =>
  getCondition(status?.conditions, 'Ready')

/** Whether the node has been silent for too long. */
export function isSilent(health: NodeHealth, now: Micros): boolean {
  const grace = health.ready === undefined ? STARTUP_GRACE_PERIOD : GRACE_PERIOD
  return now > health.probedAt + grace
}

/** The node with all the kubelet vouched for made Unknown; the same one if it is so already. */
export function withUnknownConditions(node: Node, now: Time): Node {
  const before = node.status?.conditions ?? []
  let conditions = [...before]
  for (const type of KUBELET_CONDITIONS) {
    const known = getCondition(before, type)
    if (known === undefined) conditions.push(neverReported(type, node, now))
    else if (known.status !== 'Unknown') {
      conditions = conditions.map((one) => (one.type === type ? fellSilent(one, now) : one))
    }
  }
  const same = readyCondition(node)?.status === 'Unknown'
  return same ? node : { ...node, status: { ...node.status, conditions } }
}

const neverReported = (type: string, { metadata }: Node, now: Time): NodeCondition => ({
  type,
  status: 'Unknown',
  reason: 'NodeStatusNeverUpdated',
  message: 'Kubelet never posted node status.',
  lastHeartbeatTime: metadata.creationTimestamp,
  lastTransitionTime: now,
})

const fellSilent = (condition: NodeCondition, now: Time): NodeCondition => ({
  ...condition,
  status: 'Unknown',
  reason: 'NodeStatusUnknown',
  message: 'Kubelet stopped posting node status.',
  lastTransitionTime: now,
})
