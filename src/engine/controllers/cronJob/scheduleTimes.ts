/**
 * Which of a CronJob's times have passed, which is due, and when to look again.
 * Source: Kubernetes v1.35 pkg/controller/cronjob/{utils.go,cronjob_controllerv2.go}
 */
import type { CronJob } from '../../../api/batch'
import { MICROS_PER_SECOND, microsOf, type UnixMicros } from '../../../api/machinery/time'
import type { Micros } from '../../kernel/micros'
import { nextTime, type Schedule } from './schedule'

/** How many times passed unused: `many` is more than a hundred. */
export type MissedSchedules = 'none' | 'few' | 'many'

export interface MostRecent {
  /** Times before it are not looked at. */
  readonly earliest: UnixMicros
  readonly mostRecent: UnixMicros | undefined
  readonly missed: MissedSchedules
  /** The schedule has no times; the rest says nothing then. */
  readonly error?: string
}

const MANY_MISSED = 100
/** Slack, so that the clock is past the time when the controller looks again. */
export const NEXT_SCHEDULE_DELTA: Micros = 100_000

/** Source: mostRecentScheduleTime. */
export function mostRecentScheduleTime(
  cronJob: CronJob,
  now: UnixMicros,
  schedule: Schedule,
  includeStartingDeadlineSeconds: boolean,
): MostRecent {
  const earliest = earliestTime(cronJob, now, includeStartingDeadlineSeconds)
  const nothing: MostRecent = { earliest, mostRecent: undefined, missed: 'none' }
  const first = nextTime(schedule, earliest)
  if (first !== undefined && now < first) return nothing
  const second = first === undefined ? undefined : nextTime(schedule, first)
  if (first === undefined || second === undefined) {
    const error = 'time difference between two schedules is less than 1 second'
    return { ...nothing, error }
  }
  if (now < second) return { ...nothing, mostRecent: first }
  return lastOfMany({ earliest, first, interval: second - first, now, schedule })
}

/**
 * The times that passed are estimated from the first two, then sought one by one from the last
 * but one on: that holds for irregular schedules too, and keeps `@every` in step.
 */
function lastOfMany(found: {
  readonly earliest: UnixMicros
  readonly first: UnixMicros
  readonly interval: Micros
  readonly now: UnixMicros
  readonly schedule: Schedule
}): MostRecent {
  const { earliest, first, interval, now, schedule } = found
  const intervalSeconds = Math.round(interval / MICROS_PER_SECOND)
  const elapsedSeconds = Math.floor((now - first) / MICROS_PER_SECOND)
  const missed = Math.floor(elapsedSeconds / intervalSeconds) + 1
  const lastButOne = first + (missed - 2) * intervalSeconds * MICROS_PER_SECOND
  let mostRecent: UnixMicros | undefined
  let time = nextTime(schedule, lastButOne)
  while (time !== undefined && time <= now) {
    mostRecent = time
    time = nextTime(schedule, time)
  }
  return { earliest, mostRecent, missed: missed > MANY_MISSED ? 'many' : 'few' }
}

function earliestTime(
  { metadata, spec, status }: CronJob,
  now: UnixMicros,
  includeStartingDeadlineSeconds: boolean,
): UnixMicros {
  const last = microsOf(status?.lastScheduleTime ?? metadata.creationTimestamp)
  const { startingDeadlineSeconds: deadline } = spec
  if (!includeStartingDeadlineSeconds || deadline === undefined) return last
  return Math.max(last, now - deadline * MICROS_PER_SECOND)
}

/** The time that is due now, if any is, within the starting deadline. Source: nextScheduleTime. */
export function nextScheduleTime(
  cronJob: CronJob,
  now: UnixMicros,
  schedule: Schedule,
): {
  readonly time: UnixMicros | undefined
  readonly tooManyMissed: boolean
  readonly error?: string
} {
  const { mostRecent, missed, error } = mostRecentScheduleTime(cronJob, now, schedule, true)
  if (error !== undefined) return { time: undefined, tooManyMissed: false, error }
  return { time: mostRecent, tooManyMissed: mostRecent !== undefined && missed === 'many' }
}

/** How long to wait until the next time. Source: nextScheduleTimeDuration. */
export function nextScheduleTimeDuration(
  cronJob: CronJob,
  now: UnixMicros,
  schedule: Schedule,
): Micros | undefined {
  const found = mostRecentScheduleTime(cronJob, now, schedule, false)
  const from = found.error !== undefined || found.missed !== 'none' ? now : found.earliest
  const next = nextTime(schedule, found.mostRecent ?? from)
  return next === undefined ? undefined : next + NEXT_SCHEDULE_DELTA - now
}
