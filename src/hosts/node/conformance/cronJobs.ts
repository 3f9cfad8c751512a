/** CronJobs: which time is due, how many were missed, when to look again, one whole sync. */
import type { CronJob, Job } from '../../../api/batch'
import type { ObjectReference } from '../../../api/core'
import { formatTime, microsOf } from '../../../api/machinery/time'
import { finishedCondition } from '../../../engine/controllers/cronJob/activeJobs'
import { parseSchedule } from '../../../engine/controllers/cronJob/parseSchedule'
import type { Schedule } from '../../../engine/controllers/cronJob/schedule'
import {
  mostRecentScheduleTime,
  nextScheduleTime,
  nextScheduleTimeDuration,
} from '../../../engine/controllers/cronJob/scheduleTimes'
import { syncCronJob } from '../../../engine/controllers/cronJob/syncCronJob'
import { type Areas, area } from './area'
import type { Question } from './compare'

interface Moment {
  readonly cronJob: CronJob
  readonly now: string
}

export const cronJobs: Areas = {
  'cron-next-schedule': area({
    answer({ cronJob, now }: Moment) {
      const { time, error } = nextScheduleTime(cronJob, microsOf(now), scheduleOf(cronJob))
      return { result: textOf(time), error: error !== undefined }
    },
  }),
  'cron-most-recent': area({
    answer(input: Moment & { readonly includeStartingDeadline: boolean }) {
      const { cronJob, now, includeStartingDeadline } = input
      const schedule = scheduleOf(cronJob)
      const found = mostRecentScheduleTime(
        cronJob,
        microsOf(now),
        schedule,
        includeStartingDeadline,
      )
      return {
        earliest: formatTime(found.earliest),
        mostRecent: textOf(found.mostRecent),
        missed: found.missed,
        error: found.error !== undefined,
      }
    },
  }),
  'cron-requeue': area({
    answer({ cronJob, now }: Moment) {
      const micros = nextScheduleTimeDuration(cronJob, microsOf(now), scheduleOf(cronJob))
      return { milliseconds: micros === undefined ? undefined : micros / 1000 }
    },
  }),
  'cron-sync': area<
    Moment & { readonly jobs: readonly Job[] },
    { readonly requeueAfterMs?: number }
  >({
    answer: synced,
    reading: ({ requeueAfterMs, ...rest }) =>
      requeueAfterMs === undefined
        ? rest
        : { ...rest, requeueAfterMs: untilSomeMomentOfNow(requeueAfterMs) },
  }),
}

function synced({ cronJob, jobs, now }: Moment & { readonly jobs: readonly Job[] }) {
  const live = { cronJob: upToDate(cronJob, jobs), jobs }
  const { status, statusChanged, replace, start, requeueAfter } = syncCronJob(
    cronJob,
    jobs,
    microsOf(now),
    live,
  )
  const started = start === undefined ? [] : [start.job.metadata.name]
  // What the API server knows of before the cache does is not what this sync made.
  const running = (status.active ?? []).filter((one) => !isNews(cronJob, live.cronJob, one))
  return {
    created: started.length,
    deleted: replace.length,
    active: running.length + started.length,
    statusChanged: statusChanged || start !== undefined,
    error: false,
    requeueAfterMs: requeueAfter === undefined ? undefined : requeueAfter / 1000,
    createdNames: started,
  }
}

/** As upstream's table has it: on the API server, if not in the cache, every running Job is listed. */
function upToDate(cronJob: CronJob, jobs: readonly Job[]): CronJob {
  const unlisted = jobs.filter(
    (job) => finishedCondition(job) === undefined && !isListed(cronJob, job.metadata),
  )
  if (unlisted.length === 0) return cronJob
  const references = unlisted.map(
    ({ metadata: { name, namespace, uid } }): ObjectReference => ({
      name,
      namespace,
      uid,
    }),
  )
  const active = [...(cronJob.status?.active ?? []), ...references]
  return { ...cronJob, status: { ...cronJob.status, active } }
}

const isNews = (cached: CronJob, live: CronJob, job: ObjectReference): boolean =>
  isListed(live, job) && !isListed(cached, job)

const isListed = ({ status }: CronJob, { uid }: ObjectReference): boolean =>
  (status?.active ?? []).some((one) => one.uid === uid)

/** `now` is written in whole seconds, where upstream's may be a part of a second later. */
const untilSomeMomentOfNow = (milliseconds: number): Question => ({
  wants: `${milliseconds}, or less than a second more`,
  holds: (got) => typeof got === 'number' && got >= milliseconds && got < milliseconds + 1000,
})

function scheduleOf({ spec }: CronJob): Schedule {
  const schedule = parseSchedule(spec.schedule)
  if (typeof schedule === 'string') throw new Error(schedule)
  return schedule
}

const textOf = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : formatTime(time)
