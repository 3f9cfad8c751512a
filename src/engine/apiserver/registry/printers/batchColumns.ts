/** Source: Kubernetes v1.35 pkg/printers/internalversion/printers.go (printJob, printCronJob) */
import type { CronJob, Job } from '../../../../api/batch'
import { humanDuration } from '../../../../api/machinery/duration'
import { formatLabelSelector } from '../../../../api/machinery/labelSelector'
import { microsOf } from '../../../../api/machinery/time'
import { POWER_ON_UNIX_MICROS } from '../../../clientGo/wallClock'
import type { Micros } from '../../../kernel/micros'
import { ageColumn, ageOf, column, containerColumns, nameColumn, wideColumn } from '../columns'
import type { PrinterColumn } from '../resource'

export const jobColumns: readonly PrinterColumn<Job>[] = [
  nameColumn,
  column('Status', 'string', 'Status of the job.', jobStatus),
  column('Completions', 'string', 'Pods that succeeded, of those that should.', completions),
  column('Duration', 'string', 'Time the job took, or has taken so far.', jobDuration),
  ageColumn,
  ...containerColumns<Job>(({ spec }) => spec.template.spec.containers ?? []),
  wideColumn('Selector', 'Label selector of the pods.', ({ spec }) =>
    formatLabelSelector(spec.selector),
  ),
]

export const cronJobColumns: readonly PrinterColumn<CronJob>[] = [
  nameColumn,
  column('Schedule', 'string', 'When it makes Jobs, in Cron format.', ({ spec }) => spec.schedule),
  column(
    'Timezone',
    'string',
    'The time zone of the schedule.',
    ({ spec }) => spec.timeZone ?? '<none>',
  ),
  column('Suspend', 'string', 'Whether it makes no more Jobs.', ({ spec }) =>
    boolText(spec.suspend),
  ),
  column('Active', 'integer', 'Jobs that run.', ({ status }) => status?.active?.length ?? 0),
  column('Last Schedule', 'string', 'Time since it last made a Job.', ({ status }, now) =>
    status?.lastScheduleTime === undefined ? '<none>' : ageOf(status.lastScheduleTime, now),
  ),
  ageColumn,
  ...containerColumns<CronJob>(({ spec }) => spec.jobTemplate.spec.template.spec.containers ?? []),
  wideColumn('Selector', 'Label selector of the pods.', ({ spec }) =>
    formatLabelSelector(spec.jobTemplate.spec.selector),
  ),
]

function jobStatus({ metadata, status }: Job): string {
  const isTrue = (type: string) =>
    status?.conditions?.some((one) => one.type === type && one.status === 'True') ?? false
  const ended = ['Complete', 'Failed'].find(isTrue)
  if (ended !== undefined) return ended
  if (metadata.deletionTimestamp !== undefined) return 'Terminating'
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(isTrue) ?? 'Running'
}

function completions({ spec, status }: Job): string {
  const succeeded = status?.succeeded ?? 0
  if (spec.completions !== undefined) return `${succeeded}/${spec.completions}`
  const parallelism = spec.parallelism ?? 0
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`
}

function jobDuration({ status = {} }: Job, now: Micros): string {
  if (status.startTime === undefined) return ''
  const { completionTime } = status
  const end = completionTime === undefined ? POWER_ON_UNIX_MICROS + now : microsOf(completionTime)
  return humanDuration(end - microsOf(status.startTime))
}

function boolText(value: boolean | undefined): string {
  if (value === undefined) return '<unset>'
  return value ? 'True' : 'False'
}
