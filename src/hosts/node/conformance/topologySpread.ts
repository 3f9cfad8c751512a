/** What PodTopologySpread counts before it filters, and weighs before it scores. */
import type { Node, Pod } from '../../../api/core'
import { formatLabelSelector } from '../../../api/machinery/labelSelector'
import type { KubeObject } from '../../../api/meta'
import { nodeOrder } from '../../../engine/scheduler/cache/schedulerCache'
import type { Cycle } from '../../../engine/scheduler/framework/plugin'
import { codeOf } from '../../../engine/scheduler/framework/status'
import {
  type Constraint,
  constraintsFor,
  HOSTNAME,
  type SpreadArgs,
} from '../../../engine/scheduler/plugins/podTopologySpread/constraint'
import { countDomains } from '../../../engine/scheduler/plugins/podTopologySpread/spreadFilter'
import { prepareSpreadScore } from '../../../engine/scheduler/plugins/podTopologySpread/spreadScore'
import { makeCycle } from '../../../engine/scheduler/testing/makeCluster.testing'
import { type Areas, area } from './area'
import { podUnderGates } from './podUnderGates'

interface Input {
  readonly pod: Pod
  readonly nodes: readonly Node[]
  readonly existingPods?: readonly Pod[]
  readonly objects?: readonly KubeObject[]
  readonly args: SpreadArgs
  readonly featureGates?: Readonly<Record<string, boolean>>
}

export const topologySpread: Areas = {
  'podtopologyspread-prefilter-state': area({
    gates: ['MatchLabelKeysInPodTopologySpread'],
    answer(input: Input) {
      const cycle = cycleOf(input)
      const [slot] = cycle.framework.preFilter
      const said = slot?.plugin.preFilter(cycle, slot.args)?.status
      const hard = constraintsFor(cycle.pod.pod, 'DoNotSchedule', input.args, cycle.cluster)
      const { spreads } = countDomains(cycle, hard)
      return {
        preFilter: { code: codeOf(said), reasons: [...(said?.reasons ?? [])] },
        constraints: hard.map(plain),
        matchNum: spreads.map(({ domains }) => Object.fromEntries(domains.counts)),
        minMatchNum: spreads.map(({ domains }) =>
          domains.counts.size === 0 ? null : domains.fewest,
        ),
      }
    },
  }),
  'podtopologyspread-prescore-state': area<Input, { readonly ignoredNodes: readonly string[] }>({
    answer: weighed,
    reading: (expect) => ({ ...expect, ignoredNodes: [...expect.ignoredNodes].sort() }),
  }),
}

function weighed(input: Input) {
  const cycle = cycleOf(input)
  const { pod } = cycle.pod
  const soft = constraintsFor(pod, 'ScheduleAnyway', input.args, cycle.cluster)
  const own = (pod.spec.topologySpreadConstraints ?? []).length > 0
  const requireAll = own || input.args.defaultingType !== 'System'
  const nodes = nodeOrder(cycle.cluster.cache)
  const { weighings, ignored } = prepareSpreadScore(cycle, soft, nodes, requireAll)
  return {
    constraints: soft.map(plain),
    ignoredNodes: [...ignored].sort(),
    // Pods of one host are counted when that host is scored.
    domainCounts: weighings.map(({ constraint, domains }) =>
      constraint.topologyKey === HOSTNAME ? {} : Object.fromEntries(domains),
    ),
    weights: weighings.map(({ weight }) => weight),
  }
}

function cycleOf(input: Input): Cycle {
  const pod = podUnderGates(input.pod, input.featureGates)
  return makeCycle({ ...input, pod, plugins: [{ name: 'PodTopologySpread', args: input.args }] })
}

const plain = (constraint: Constraint) => ({
  maxSkew: constraint.maxSkew,
  topologyKey: constraint.topologyKey,
  selector: selectorOf(constraint),
  minDomains: constraint.minDomains,
  nodeAffinityPolicy: constraint.honorsAffinity ? 'Honor' : 'Ignore',
  nodeTaintsPolicy: constraint.honorsTaints ? 'Honor' : 'Ignore',
})

/** Text, or what the selector that selects nothing looks like in JSON. */
function selectorOf({ selector }: Constraint): string | object {
  return selector === undefined ? {} : formatLabelSelector(selector).replace('<none>', '')
}
