import { formatMicroTime, formatTime } from '../../api/machinery/time'
import type { Micros } from '../kernel/micros'

/** Power-on is noon of New Year's Day 2026, in every cluster: traces must not depend on today. */
export const POWER_ON_UNIX_MICROS = 1_767_268_800_000_000

/** Microseconds since 1970-01-01T00:00:00Z. */
export const unixMicrosAt = (now: Micros): number => POWER_ON_UNIX_MICROS + now

/** A metav1.Time: RFC 3339 in UTC, whole seconds. */
export function timeAt(now: Micros): string {
  const second = Math.floor(now / 1_000_000)
  if (second !== last.second) {
    last.second = second
    last.text = formatTime(POWER_ON_UNIX_MICROS + now)
  }
  return last.text
}

/** A pure memo: whatever is written in one second shares one text, and objects carry a dozen. */
const last = { second: Number.NaN, text: '' }

/** A metav1.MicroTime: RFC 3339 in UTC with six decimals. */
export const microTimeAt = (now: Micros): string => formatMicroTime(POWER_ON_UNIX_MICROS + now)
