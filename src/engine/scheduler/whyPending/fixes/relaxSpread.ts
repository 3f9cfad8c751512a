import type { PodSpec } from '../../../../api/core'
import type { TopologySpreadConstraint } from '../../../../api/podScheduling'
import { changePod } from '../changePod'
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
      `Allow a maxSkew of ${skews} over ${keys}`,
      'Allow it',
      ({ maxSkew, ...one }) => ({ ...one, maxSkew: maxSkew + 1 }),
    ),
    ...relaxed(trouble, `Only prefer to spread over ${keys}`, 'Prefer it', (one) => ({
      ...one,
      whenUnsatisfiable: 'ScheduleAnyway',
    })),
  ]
}

const isHard = ({ whenUnsatisfiable }: TopologySpreadConstraint): boolean =>
  whenUnsatisfiable === 'DoNotSchedule'

const hardOf = ({ topologySpreadConstraints = [] }: PodSpec) =>
  topologySpreadConstraints.filter(isHard)

function relaxed(trouble: Trouble, title: string, action: string, relax: Change): Candidate[] {
  const change = changePod(trouble, (spec) => ({
    ...spec,
    topologySpreadConstraints: (spec.topologySpreadConstraints ?? []).map((one) =>
      isHard(one) ? relax(one) : one,
    ),
  }))
  if (change === undefined) return []
  const { how, ...rest } = change
  return [{ id: title, title, effect: how, action, ...rest }]
}
