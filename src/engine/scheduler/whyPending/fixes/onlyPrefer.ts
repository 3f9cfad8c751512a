import type { PodSpec } from '../../../../api/core'
import type { PodAffinity } from '../../../../api/podScheduling'
import { changePod } from '../changePod'
import { type Fixer, refusedBy } from '../trouble'

const WEIGHT = 100

/** Turns what the pod demands of its neighbours into a wish. */
export const onlyPrefer: Fixer = (trouble) => {
  const { podAffinity, podAntiAffinity } = trouble.pod.spec.affinity ?? {}
  const demands = [podAffinity, podAntiAffinity].some(isDemanding)
  if (!demands || refusedBy(trouble, 'InterPodAffinity').length === 0) return []
  const change = changePod(trouble, wishing)
  if (change === undefined) return []
  const { how, ...rest } = change
  return [{ id: 'neighbours', change: { type: 'onlyPrefer', weight: WEIGHT, how }, ...rest }]
}

const isDemanding = (affinity: PodAffinity | undefined): boolean =>
  (affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).length > 0

function wishing(spec: PodSpec): PodSpec {
  const { podAffinity, podAntiAffinity, ...affinity } = spec.affinity ?? {}
  return {
    ...spec,
    affinity: {
      ...affinity,
      ...(podAffinity !== undefined && { podAffinity: preferred(podAffinity) }),
      ...(podAntiAffinity !== undefined && { podAntiAffinity: preferred(podAntiAffinity) }),
    },
  }
}

function preferred(affinity: PodAffinity): PodAffinity {
  const { requiredDuringSchedulingIgnoredDuringExecution: required = [] } = affinity
  const before = affinity.preferredDuringSchedulingIgnoredDuringExecution ?? []
  const wishes = required.map((podAffinityTerm) => ({ weight: WEIGHT, podAffinityTerm }))
  return { preferredDuringSchedulingIgnoredDuringExecution: [...before, ...wishes] }
}
