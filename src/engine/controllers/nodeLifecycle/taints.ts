/**
 * Which taints a node's state calls for, and how they are put on it.
 * Source: Kubernetes v1.35 pkg/controller/nodelifecycle/node_lifecycle_controller.go,
 * pkg/controller/controller_utils.go (AddOrUpdateTaintOnNode, RemoveTaintOffNode)
 */
import type { Node } from '../../../api/core'
import { sameTaint } from '../../../api/machinery/taints'
import type { ConditionStatus, Time } from '../../../api/meta'
import type { Taint } from '../../../api/podScheduling'
import { objectPath } from '../../clientGo/paths'
import { type PlannedRequest, STRATEGIC } from '../plan'

export const NOT_READY = 'node.kubernetes.io/not-ready'
export const UNREACHABLE = 'node.kubernetes.io/unreachable'
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable'

/** The taint that a condition in some state calls for. */
const CONDITION_TAINTS: readonly (readonly [string, ConditionStatus, string])[] = [
  ['Ready', 'False', NOT_READY],
  ['Ready', 'Unknown', UNREACHABLE],
  ['MemoryPressure', 'True', 'node.kubernetes.io/memory-pressure'],
  ['DiskPressure', 'True', 'node.kubernetes.io/disk-pressure'],
  ['NetworkUnavailable', 'True', 'node.kubernetes.io/network-unavailable'],
  ['PIDPressure', 'True', 'node.kubernetes.io/pid-pressure'],
]

const MANAGED_KEYS: readonly string[] = [UNSCHEDULABLE, ...CONDITION_TAINTS.map(([, , key]) => key)]

/** A taint by what makes it the same one. */
export type TaintKey = Pick<Taint, 'key' | 'effect'>

export interface TaintChange {
  readonly add: readonly TaintKey[]
  readonly remove: readonly TaintKey[]
}

/** What must change so that the node keeps pods away as its conditions demand. */
export function noScheduleChange({ spec, status }: Node): TaintChange {
  const wanted: TaintKey[] = []
  for (const condition of status?.conditions ?? []) {
    const found = CONDITION_TAINTS.find(
      ([type, state]) => type === condition.type && state === condition.status,
    )
    if (found !== undefined) wanted.push({ key: found[2], effect: 'NoSchedule' })
  }
  if (spec.unschedulable === true) wanted.push({ key: UNSCHEDULABLE, effect: 'NoSchedule' })
  const present = (spec.taints ?? []).filter(
    ({ key, effect }) => effect === 'NoSchedule' && MANAGED_KEYS.includes(key),
  )
  return {
    add: wanted.filter((taint) => !present.some((other) => sameTaint(taint, other))),
    remove: present.filter((taint) => !wanted.some((other) => sameTaint(taint, other))),
  }
}

export const isNoChange = ({ add, remove }: TaintChange): boolean =>
  add.length === 0 && remove.length === 0

/** The NoExecute taint for a node in this state, and the one it takes the place of. */
export function noExecuteChange(ready: ConditionStatus): TaintChange {
  const notReady = { key: NOT_READY, effect: 'NoExecute' } as const
  const unreachable = { key: UNREACHABLE, effect: 'NoExecute' } as const
  if (ready === 'True') return { add: [], remove: [unreachable, notReady] }
  return ready === 'False'
    ? { add: [notReady], remove: [unreachable] }
    : { add: [unreachable], remove: [notReady] }
}

export const hasTaint = ({ spec }: Node, taint: TaintKey): boolean =>
  spec.taints?.some((other) => sameTaint(taint, other)) ?? false

/** A patch of a node as just read; undefined when its taints are right already. */
export function taintPatch(
  node: Node,
  { add, remove }: TaintChange,
  now: Time,
): PlannedRequest | undefined {
  const before = node.spec.taints ?? []
  const kept = before.filter((taint) => !remove.some((other) => sameTaint(taint, other)))
  const added = add
    .filter((taint) => !before.some((other) => sameTaint(taint, other)))
    .map((taint) => ({ ...taint, timeAdded: now }))
  if (kept.length === before.length && added.length === 0) return undefined
  const taints = [...added, ...kept]
  const { name, resourceVersion } = node.metadata
  return {
    method: 'PATCH',
    path: objectPath('v1', 'nodes', '', name),
    headers: STRATEGIC,
    // With the version, so that two writers of taints never lose each other's.
    body: { metadata: { resourceVersion }, spec: { taints: taints.length === 0 ? null : taints } },
  }
}
