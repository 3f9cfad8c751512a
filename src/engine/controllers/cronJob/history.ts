/** Source: Kubernetes v1.35 pkg/controller/cronjob/cronjob_controllerv2.go (cleanupFinishedJobs) */
import type { CronJob, Job } from '../../../api/batch'
import { microsOf } from '../../../api/machinery/time'
import { finishedCondition } from './activeJobs'

/** Finished Jobs beyond what the history limits keep, the oldest first. */
export function jobsBeyondHistory({ spec }: CronJob, jobs: readonly Job[]): readonly Job[] {
  const ended = (condition: string) => jobs.filter((job) => finishedCondition(job) === condition)
  return [
    ...oldestBeyond(ended('Complete'), spec.successfulJobsHistoryLimit),
    ...oldestBeyond(ended('Failed'), spec.failedJobsHistoryLimit),
  ]
}

/** Without a limit all are kept. */
function oldestBeyond(jobs: readonly Job[], limit = jobs.length): readonly Job[] {
  return [...jobs].sort(byStartTime).slice(0, Math.max(0, jobs.length - limit))
}

/** Those that never started come last; equals go by name. */
function byStartTime(a: Job, b: Job): number {
  const [one, other] = [a.status?.startTime, b.status?.startTime]
  if (one === undefined || other === undefined) {
    if (one !== other) return one === undefined ? 1 : -1
  } else if (one !== other) return microsOf(one) - microsOf(other)
  return a.metadata.name < b.metadata.name ? -1 : 1
}
