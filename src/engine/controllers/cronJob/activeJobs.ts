/**
 * Brings a CronJob's list of running Jobs up to date: who has ended leaves it, and who is gone.
 * Source: Kubernetes v1.35 pkg/controller/cronjob/cronjob_controllerv2.go (syncCronJob)
 */
import type { CronJob, CronJobStatus, Job } from '../../../api/batch'
import type { ObjectReference } from '../../../api/core'
import { microsOf } from '../../../api/machinery/time'
import { type CronJobEvent, normal, warning } from './cronJobEvent'

/** What the API server says when asked afresh, because informers may be late. */
export interface Live {
  readonly cronJob: CronJob
  readonly jobs: readonly Job[]
}

interface Found {
  /** The one to go on with: the live one where the cache turned out to be late. */
  cronJob: CronJob
  status: CronJobStatus
  changed: boolean
  readonly events: CronJobEvent[]
}

export function activeAfter(cronJob: CronJob, jobs: readonly Job[], live: Live): Readonly<Found> {
  const found: Found = { cronJob, status: cronJob.status ?? {}, changed: false, events: [] }
  for (const job of jobs) {
    const { name, uid } = job.metadata
    const listed = isActive(found.status, uid)
    const condition = finishedCondition(job)
    if (condition !== undefined) takeFinished(found, job, condition, listed)
    else if (!listed) {
      if (isActive(live.cronJob.status, uid)) {
        found.cronJob = live.cronJob
        found.status = live.cronJob.status ?? {}
      } else {
        const text = `Saw a job that the controller did not create or forgot: ${name}`
        found.events.push(warning('UnexpectedJob', text))
      }
    }
  }
  const known = new Set([...jobs, ...live.jobs].map(({ metadata }) => metadata.uid))
  for (const { name, uid = '' } of found.status.active ?? []) {
    if (known.has(uid)) continue
    found.events.push(normal('MissingJob', `Active job went missing: ${name}`))
    removeFromActive(found, uid)
  }
  return found
}

/** Complete or Failed, undefined while it runs. Source: jobutil.FinishedCondition. */
export function finishedCondition({ status }: Job): 'Complete' | 'Failed' | undefined {
  for (const { type, status: state } of status?.conditions ?? []) {
    if ((type === 'Complete' || type === 'Failed') && state === 'True') return type
  }
  return undefined
}

function takeFinished(found: Found, job: Job, condition: string, listed: boolean): void {
  if (listed) {
    const text = `Saw completed job: ${job.metadata.name}, condition: ${condition}`
    found.events.push(normal('SawCompletedJob', text))
    removeFromActive(found, job.metadata.uid)
  }
  const completed = job.status?.completionTime
  if (condition !== 'Complete' || completed === undefined) return
  const last = found.status.lastSuccessfulTime
  if (last !== undefined && microsOf(completed) <= microsOf(last)) return
  found.status = { ...found.status, lastSuccessfulTime: completed }
  found.changed = true
}

function removeFromActive(found: Found, uid: string): void {
  const active = (found.status.active ?? []).filter((job) => job.uid !== uid)
  found.status = { ...found.status, active }
  found.changed = true
}

function isActive(status: CronJobStatus | undefined, uid: string): boolean {
  return (status?.active ?? []).some((job: ObjectReference) => job.uid === uid)
}
