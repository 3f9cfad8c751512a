/**
 * Time zones without the platform's: a table of those people use most, with the rules of their
 * summer time as they have been since 2007. A zone that is not in it counts as unknown.
 * Source: IANA time zone database; Go time.LoadLocation
 */
import { civilFromDays, daysFromCivil } from '../../../api/machinery/time'

type SummerTime = 'none' | 'US' | 'EU' | 'AU'

/** Hours east of Greenwich in winter, and who decides about summer. */
type Zone = readonly [hours: number, summerTime: SummerTime]

/** By name; the empty name is the controller's own. */
export const ZONES: ReadonlyMap<string, Zone> = new Map<string, Zone>([
  ['', [0, 'none']],
  ['UTC', [0, 'none']],
  ['Etc/UTC', [0, 'none']],
  ['GMT', [0, 'none']],
  ['America/New_York', [-5, 'US']],
  ['America/Toronto', [-5, 'US']],
  ['America/Chicago', [-6, 'US']],
  ['America/Denver', [-7, 'US']],
  ['America/Phoenix', [-7, 'none']],
  ['America/Los_Angeles', [-8, 'US']],
  ['America/Anchorage', [-9, 'US']],
  ['America/Bogota', [-5, 'none']],
  ['Europe/London', [0, 'EU']],
  ['Europe/Dublin', [0, 'EU']],
  ['Europe/Lisbon', [0, 'EU']],
  ['Europe/Amsterdam', [1, 'EU']],
  ['Europe/Berlin', [1, 'EU']],
  ['Europe/Brussels', [1, 'EU']],
  ['Europe/Copenhagen', [1, 'EU']],
  ['Europe/Madrid', [1, 'EU']],
  ['Europe/Oslo', [1, 'EU']],
  ['Europe/Paris', [1, 'EU']],
  ['Europe/Prague', [1, 'EU']],
  ['Europe/Rome', [1, 'EU']],
  ['Europe/Stockholm', [1, 'EU']],
  ['Europe/Vienna', [1, 'EU']],
  ['Europe/Warsaw', [1, 'EU']],
  ['Europe/Zurich', [1, 'EU']],
  ['Europe/Athens', [2, 'EU']],
  ['Europe/Helsinki', [2, 'EU']],
  ['Europe/Kyiv', [2, 'EU']],
  ['Africa/Johannesburg', [2, 'none']],
  ['Africa/Lagos', [1, 'none']],
  ['Africa/Nairobi', [3, 'none']],
  ['Asia/Dubai', [4, 'none']],
  ['Asia/Karachi', [5, 'none']],
  ['Asia/Kolkata', [5.5, 'none']],
  ['Asia/Bangkok', [7, 'none']],
  ['Asia/Shanghai', [8, 'none']],
  ['Asia/Hong_Kong', [8, 'none']],
  ['Asia/Singapore', [8, 'none']],
  ['Asia/Taipei', [8, 'none']],
  ['Asia/Seoul', [9, 'none']],
  ['Asia/Tokyo', [9, 'none']],
  ['Australia/Brisbane', [10, 'none']],
  ['Australia/Melbourne', [10, 'AU']],
  ['Australia/Sydney', [10, 'AU']],
])

const HOUR = 3600
const DAY = 86_400

export const isKnownZone = (name: string): boolean => ZONES.has(name)

/** Seconds to add to UTC at a moment, given in seconds since the epoch. */
export function offsetAt(zone: string, unixSeconds: number): number {
  const [hours, summerTime] = ZONES.get(zone) ?? [0, 'none']
  const standard = hours * HOUR
  const [year] = civilFromDays(Math.floor((unixSeconds + standard) / DAY))
  return isSummer(summerTime, year, standard, unixSeconds) ? standard + HOUR : standard
}

function isSummer(rule: SummerTime, year: number, standard: number, at: number): boolean {
  switch (rule) {
    case 'none':
      return false
    case 'US': {
      // From two in winter's time to two in summer's, on Sundays.
      const begins = sundayOnOrAfter(year, 3, 8) * DAY + 2 * HOUR - standard
      const ends = sundayOnOrAfter(year, 11, 1) * DAY + HOUR - standard
      return at >= begins && at < ends
    }
    case 'EU': {
      // At one in UTC, on the last Sundays.
      const begins = sundayOnOrAfter(year, 3, 25) * DAY + HOUR
      const ends = sundayOnOrAfter(year, 10, 25) * DAY + HOUR
      return at >= begins && at < ends
    }
    case 'AU': {
      const ends = sundayOnOrAfter(year, 4, 1) * DAY + 2 * HOUR - standard
      const begins = sundayOnOrAfter(year, 10, 1) * DAY + 2 * HOUR - standard
      return at < ends || at >= begins
    }
  }
}

/** Days since the epoch of the first Sunday from a date on. */
function sundayOnOrAfter(year: number, month: number, day: number): number {
  const days = daysFromCivil(year, month, day)
  return days + ((7 - weekdayOf(days)) % 7)
}

/** 0 is Sunday; the epoch was a Thursday. */
export const weekdayOf = (days: number): number => (((days + 4) % 7) + 7) % 7
