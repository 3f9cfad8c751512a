/**
 * Keeps a wish for replicas within the policies of spec.behavior: so many pods, or percent of the
 * pods, in a period.
 * Source: Kubernetes v1.35 pkg/controller/podautoscaler/horizontal.go
 * (convertDesiredReplicasWithBehaviorRate and what it calls)
 */
import type { HPAScalingPolicy } from '../../../api/horizontalPodAutoscaler'
import { MICROS_PER_SECOND, type UnixMicros } from '../../../api/machinery/time'
import { type Limited, tooFast, tooFastDown, tooFew, tooMany, withinRange } from './limits'
import type { ScalingRules } from './scalingRules'

/** So many replicas were added, or removed. */
export interface ScaleEvent {
  readonly replicaChange: number
  readonly timestamp: UnixMicros
}

export interface ScaleHistory {
  readonly ups: readonly ScaleEvent[]
  readonly downs: readonly ScaleEvent[]
}

export interface Scaling {
  readonly currentReplicas: number
  readonly desiredReplicas: number
  readonly minReplicas: number
  readonly maxReplicas: number
  readonly scaleUp: ScalingRules
  readonly scaleDown: ScalingRules
}

export function convertDesiredReplicasWithBehaviorRate(
  scaling: Scaling,
  history: ScaleHistory,
  now: UnixMicros,
): Limited {
  const { currentReplicas: current, desiredReplicas: desired, maxReplicas, minReplicas } = scaling
  if (desired > current) {
    // Enough was added in the period already: nothing is taken back for it.
    const limit = Math.max(current, scaleUpLimit(current, history, scaling.scaleUp, now))
    const most = Math.min(maxReplicas, limit)
    if (desired > most) return maxReplicas > limit ? tooFast(most) : tooMany(most)
  }
  if (desired < current) {
    const limit = Math.min(current, scaleDownLimit(current, history, scaling.scaleDown, now))
    const least = Math.max(minReplicas, limit)
    if (desired < least) return minReplicas < limit ? tooFastDown(least) : tooFew(least)
  }
  return withinRange(desired)
}

/** Source: calculateScaleUpLimitWithScalingRules. */
function scaleUpLimit(
  current: number,
  history: ScaleHistory,
  { selectPolicy, policies }: ScalingRules,
  now: UnixMicros,
): number {
  if (selectPolicy === 'Disabled') return current
  const proposals = policies.map((policy) => {
    const start = periodStart(current, history, policy, now)
    if (policy.type === 'Pods') return start + policy.value
    // Rounded up, or few pods would never become more.
    return Math.ceil(start * (1 + policy.value / 100))
  })
  return selectPolicy === 'Min' ? Math.min(...proposals) : Math.max(...proposals)
}

/** Source: calculateScaleDownLimitWithBehaviors. */
function scaleDownLimit(
  current: number,
  history: ScaleHistory,
  { selectPolicy, policies }: ScalingRules,
  now: UnixMicros,
): number {
  if (selectPolicy === 'Disabled') return current
  const proposals = policies.map((policy) => {
    const start = periodStart(current, history, policy, now)
    if (policy.type === 'Pods') return start - policy.value
    return Math.trunc(start * (1 - policy.value / 100))
  })
  // The biggest change leaves the fewest.
  return selectPolicy === 'Min' ? Math.max(...proposals) : Math.min(...proposals)
}

/** How many there were when the policy's period began. */
function periodStart(
  current: number,
  { ups, downs }: ScaleHistory,
  { periodSeconds }: HPAScalingPolicy,
  now: UnixMicros,
): number {
  const cutoff = now - periodSeconds * MICROS_PER_SECOND
  return current - changeSince(cutoff, ups) + changeSince(cutoff, downs)
}

/** Source: getReplicasChangePerPeriod. */
function changeSince(cutoff: UnixMicros, events: readonly ScaleEvent[]): number {
  const recent = events.filter(({ timestamp }) => timestamp > cutoff)
  return recent.reduce((sum, { replicaChange }) => sum + replicaChange, 0)
}
