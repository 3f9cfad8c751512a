/**
 * Holds back from every change a metric asks for: what was recommended lately counts too.
 * Source: Kubernetes v1.35 pkg/controller/podautoscaler/horizontal.go
 * (stabilizeRecommendation, stabilizeRecommendationWithBehaviors)
 */
import { MICROS_PER_SECOND, type UnixMicros } from '../../../api/machinery/time'
import type { Micros } from '../../kernel/micros'

export interface Recommendation {
  readonly replicas: number
  readonly timestamp: UnixMicros
}

/** Without behavior: the highest of the window, so that load which comes back finds its pods. */
export function stabilizeRecommendation(
  desiredReplicas: number,
  recommendations: readonly Recommendation[],
  downscaleWindow: Micros,
  now: UnixMicros,
): number {
  const recent = recommendations.filter(({ timestamp }) => timestamp >= now - downscaleWindow)
  return Math.max(desiredReplicas, ...recent.map(({ replicas }) => replicas))
}

export interface Stabilized {
  readonly replicas: number
  /** Of the condition AbleToScale, if the wish was not followed. */
  readonly reason: string
  readonly message: string
}

export interface StabilizationWindows {
  readonly scaleUpSeconds: number
  readonly scaleDownSeconds: number
}

/** With behavior: no more than the least of the upward window, no less than the most of the other. */
export function stabilizeRecommendationWithBehaviors(
  currentReplicas: number,
  desiredReplicas: number,
  recommendations: readonly Recommendation[],
  windows: StabilizationWindows,
  now: UnixMicros,
): Stabilized {
  const within = (seconds: number): readonly number[] =>
    recommendations
      .filter(({ timestamp }) => timestamp > now - seconds * MICROS_PER_SECOND)
      .map(({ replicas }) => replicas)
  const least = Math.min(desiredReplicas, ...within(windows.scaleUpSeconds))
  const most = Math.max(desiredReplicas, ...within(windows.scaleDownSeconds))
  const replicas = Math.min(Math.max(currentReplicas, least), most)
  return replicas >= currentReplicas ? { replicas, ...UP } : { replicas, ...DOWN }
}

const UP = {
  reason: 'ScaleUpStabilized',
  message:
    'recent recommendations were lower than current one, applying the lowest recent recommendation',
}

const DOWN = {
  reason: 'ScaleDownStabilized',
  message:
    'recent recommendations were higher than current one, applying the highest recent recommendation',
}
