/** What people are told about a CronJob; the sender adds of which. */
export interface CronJobEvent {
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  readonly message: string
}

export const normal = (reason: string, message: string): CronJobEvent => ({
  type: 'Normal',
  reason,
  message,
})

export const warning = (reason: string, message: string): CronJobEvent => ({
  type: 'Warning',
  reason,
  message,
})
