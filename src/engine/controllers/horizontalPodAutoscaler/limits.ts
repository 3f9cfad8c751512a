/**
 * Keeps a wish for replicas within bounds, where the HPA has no behavior of its own.
 * Source: Kubernetes v1.35 pkg/controller/podautoscaler/horizontal.go
 * (convertDesiredReplicasWithRules, calculateScaleUpLimit)
 */

/** Replicas as bounded, and the reason and message of the condition ScalingLimited. */
export interface Limited {
  readonly replicas: number
  readonly reason: string
  readonly message: string
}

/** At most twice as many as now, but four in any case. */
const SCALE_UP_LIMIT_FACTOR = 2
const SCALE_UP_LIMIT_MINIMUM = 4

export function convertDesiredReplicasWithRules(
  currentReplicas: number,
  desiredReplicas: number,
  minReplicas: number,
  maxReplicas: number,
  scaleUpLimitFactor = SCALE_UP_LIMIT_FACTOR,
): Limited {
  // A metric gone wild must not start hundreds of pods at once.
  const scaleUpLimit = Math.max(scaleUpLimitFactor * currentReplicas, SCALE_UP_LIMIT_MINIMUM)
  const most = Math.min(maxReplicas, scaleUpLimit)
  if (desiredReplicas < minReplicas) return tooFew(minReplicas)
  if (desiredReplicas > most) return maxReplicas > scaleUpLimit ? tooFast(most) : tooMany(most)
  return withinRange(desiredReplicas)
}

export const withinRange = (replicas: number): Limited => ({
  replicas,
  reason: 'DesiredWithinRange',
  message: 'the desired count is within the acceptable range',
})

export const tooFew = (replicas: number): Limited => ({
  replicas,
  reason: 'TooFewReplicas',
  message: 'the desired replica count is less than the minimum replica count',
})

export const tooMany = (replicas: number): Limited => ({
  replicas,
  reason: 'TooManyReplicas',
  message: 'the desired replica count is more than the maximum replica count',
})

export const tooFast = (replicas: number): Limited => ({
  replicas,
  reason: 'ScaleUpLimit',
  message: 'the desired replica count is increasing faster than the maximum scale rate',
})

export const tooFastDown = (replicas: number): Limited => ({
  replicas,
  reason: 'ScaleDownLimit',
  message: 'the desired replica count is decreasing faster than the maximum scale rate',
})
