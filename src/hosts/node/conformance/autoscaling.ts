/** HorizontalPodAutoscalers: from metrics to replicas, and what holds these back. */
import type { HPAScalingRules } from '../../../api/horizontalPodAutoscaler'
import { MICROS_PER_SECOND } from '../../../api/machinery/time'
import {
  convertDesiredReplicasWithBehaviorRate,
  type ScaleEvent,
} from '../../../engine/controllers/horizontalPodAutoscaler/behaviorRate'
import { convertDesiredReplicasWithRules } from '../../../engine/controllers/horizontalPodAutoscaler/limits'
import {
  scaleDownRules,
  scaleUpRules,
} from '../../../engine/controllers/horizontalPodAutoscaler/scalingRules'
import {
  stabilizeRecommendation,
  stabilizeRecommendationWithBehaviors,
} from '../../../engine/controllers/horizontalPodAutoscaler/stabilization'
import { type Areas, area } from './area'
import { containing } from './compare'
import { calculateReplicas } from './replicaCalculation'

interface Aged {
  readonly ageSeconds: number
}
interface Bounded {
  readonly current: number
  readonly desired: number
  readonly min: number
  readonly max: number
}
interface Stabilizing {
  readonly current: number
  readonly desired: number
  readonly recommendations: readonly (Aged & { readonly recommendation: number })[]
  readonly downscaleWindow?: number
  readonly scaleUpWindow?: number
  readonly scaleDownWindow?: number
}
interface Behaving extends Bounded {
  readonly scaleUp: HPAScalingRules | null
  readonly scaleDown: HPAScalingRules | null
  readonly scaleUpEvents: readonly (Aged & { readonly replicaChange: number })[]
  readonly scaleDownEvents: readonly (Aged & { readonly replicaChange: number })[]
}

/** Upstream's tests raise this from 2, so that they do not run into it by accident. */
const FACTOR_OF_TESTS = 8

/** Ages are all that counts: any moment will do. */
const NOW = 1e6 * MICROS_PER_SECOND

export const autoscaling: Areas = {
  'hpa-replica-calculator': area<
    Parameters<typeof calculateReplicas>[0],
    { readonly error?: string }
  >({
    answer: calculateReplicas,
    reading: ({ error, ...rest }) =>
      error === undefined ? rest : { ...rest, error: containing(error) },
  }),
  'hpa-limits': area({
    answer({ current, desired, min, max }: Bounded) {
      const { replicas, reason } = convertDesiredReplicasWithRules(
        current,
        desired,
        min,
        max,
        FACTOR_OF_TESTS,
      )
      return { replicas, condition: reason }
    },
  }),
  'hpa-stabilization': area({ answer: (input: Stabilizing) => ({ replicas: stabilized(input) }) }),
  'hpa-behavior-rate': area({
    answer(input: Behaving) {
      const scaling = {
        currentReplicas: input.current,
        desiredReplicas: input.desired,
        minReplicas: input.min,
        maxReplicas: input.max,
        scaleUp: scaleUpRules(input.scaleUp ?? undefined),
        scaleDown: scaleDownRules(input.scaleDown ?? undefined),
      }
      const ups = input.scaleUpEvents.map(eventOf)
      const downs = input.scaleDownEvents.map(eventOf)
      const limited = convertDesiredReplicasWithBehaviorRate(scaling, { ups, downs }, NOW)
      return { replicas: limited.replicas, condition: limited.reason }
    },
  }),
}

function stabilized(input: Stabilizing): number {
  const recommendations = input.recommendations.map((one) => ({
    replicas: one.recommendation,
    timestamp: timeOf(one),
  }))
  const { scaleUpWindow, scaleDownWindow, downscaleWindow = 0 } = input
  if (scaleUpWindow === undefined || scaleDownWindow === undefined) {
    const window = downscaleWindow * MICROS_PER_SECOND
    return stabilizeRecommendation(input.desired, recommendations, window, NOW)
  }
  const windows = { scaleUpSeconds: scaleUpWindow, scaleDownSeconds: scaleDownWindow }
  return stabilizeRecommendationWithBehaviors(
    input.current,
    input.desired,
    recommendations,
    windows,
    NOW,
  ).replicas
}

const eventOf = (event: Aged & { readonly replicaChange: number }): ScaleEvent => ({
  replicaChange: event.replicaChange,
  timestamp: timeOf(event),
})

const timeOf = ({ ageSeconds }: Aged): number => NOW - ageSeconds * MICROS_PER_SECOND
