/** Source: Kubernetes v1.35 pkg/controller/cronjob/utils.go (getJobFromTemplate2) */
import type { CronJob, Job } from '../../../api/batch'
import { formatTime, MICROS_PER_SECOND, type UnixMicros } from '../../../api/machinery/time'
import type { Draft } from '../../../api/meta'
import { offsetAt } from './timeZones'

const SCHEDULED_TIMESTAMP = 'batch.kubernetes.io/cronjob-scheduled-timestamp'

/** The minutes since the epoch make one name of one schedule time: no Job is started twice. */
export const jobNameFor = ({ metadata }: CronJob, scheduledTime: UnixMicros): string =>
  `${metadata.name}-${Math.floor(scheduledTime / (60 * MICROS_PER_SECOND))}`

export function jobFromTemplate(cronJob: CronJob, scheduledTime: UnixMicros): Draft<Job> {
  const { metadata, spec } = cronJob
  const { metadata: template = {}, spec: jobSpec } = spec.jobTemplate
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: jobNameFor(cronJob, scheduledTime),
      namespace: metadata.namespace,
      creationTimestamp: formatTime(scheduledTime),
      labels: { ...template.labels },
      annotations: {
        ...template.annotations,
        [SCHEDULED_TIMESTAMP]: timeIn(spec.timeZone ?? '', scheduledTime),
      },
      ownerReferences: [
        {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          name: metadata.name,
          uid: metadata.uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: jobSpec,
  }
}

/** RFC 3339 as a zone's clock shows it: `2016-05-19T06:00:00-04:00`. */
function timeIn(zone: string, time: UnixMicros): string {
  const offset = offsetAt(zone, Math.floor(time / MICROS_PER_SECOND))
  if (offset === 0) return formatTime(time)
  const local = formatTime(time + offset * MICROS_PER_SECOND).slice(0, -1)
  const minutes = Math.abs(offset) / 60
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0')
  const minute = String(minutes % 60).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${hour}:${minute}`
}
