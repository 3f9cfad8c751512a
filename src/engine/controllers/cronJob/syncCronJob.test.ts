import { describe, expect, it } from 'vitest'
import type { CronJob, CronJobSpec, CronJobStatus, Job } from '../../../api/batch'
import { microsOf } from '../../../api/machinery/time'
import { jobsBeyondHistory } from './history'
import { syncCronJob } from './syncCronJob'

const NOON = '2026-01-01T12:00:00Z'

const makeCronJob = (spec: Partial<CronJobSpec> = {}, status: CronJobStatus = {}): CronJob => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: {
    name: 'backup',
    namespace: 'default',
    uid: 'cron',
    resourceVersion: '1',
    creationTimestamp: '2026-01-01T11:59:00Z',
  },
  spec: {
    schedule: '0 * * * *',
    jobTemplate: {
      metadata: { labels: { app: 'backup' } },
      spec: { template: { spec: { containers: [] } } },
    },
    ...spec,
  },
  status,
})

const makeJob = (name: string, status: Job['status'] = {}): Job => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: {
    name,
    namespace: 'default',
    uid: name,
    resourceVersion: '1',
    creationTimestamp: NOON,
  },
  spec: { template: { spec: { containers: [] } } },
  status,
})

const ended = (type: 'Complete' | 'Failed', time: string): Job['status'] => ({
  conditions: [{ type, status: 'True' }],
  startTime: time,
  completionTime: time,
})

const running = (name: string): CronJobStatus => ({
  active: [{ name, namespace: 'default', uid: name }],
})

const at = (time: string) => microsOf(time)
const reasons = ({ events }: ReturnType<typeof syncCronJob>) => events.map(({ reason }) => reason)

describe('a CronJob whose time has come', () => {
  const due = syncCronJob(
    makeCronJob({ timeZone: 'Asia/Kolkata', schedule: '30 17 * * *' }),
    [],
    at(NOON),
  )

  it('starts a Job named after the minute, which knows its time as the zone tells it', () => {
    const metadata = due.start?.job.metadata
    expect(metadata?.name).toBe('backup-29454480')
    expect(metadata?.labels).toEqual({ app: 'backup' })
    expect(metadata?.annotations).toEqual({
      'batch.kubernetes.io/cronjob-scheduled-timestamp': '2026-01-01T17:30:00+05:30',
    })
    expect(metadata?.ownerReferences?.[0]).toMatchObject({ uid: 'cron', controller: true })
  })

  it('looks again a tenth of a second after its next time', () => {
    expect(due.requeueAfter).toBe(86_400_100_000)
  })

  it('starts none that it has started already', () => {
    const done = syncCronJob(makeCronJob({}, { lastScheduleTime: NOON }), [], at(NOON))
    expect(done.start).toBeUndefined()
  })

  it('says so when it is too late', () => {
    const late = syncCronJob(makeCronJob({ startingDeadlineSeconds: 10 }), [], at(NOON) + 11e6)
    // What the deadline cuts off is not even looked for.
    expect([late.start, late.events]).toEqual([undefined, []])
  })

  it('with Forbid waits for the one that runs', () => {
    const status = running('old')
    const sync = syncCronJob(
      makeCronJob({ concurrencyPolicy: 'Forbid' }, status),
      [makeJob('old')],
      at(NOON),
    )
    expect([sync.start, reasons(sync)]).toEqual([undefined, ['JobAlreadyActive']])
  })

  it('with Replace deletes the one that runs', () => {
    const status = running('old')
    const sync = syncCronJob(
      makeCronJob({ concurrencyPolicy: 'Replace' }, status),
      [makeJob('old')],
      at(NOON),
    )
    expect(sync.replace.map(({ name }) => name)).toEqual(['old'])
    expect([sync.status.active, sync.statusChanged]).toEqual([[], true])
    expect(sync.start?.job.metadata.name).toBe('backup-29454480')
  })

  it('after a long time starts one Job, and says that too many were missed', () => {
    const sync = syncCronJob(makeCronJob({ schedule: '* * * * *' }), [], at('2026-01-01T14:00:00Z'))
    expect(sync.start?.scheduledTime).toBe(at('2026-01-01T14:00:00Z'))
    expect(reasons(sync)).toEqual(['TooManyMissedTimes'])
  })
})

describe('the Jobs of a CronJob', () => {
  const before = at('2026-01-01T11:59:30Z')

  it('leave its list when they end, and the last success is noted', () => {
    const job = makeJob('old', ended('Complete', '2026-01-01T11:58:00Z'))
    const sync = syncCronJob(makeCronJob({}, running('old')), [job], before)
    expect(sync.events[0]?.message).toBe('Saw completed job: old, condition: Complete')
    expect(sync.status).toEqual({ active: [], lastSuccessfulTime: '2026-01-01T11:58:00Z' })
    expect(sync.statusChanged).toBe(true)
  })

  it('leave its list when they are gone', () => {
    const sync = syncCronJob(makeCronJob({}, running('old')), [], before)
    expect([reasons(sync), sync.status.active]).toEqual([['MissingJob'], []])
  })

  it('stay in it when only the cache has not seen them', () => {
    const cronJob = makeCronJob({}, running('old'))
    const sync = syncCronJob(cronJob, [], before, { cronJob, jobs: [makeJob('old')] })
    expect([reasons(sync), sync.statusChanged]).toEqual([[], false])
  })

  it('are told of when it did not make them', () => {
    const sync = syncCronJob(makeCronJob(), [makeJob('stray')], before)
    expect(reasons(sync)).toEqual(['UnexpectedJob'])
  })

  it('are kept as its history limits say, the newest of each kind', () => {
    const jobs = ['c', 'a', 'b'].flatMap((name, i) => [
      makeJob(`ok-${name}`, ended('Complete', `2026-01-01T11:0${i}:00Z`)),
      makeJob(`bad-${name}`, ended('Failed', NOON)),
    ])
    const limits = makeCronJob({ successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 2 })
    const names = jobsBeyondHistory(limits, jobs).map(({ metadata }) => metadata.name)
    expect(names).toEqual(['ok-c', 'ok-a', 'bad-a'])
    expect(jobsBeyondHistory(makeCronJob(), jobs)).toEqual([])
  })
})

describe('a CronJob that makes no sense', () => {
  it.each([
    [
      { timeZone: 'bad timezone' },
      'invalid timeZone: "bad timezone": unknown time zone bad timezone',
    ],
    [
      { schedule: 'a b' },
      'unparseable schedule: "a b" : expected exactly 5 fields, found 2: [a b]',
    ],
    [
      { schedule: '59 23 31 2 *' },
      'invalid schedule: 59 23 31 2 * : time difference between two schedules is less than 1 second',
    ],
  ])('%j says: %s', (spec, message) => {
    const sync = syncCronJob(makeCronJob(spec), [], at(NOON))
    expect(sync.events.map((event) => event.message)).toEqual([message])
    expect([sync.start, sync.requeueAfter]).toEqual([undefined, undefined])
  })

  it('does nothing while it is suspended', () => {
    expect(syncCronJob(makeCronJob({ suspend: true }), [], at(NOON)).start).toBeUndefined()
  })
})
