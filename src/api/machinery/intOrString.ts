/**
 * Numbers that may be percentages: maxSurge, maxUnavailable, minAvailable.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/util/intstr,
 * pkg/controller/deployment/util (ResolveFenceposts)
 */
import type { IntOrString } from '../meta'
import { goQuote } from './goFormat'

/** The text of an error. */
export type IntOrStringError = string

/** Whether a value is a percentage, such as `25%`. */
export function isPercent(value: IntOrString): boolean {
  return typeof value === 'string' && /^[0-9]+%$/.test(value)
}

/** The number, or the percentage of `total` rounded as asked; or an error text. */
export function scaledIntOrPercent(
  value: IntOrString,
  total: number,
  rounding: 'up' | 'down',
): number | IntOrStringError {
  if (typeof value === 'number') return value
  if (!value.endsWith('%')) {
    return 'invalid value for IntOrString: invalid type: string is not a percentage'
  }
  const digits = value.slice(0, -1)
  if (!/^[+-]?[0-9]{1,9}$/.test(digits)) {
    const reason = `strconv.Atoi: parsing ${goQuote(digits)}: invalid syntax`
    return `invalid value for IntOrString: invalid value ${goQuote(value)}: ${reason}`
  }
  const share = (Number(digits) * total) / 100
  return rounding === 'up' ? Math.ceil(share) : Math.floor(share)
}

export interface Fenceposts {
  /** Pods above the desired number that may exist, rounded up. */
  readonly surge: number
  /** Pods below the desired number that may be unavailable, rounded down. */
  readonly unavailable: number
}

/** Both bounds of a rolling update, never both zero: then nothing could move. */
export function resolveFenceposts(
  maxSurge: IntOrString | undefined,
  maxUnavailable: IntOrString | undefined,
  desired: number,
): Fenceposts | IntOrStringError {
  const surge = scaledIntOrPercent(maxSurge ?? 0, desired, 'up')
  if (typeof surge === 'string') return surge
  const unavailable = scaledIntOrPercent(maxUnavailable ?? 0, desired, 'down')
  if (typeof unavailable === 'string') return unavailable
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable }
}
