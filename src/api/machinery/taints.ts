/**
 * Taints keep pods off nodes, or drive them off, unless the pods tolerate them.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/core/v1/toleration.go,
 * staging/src/k8s.io/component-helpers/scheduling/corev1/helpers.go, pkg/util/taints
 */
import type { Taint, TaintEffect, Toleration } from '../podScheduling'
import { parseInt64 } from './goInt'

export interface TolerationOptions {
  /** Gate TaintTolerationComparisonOperators, off by default in 1.35. */
  readonly comparisonOperators?: boolean
}

/** Whether one toleration tolerates one taint. Source: Toleration.ToleratesTaint. */
export function toleratesTaint(
  toleration: Toleration,
  taint: Taint,
  options: TolerationOptions = {},
): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false
  if (toleration.key && toleration.key !== taint.key) return false
  switch (toleration.operator ?? 'Equal') {
    case 'Equal':
      return (toleration.value ?? '') === (taint.value ?? '')
    case 'Exists':
      return true
    case 'Gt':
    case 'Lt':
      return options.comparisonOperators === true && compares(toleration, taint)
    default:
      return false
  }
}

/** Whether some toleration tolerates a taint. Source: TolerationsTolerateTaint. */
export function tolerationsTolerateTaint(
  tolerations: ReadonlyArray<Toleration>,
  taint: Taint,
  options: TolerationOptions = {},
): boolean {
  return tolerations.some((toleration) => toleratesTaint(toleration, taint, options))
}

/**
 * The first taint that counts and is not tolerated, in the node's order.
 * Source: FindMatchingUntoleratedTaint.
 */
export function findUntoleratedTaint(
  taints: ReadonlyArray<Taint> | undefined,
  tolerations: ReadonlyArray<Toleration> | undefined,
  counts: (taint: Taint) => boolean,
  options: TolerationOptions = {},
): Taint | undefined {
  return taints?.find(
    (taint) => counts(taint) && !tolerationsTolerateTaint(tolerations ?? [], taint, options),
  )
}

/**
 * The tolerations used, one per taint, or `undefined` if some taint is not tolerated.
 * Source: pkg/util/taints via GetMatchingTolerations of the taint eviction controller.
 */
export function getMatchingTolerations(
  taints: ReadonlyArray<Taint>,
  tolerations: ReadonlyArray<Toleration>,
  options: TolerationOptions = {},
): ReadonlyArray<Toleration> | undefined {
  const used: Toleration[] = []
  for (const taint of taints) {
    const match = tolerations.find((toleration) => toleratesTaint(toleration, taint, options))
    if (match === undefined) return undefined
    used.push(match)
  }
  return used
}

/** Taints that keep new pods away. */
export function isHard({ effect }: Pick<Taint, 'effect'>): boolean {
  return effect === 'NoSchedule' || effect === 'NoExecute'
}

/** Taints of one effect. */
export function taintsWithEffect(
  taints: ReadonlyArray<Taint> | undefined,
  effect: TaintEffect,
): ReadonlyArray<Taint> {
  return taints?.filter((taint) => taint.effect === effect) ?? []
}

/** Whether two taints are the same one: key and effect, whatever the value. Source: MatchTaint. */
export function sameTaint(
  a: Pick<Taint, 'key' | 'effect'>,
  b: Pick<Taint, 'key' | 'effect'>,
): boolean {
  return a.key === b.key && a.effect === b.effect
}

/** Text of a taint: `key=value:NoSchedule`, `key:NoSchedule`. Source: Taint.ToString. */
export function formatTaint({ key, value = '', effect }: Taint): string {
  return value === '' ? `${key}:${effect}` : `${key}=${value}:${effect}`
}

function compares(toleration: Toleration, taint: Taint): boolean {
  const bound = parseInt64(toleration.value ?? '')
  const value = parseInt64(taint.value ?? '')
  if (bound === undefined || value === undefined) return false
  return toleration.operator === 'Gt' ? value > bound : value < bound
}
