import { describe, expect, it } from 'vitest'
import { seconds } from '../kernel/micros'
import {
  allowed,
  createCorrelator,
  findTold,
  rememberTold,
  type ToldEvent,
} from './eventCorrelator'

const told = (reason: string, at?: number): ToldEvent => ({
  type: 'Normal',
  reason,
  what: 'text',
  fieldPath: undefined,
  version: undefined,
  name: `web.${reason}`,
  at,
  count: 1,
})

describe('an event recorder', () => {
  it('knows an event by its object and what it says', () => {
    const correlator = createCorrelator()
    rememberTold(correlator, 'web', told('Pulled'), 0, 0)
    rememberTold(correlator, 'web', told('Started'), 0, 0)
    expect(findTold(correlator, 'web', told('Started'), 0)?.name).toBe('web.Started')
    expect(findTold(correlator, 'web', told('Killing'), 0)).toBeUndefined()
    expect(findTold(correlator, 'other', told('Started'), 0)).toBeUndefined()
  })

  it('forgets a series that is over when the next one begins', () => {
    const correlator = createCorrelator()
    rememberTold(correlator, 'web', told('Old', seconds(1)), 0, seconds(1))
    rememberTold(correlator, 'web', told('New', seconds(500)), seconds(140), seconds(500))
    expect(correlator.objects.get('web')?.events.map(({ reason }) => reason)).toEqual(['New'])
    expect(correlator.size).toBe(1)
  })

  it('remembers 4,096 events, and drops the oldest object first', () => {
    const correlator = createCorrelator()
    for (let i = 0; i < 4097; i++) rememberTold(correlator, `pod-${i}`, told('Pulled'), 0, 0)
    expect(correlator.size).toBe(4096)
    expect(findTold(correlator, 'pod-0', told('Pulled'), 0)).toBeUndefined()
    expect(findTold(correlator, 'pod-1', told('Pulled'), 0)).toBeDefined()
  })

  it('lets 25 events about an object through at once, and one more every five minutes', () => {
    const correlator = createCorrelator()
    rememberTold(correlator, 'web', told('First'), 0, 0)
    const through = Array.from({ length: 30 }, () => allowed(correlator, 'web', 0))
    expect(through.filter((passes) => passes)).toHaveLength(24)
    expect(allowed(correlator, 'web', seconds(300))).toBe(true)
    expect(allowed(correlator, 'web', seconds(300))).toBe(false)
  })
})
