/** The clock on a zone's wall. Source: Go time.Date, time.Time */
import { civilFromDays, daysFromCivil } from '../../../api/machinery/time'
import { offsetAt, weekdayOf } from './timeZones'

export interface CivilTime {
  readonly year: number
  /** From 1. */
  readonly month: number
  /** From 1. */
  readonly day: number
  /** 0 is Sunday. */
  readonly weekday: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const DAY = 86_400

/** What the wall shows at a moment, given in seconds since the epoch. */
export function civilTime(zone: string, unixSeconds: number): CivilTime {
  const local = unixSeconds + offsetAt(zone, unixSeconds)
  const days = Math.floor(local / DAY)
  const [year, month, day] = civilFromDays(days)
  const second = local - days * DAY
  return {
    year,
    month,
    day,
    weekday: weekdayOf(days),
    hour: Math.floor(second / 3600),
    minute: Math.floor(second / 60) % 60,
    second: second % 60,
  }
}

/** The moment at which a zone's wall shows a time. Days may run over the end of their month. */
export function momentOf(
  zone: string,
  { year, month, day, hour, minute, second }: Omit<CivilTime, 'weekday'>,
): number {
  const [fullYear, ofYear] = month > 12 ? [year + 1, month - 12] : [year, month]
  const days = daysFromCivil(fullYear, ofYear, 1) + day - 1
  const local = days * DAY + hour * 3600 + minute * 60 + second
  // The offset is looked up for a moment close by; where that is across a change, once more.
  const near = offsetAt(zone, local)
  const utc = local - near
  return local - (offsetAt(zone, utc) === near ? near : offsetAt(zone, utc))
}
