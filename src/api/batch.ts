/**
 * Group batch, version v1: work that ends, once or again and again.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/batch/v1/types.go
 */
import type { LooseCondition, ObjectReference, PodTemplateSpec } from './core'
import type { KubeObject, LabelSelector, NamespacedObjectMeta, StringMap, Time } from './meta'

export interface Job extends KubeObject {
  readonly apiVersion: 'batch/v1'
  readonly kind: 'Job'
  readonly metadata: NamespacedObjectMeta
  readonly spec: JobSpec
  readonly status?: JobStatus
}

export interface JobSpec {
  readonly parallelism?: number
  readonly completions?: number
  readonly activeDeadlineSeconds?: number
  readonly backoffLimit?: number
  readonly selector?: LabelSelector
  readonly manualSelector?: boolean
  readonly template: PodTemplateSpec
  readonly ttlSecondsAfterFinished?: number
  readonly completionMode?: 'NonIndexed' | 'Indexed'
  readonly suspend?: boolean
}

export interface JobStatus {
  /** `type` is Complete, Failed, Suspended, FailureTarget or SuccessCriteriaMet. */
  readonly conditions?: ReadonlyArray<LooseCondition>
  readonly startTime?: Time
  readonly completionTime?: Time
  readonly active?: number
  readonly terminating?: number
  readonly succeeded?: number
  readonly failed?: number
  readonly ready?: number
}

export interface CronJob extends KubeObject {
  readonly apiVersion: 'batch/v1'
  readonly kind: 'CronJob'
  readonly metadata: NamespacedObjectMeta
  readonly spec: CronJobSpec
  readonly status?: CronJobStatus
}

export interface CronJobSpec {
  /** Five fields, or a descriptor such as `@hourly` or `@every 1h30m`. */
  readonly schedule: string
  /** A name of the time zone database; the controller's own zone if absent. */
  readonly timeZone?: string
  readonly startingDeadlineSeconds?: number
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace'
  readonly suspend?: boolean
  readonly jobTemplate: JobTemplateSpec
  readonly successfulJobsHistoryLimit?: number
  readonly failedJobsHistoryLimit?: number
}

export interface JobTemplateSpec {
  readonly metadata?: { readonly labels?: StringMap; readonly annotations?: StringMap }
  readonly spec: JobSpec
}

export interface CronJobStatus {
  /** The Jobs that run. */
  readonly active?: ReadonlyArray<ObjectReference>
  readonly lastScheduleTime?: Time
  readonly lastSuccessfulTime?: Time
}
