/**
 * Spreads pods that belong together over zones, hosts or any other topology: by constraints of the
 * pod, or by the scheduler's defaults.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/podtopologyspread/plugin.go
 */
import type { Node, Pod } from '../../../../api/core'
import { deepEqual } from '../../../../api/machinery/deepEqual'
import type { PodInfo } from '../../cache/podInfo'
import {
  ADD,
  DELETE,
  UPDATE_NODE_LABEL,
  UPDATE_NODE_TAINT,
  UPDATE_POD_LABEL,
  UPDATE_POD_TOLERATION,
} from '../../framework/clusterEvent'
import type { ClusterView } from '../../framework/clusterView'
import type { Plugin } from '../../framework/plugin'
import { SKIP } from '../../framework/status'
import { onNode, onPod } from '../eventObjects'
import { type Constraint, constraintsFor, hasAllKeys, type SpreadArgs, selects } from './constraint'
import {
  copySpreadFiltering,
  countDomains,
  filterSpread,
  followPod,
  type SpreadFiltering,
} from './spreadFilter'
import {
  normalizeSpread,
  prepareSpreadScore,
  type SpreadScoring,
  scoreSpread,
  spreadFormula,
  spreadLabels,
} from './spreadScore'

export const podTopologySpread: Plugin<SpreadFiltering, SpreadScoring, SpreadArgs> = {
  name: 'PodTopologySpread',
  defaultArgs: { defaultingType: 'System' },
  registrations: [
    onPod(ADD | DELETE | UPDATE_POD_LABEL | UPDATE_POD_TOLERATION, afterPodChange),
    onNode(ADD | DELETE | UPDATE_NODE_LABEL | UPDATE_NODE_TAINT, afterNodeChange),
  ],
  preFilter(cycle, args) {
    const hard = constraintsFor(cycle.pod.pod, 'DoNotSchedule', args, cycle.cluster)
    return hard.length === 0 ? { status: SKIP } : { state: countDomains(cycle, hard) }
  },
  filter: (_cycle, state, node) => filterSpread(state, node),
  updateFiltering: followPod,
  copyFiltering: copySpreadFiltering,
  preScore(cycle, candidates, args) {
    const soft = constraintsFor(cycle.pod.pod, 'ScheduleAnyway', args, cycle.cluster)
    if (soft.length === 0) return { status: SKIP }
    const own = (cycle.pod.pod.spec.topologySpreadConstraints ?? []).length > 0
    // Under the system's defaults a node without a zone can still be spread over as a host.
    const requireAllKeys = own || args.defaultingType !== 'System'
    return { state: prepareSpreadScore(cycle, soft, candidates, requireAllKeys) }
  },
  score: (_cycle, state, node, facts) => scoreSpread(state, node, facts),
  normalizeScores: normalizeSpread,
  scoreLabels: spreadLabels,
  formula: spreadFormula,
}

/** Whether a pod that came, changed or went can have changed a skew. */
function afterPodChange(
  pod: PodInfo,
  old: Pod | undefined,
  now: Pod | undefined,
  args: SpreadArgs,
  cluster: ClusterView,
): boolean {
  const changed = now ?? old
  if (changed === undefined) return false
  const isItself = changed.metadata.uid === pod.uid
  const isAssigned = (changed.spec.nodeName ?? '') !== ''
  if (!isItself && (!isAssigned || changed.metadata.namespace !== pod.pod.metadata.namespace)) {
    return false
  }
  const hard = hardConstraints(pod, args, cluster)
  if (old === undefined || now === undefined) {
    return hard.some((constraint) => selects(constraint, changed.metadata.labels))
  }
  if (isItself && toleratesMore(old, now) && hard.some(({ honorsTaints }) => honorsTaints)) {
    return true
  }
  return hard.some(
    (constraint) =>
      selects(constraint, old.metadata.labels) !== selects(constraint, now.metadata.labels),
  )
}

/** Whether a node that came, changed or went can have changed the domains. */
function afterNodeChange(
  pod: PodInfo,
  old: Node | undefined,
  now: Node | undefined,
  args: SpreadArgs,
  cluster: ClusterView,
): boolean {
  const hard = hardConstraints(pod, args, cluster)
  const matched = old !== undefined && hasAllKeys(old, hard)
  const matches = now !== undefined && hasAllKeys(now, hard)
  if (old === undefined || now === undefined || matched !== matches) return matched || matches
  if (!matches) return false
  const moved = hard.some(
    ({ topologyKey }) => old.metadata.labels?.[topologyKey] !== now.metadata.labels?.[topologyKey],
  )
  return moved || !deepEqual(old.spec.taints, now.spec.taints)
}

const hardConstraints = (
  { pod }: PodInfo,
  args: SpreadArgs,
  cluster: ClusterView,
): readonly Constraint[] => constraintsFor(pod, 'DoNotSchedule', args, cluster)

const toleratesMore = (old: Pod, now: Pod): boolean =>
  (old.spec.tolerations ?? []).length !== (now.spec.tolerations ?? []).length
