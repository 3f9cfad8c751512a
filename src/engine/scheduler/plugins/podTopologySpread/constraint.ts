/**
 * The spread constraints of a pod as the plugin works with them: its own, or else defaults.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/podtopologyspread/common.go
 */
import type { Node, Pod } from '../../../../api/core'
import { isEmptySelector, matchesLabelSelector } from '../../../../api/machinery/labelSelector'
import {
  matchesRequiredNodeAffinity,
  type RequiredNodeAffinity,
} from '../../../../api/machinery/nodeSelector'
import { findUntoleratedTaint, isHard } from '../../../../api/machinery/taints'
import type { LabelSelector, StringMap } from '../../../../api/meta'
import type { TopologySpreadConstraint } from '../../../../api/podScheduling'
import type { PodTally } from '../../cache/podTallies'
import type { ClusterView } from '../../framework/clusterView'
import { defaultSelector } from './defaultSelector'

export type WhenUnsatisfiable = TopologySpreadConstraint['whenUnsatisfiable']

/** PodTopologySpreadArgs. */
export interface SpreadArgs {
  readonly defaultingType: 'System' | 'List'
  readonly defaultConstraints?: readonly TopologySpreadConstraint[]
}

export interface Constraint {
  readonly maxSkew: number
  readonly topologyKey: string
  readonly selector: LabelSelector | undefined
  readonly minDomains: number
  /** Count only nodes the pod's node affinity allows. */
  readonly honorsAffinity: boolean
  /** Count only nodes whose hard taints the pod tolerates. */
  readonly honorsTaints: boolean
}

export const HOSTNAME = 'kubernetes.io/hostname'

/** Source: plugin.go (systemDefaultConstraints) */
const SYSTEM_DEFAULTS: readonly TopologySpreadConstraint[] = [
  { topologyKey: HOSTNAME, whenUnsatisfiable: 'ScheduleAnyway', maxSkew: 3 },
  { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', maxSkew: 5 },
]

/** The pod's constraints of one sort; defaults if it has none of either. */
export function constraintsFor(
  pod: Pod,
  sort: WhenUnsatisfiable,
  args: SpreadArgs,
  cluster: ClusterView,
): readonly Constraint[] {
  const own = pod.spec.topologySpreadConstraints ?? []
  if (own.length > 0) return compile(own, sort, pod.metadata.labels)
  const defaults =
    args.defaultingType === 'System' ? SYSTEM_DEFAULTS : (args.defaultConstraints ?? [])
  if (!defaults.some(({ whenUnsatisfiable }) => whenUnsatisfiable === sort)) return []
  const selector = defaultSelector(pod, cluster)
  if (selector === undefined) return []
  const compiled = compile(defaults, sort, pod.metadata.labels)
  return compiled.map((constraint) => ({ ...constraint, selector }))
}

/** Whether the node has every constraint's topology label. */
export function hasAllKeys(
  { metadata: { labels } }: Node,
  constraints: readonly Constraint[],
): boolean {
  return constraints.every(({ topologyKey }) => labels?.[topologyKey] !== undefined)
}

/** Whether pods on the node count for the constraint. Source: matchNodeInclusionPolicies */
export function includes(
  { honorsAffinity, honorsTaints }: Constraint,
  pod: Pod,
  affinity: RequiredNodeAffinity,
  node: Node,
): boolean {
  if (honorsAffinity && matchesRequiredNodeAffinity(affinity, node) !== true) return false
  if (!honorsTaints || node.spec.taints === undefined) return true
  return findUntoleratedTaint(node.spec.taints, pod.spec.tolerations, isHard) === undefined
}

/** Whether no node is left out by the constraint's policies: the usual case, known at once. */
export const includesAll = (
  { honorsAffinity, honorsTaints }: Constraint,
  { nodeSelector, terms }: RequiredNodeAffinity,
): boolean =>
  !honorsTaints && (!honorsAffinity || (nodeSelector === undefined && terms === undefined))

/** Which of the constraints count pods of a look. An empty selector counts none here. */
export function countedBy(
  constraints: readonly Constraint[],
  { namespace, labels, terminating }: PodTally,
  ofNamespace: string,
): readonly boolean[] {
  const counts = namespace === ofNamespace && !terminating
  return constraints.map(
    ({ selector }) =>
      counts &&
      selector !== undefined &&
      !isEmptySelector(selector) &&
      matchesLabelSelector(selector, labels),
  )
}

export const selects = ({ selector }: Constraint, labels: StringMap | undefined): boolean =>
  matchesLabelSelector(selector, labels)

function compile(
  constraints: readonly TopologySpreadConstraint[],
  sort: WhenUnsatisfiable,
  labels: StringMap | undefined,
): readonly Constraint[] {
  return constraints
    .filter(({ whenUnsatisfiable }) => whenUnsatisfiable === sort)
    .map((constraint) => ({
      maxSkew: constraint.maxSkew,
      topologyKey: constraint.topologyKey,
      selector: withLabelKeys(constraint, labels),
      minDomains: constraint.minDomains ?? 1,
      honorsAffinity: constraint.nodeAffinityPolicy !== 'Ignore',
      honorsTaints: constraint.nodeTaintsPolicy === 'Honor',
    }))
}

/** `matchLabelKeys`: only pods count that bear the same values of these labels as the pod. */
function withLabelKeys(
  { labelSelector, matchLabelKeys = [] }: TopologySpreadConstraint,
  labels: StringMap | undefined,
): LabelSelector | undefined {
  if (labelSelector === undefined || matchLabelKeys.length === 0) return labelSelector
  const added = matchLabelKeys.flatMap((key) => {
    const value = labels?.[key]
    return value === undefined ? [] : [[key, value] as const]
  })
  // Validation keeps these keys out of the selector itself.
  const matchLabels = { ...labelSelector.matchLabels, ...Object.fromEntries(added) }
  return { ...labelSelector, matchLabels }
}
