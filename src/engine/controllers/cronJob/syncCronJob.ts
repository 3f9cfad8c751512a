/**
 * One look at a CronJob: what its status should be, which Job to start, which to replace, and when
 * to look again. Nothing is sent here; what comes of the requests is the sender's affair.
 * Source: Kubernetes v1.35 pkg/controller/cronjob/cronjob_controllerv2.go (syncCronJob)
 */
import type { CronJob, CronJobStatus, Job } from '../../../api/batch'
import type { ObjectReference } from '../../../api/core'
import {
  formatTime,
  MICROS_PER_SECOND,
  microsOf,
  type UnixMicros,
} from '../../../api/machinery/time'
import type { Micros } from '../../kernel/micros'
import { activeAfter, type Live } from './activeJobs'
import { type CronJobEvent, normal, warning } from './cronJobEvent'
import { jobFromTemplate, jobNameFor } from './jobFromTemplate'
import { parseSchedule } from './parseSchedule'
import { rfc1123z } from './rfc1123'
import type { Schedule } from './schedule'
import { nextScheduleTime, nextScheduleTimeDuration } from './scheduleTimes'
import { isKnownZone } from './timeZones'

export interface CronJobSync {
  readonly status: CronJobStatus
  /** The status has to be written, whether or not a Job is started. */
  readonly statusChanged: boolean
  readonly events: readonly CronJobEvent[]
  /** Running Jobs to delete before the next is started. */
  readonly replace: readonly ObjectReference[]
  /** The Job to start; its schedule time becomes lastScheduleTime once it is there. */
  readonly start?: { readonly job: JobToStart; readonly scheduledTime: UnixMicros }
  readonly requeueAfter?: Micros
}

type JobToStart = ReturnType<typeof jobFromTemplate>

export function syncCronJob(
  cached: CronJob,
  jobs: readonly Job[],
  now: UnixMicros,
  live: Live = { cronJob: cached, jobs },
): CronJobSync {
  const { cronJob, status, changed: statusChanged, events } = activeAfter(cached, jobs, live)
  const found = { status, statusChanged, events, replace: [] }
  const { metadata, spec } = cronJob
  if (metadata.deletionTimestamp !== undefined) return found
  if (spec.timeZone !== undefined && !isKnownZone(spec.timeZone)) {
    const why = `invalid timeZone: "${spec.timeZone}": unknown time zone ${spec.timeZone}`
    return { ...found, events: [...events, warning('UnknownTimeZone', why)] }
  }
  if (spec.suspend) return found
  const told = spec.schedule.includes('TZ') ? [...events, unsupported(spec.schedule)] : events
  const schedule = parseSchedule(zonedSchedule(cronJob))
  if (typeof schedule === 'string') {
    const why = `unparseable schedule: "${spec.schedule}" : ${schedule}`
    return { ...found, events: [...told, warning('UnparseableSchedule', why)] }
  }
  return startWhenDue({ ...cronJob, status }, schedule, now, { ...found, events: told })
}

function startWhenDue(
  cronJob: CronJob,
  schedule: Schedule,
  now: UnixMicros,
  found: CronJobSync,
): CronJobSync {
  const { time, tooManyMissed, error } = nextScheduleTime(cronJob, now, schedule)
  if (error !== undefined) {
    const why = `invalid schedule: ${cronJob.spec.schedule} : ${error}`
    return { ...found, events: [...found.events, warning('InvalidSchedule', why)] }
  }
  const events = tooManyMissed ? [...found.events, TOO_MANY_MISSED] : found.events
  const later = (told: readonly CronJobEvent[], status: CronJobStatus | undefined) => {
    const after = nextScheduleTimeDuration({ ...cronJob, ...(status && { status }) }, now, schedule)
    return { ...found, events: told, ...(after !== undefined && { requeueAfter: after }) }
  }
  const { status } = cronJob
  if (time === undefined) return later(events, status)
  const obstacle = whyNotStarted(cronJob, time, now)
  if (obstacle !== undefined) return later([...events, ...obstacle], status)
  const replaces = cronJob.spec.concurrencyPolicy === 'Replace'
  const replace = replaces ? (status?.active ?? []) : []
  return {
    ...later(events, { ...status, lastScheduleTime: formatTime(time) }),
    replace,
    start: { job: jobFromTemplate(cronJob, time), scheduledTime: time },
    ...(replace.length > 0 && {
      statusChanged: true,
      status: { ...found.status, active: [] },
    }),
  }
}

/** The events that say why a time passes without a Job, undefined if nothing is in its way. */
function whyNotStarted(
  cronJob: CronJob,
  time: UnixMicros,
  now: UnixMicros,
): readonly CronJobEvent[] | undefined {
  const { metadata, spec, status } = cronJob
  const active = status?.active ?? []
  const deadline = spec.startingDeadlineSeconds
  if (deadline !== undefined && time + deadline * MICROS_PER_SECOND < now) {
    const text = `Missed scheduled time to start a job: ${rfc1123z(time)}`
    return [warning('MissSchedule', text)]
  }
  const name = jobNameFor(cronJob, time)
  const started = active.some((job) => job.name === name && job.namespace === metadata.namespace)
  const processed =
    status?.lastScheduleTime !== undefined && microsOf(status.lastScheduleTime) === time
  if (started || processed) return []
  return spec.concurrencyPolicy === 'Forbid' && active.length > 0 ? [ALREADY_ACTIVE] : undefined
}

/** A zone of the spec stands in front of the schedule, unless one does already. */
function zonedSchedule({ spec: { schedule, timeZone } }: CronJob): string {
  return timeZone === undefined || schedule.includes('TZ') ? schedule : `TZ=${timeZone} ${schedule}`
}

const unsupported = (schedule: string): CronJobEvent =>
  warning(
    'UnsupportedSchedule',
    `CRON_TZ or TZ used in schedule "${schedule}" is not officially supported, see ` +
      'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details',
  )

const TOO_MANY_MISSED = warning(
  'TooManyMissedTimes',
  'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
)

const ALREADY_ACTIVE = normal(
  'JobAlreadyActive',
  'Not starting job because prior execution is running and concurrency policy is Forbid',
)
