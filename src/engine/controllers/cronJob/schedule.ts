/**
 * When a CronJob is due: five fields or a descriptor, and the next time after a moment.
 * Source: github.com/robfig/cron/v3 spec.go, constantdelay.go
 */
import { MICROS_PER_SECOND, type UnixMicros } from '../../../api/machinery/time'
import { type CivilTime, civilTime, momentOf } from './civilTime'

/** The values of a field that match; `star` if it was written as any. */
export interface Field {
  readonly values: readonly number[]
  readonly star: boolean
}

export interface SpecSchedule {
  readonly minute: Field
  readonly hour: Field
  readonly dayOfMonth: Field
  readonly month: Field
  readonly dayOfWeek: Field
  /** Empty for the controller's own zone, which is UTC. */
  readonly zone: string
}

/** `@every 1h30m`: counted from the last time. */
export interface ConstantDelay {
  readonly delaySeconds: number
}

export type Schedule = SpecSchedule | ConstantDelay

/** Where a search has come to. */
interface Search {
  /** Seconds since the epoch. */
  at: number
  /** The smaller fields were set to their least values. */
  added: boolean
}

/** Brings one field to a value that matches; false if the larger ones have to be looked at again. */
type Advance = (schedule: SpecSchedule, search: Search) => boolean

/** Without a match in so many years there is none: the 31st of February. */
const YEARS_SEARCHED = 5

/** The first time after a moment at which it is due; undefined if it never is. */
export function nextTime(schedule: Schedule, after: UnixMicros): UnixMicros | undefined {
  const second = Math.floor(after / MICROS_PER_SECOND)
  if ('delaySeconds' in schedule) return (second + schedule.delaySeconds) * MICROS_PER_SECOND
  const search: Search = { at: second + 1, added: false }
  const lastYear = shown(schedule, search).year + YEARS_SEARCHED
  while (shown(schedule, search).year <= lastYear) {
    if (ADVANCES.every((advance) => advance(schedule, search))) {
      return search.at * MICROS_PER_SECOND
    }
  }
  return undefined
}

const advanceMonth: Advance = (schedule, search) => {
  while (!matches(schedule.month, shown(schedule, search).month)) {
    const { year, month } = shown(schedule, search)
    if (!search.added) startAt(schedule, search, { day: 1, hour: 0 })
    const { day, hour, minute, second } = shown(schedule, search)
    search.at = momentOf(schedule.zone, { year, month: month + 1, day, hour, minute, second })
    if (month === 12) return false
  }
  return true
}

const advanceDay: Advance = (schedule, search) => {
  while (!dayMatches(schedule, shown(schedule, search))) {
    if (!search.added) startAt(schedule, search, { hour: 0 })
    const today = shown(schedule, search)
    search.at = momentOf(schedule.zone, { ...today, day: today.day + 1 })
    // Some zones change to summer time at midnight, which is then missing.
    const { hour } = shown(schedule, search)
    if (hour !== 0) search.at += (hour > 12 ? 24 - hour : -hour) * 3600
    if (shown(schedule, search).day === 1) return false
  }
  return true
}

const advanceHour: Advance = (schedule, search) => {
  while (!matches(schedule.hour, shown(schedule, search).hour)) {
    if (!search.added) startAt(schedule, search, {})
    search.at += 3600
    if (shown(schedule, search).hour === 0) return false
  }
  return true
}

const advanceMinute: Advance = (schedule, search) => {
  while (!matches(schedule.minute, shown(schedule, search).minute)) {
    if (!search.added) search.at -= search.at % 60
    search.added = true
    search.at += 60
    if (shown(schedule, search).minute === 0) return false
  }
  return true
}

/** A schedule of five fields is due as a minute begins. */
const advanceSecond: Advance = (_schedule, search) => {
  const { at } = search
  search.added ||= at % 60 !== 0
  search.at = Math.ceil(at / 60) * 60
  return search.at === at
}

const ADVANCES = [advanceMonth, advanceDay, advanceHour, advanceMinute, advanceSecond]

function startAt(
  schedule: SpecSchedule,
  search: Search,
  parts: { readonly day?: number; readonly hour?: number },
): void {
  const now = shown(schedule, search)
  search.at = momentOf(schedule.zone, { ...now, ...parts, minute: 0, second: 0 })
  search.added = true
}

/** With both written as numbers either of them will do; a star leaves it to the other. */
function dayMatches({ dayOfMonth, dayOfWeek }: SpecSchedule, { day, weekday }: CivilTime): boolean {
  const [ofMonth, ofWeek] = [matches(dayOfMonth, day), matches(dayOfWeek, weekday)]
  return dayOfMonth.star || dayOfWeek.star ? ofMonth && ofWeek : ofMonth || ofWeek
}

const matches = ({ values }: Field, value: number): boolean => values.includes(value)

const shown = ({ zone }: SpecSchedule, { at }: Search): CivilTime => civilTime(zone, at)
