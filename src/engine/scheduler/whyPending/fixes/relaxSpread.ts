import type { PodSpec } from '../../../../api/core'
import type { TopologySpreadConstraint } from '../../../../api/podScheduling'
import { changePod } from '../changePod'
import type { FixChange, HowChanged } from '../pendingFacts'
import { type Candidate, type Fixer, refusedBy, type Trouble } from '../trouble'

type Change = (constraint: TopologySpreadConstraint) => TopologySpreadConstraint

/** One pod more of a difference, or none demanded at all. */
export const relaxSpread: Fixer = (trouble) => {
  if (refusedBy(trouble, 'PodTopologySpread').length === 0) return []
  const hard = hardOf(trouble.pod.spec)
  if (hard.length === 0) return []
  const keys = [...new Set(hard.map(({ topologyKey }) => topologyKey))].join(', ')
  const skews = hard.map(({ maxSkew }) => maxSkew + 1).join(', ')
  return [
    ...relaxed(
      trouble,
      (how) => ({ type: 'relaxSpread', skews, keys, how }),
      ({ maxSkew, ...one }) => ({ ...one, maxSkew: maxSkew + 1 }),
    ),
    ...relaxed(
      trouble,
      (how) => ({ type: 'preferSpread', keys, how }),
      (one) => ({ ...one, whenUnsatisfiable: 'ScheduleAnyway' }),
    ),
  ]
}

const isHard = ({ whenUnsatisfiable }: TopologySpreadConstraint): boolean =>
  whenUnsatisfiable === 'DoNotSchedule'

const hardOf = ({ topologySpreadConstraints = [] }: PodSpec) =>
  topologySpreadConstraints.filter(isHard)

function relaxed(
  trouble: Trouble,
  tellBy: (how: HowChanged) => FixChange,
  relax: Change,
): Candidate[] {
  const change = changePod(trouble, (spec) => ({
    ...spec,
    topologySpreadConstraints: (spec.topologySpreadConstraints ?? []).map((one) =>
      isHard(one) ? relax(one) : one,
    ),
  }))
  if (change === undefined) return []
  const { how, ...rest } = change
  const told = tellBy(how)
  return [{ id: `spread ${told.type}`, change: told, ...rest }]
}
