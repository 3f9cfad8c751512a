import { describe, expect, it } from 'vitest'
import { formatTime, microsOf } from '../../../api/machinery/time'
import { parseSchedule } from './parseSchedule'
import { nextTime } from './schedule'
import { offsetAt, ZONES } from './timeZones'

function nextAfter(text: string, time: string): string | undefined {
  const schedule = parseSchedule(text)
  if (typeof schedule === 'string') throw new Error(schedule)
  const next = nextTime(schedule, microsOf(time))
  return next === undefined ? undefined : formatTime(next)
}

describe('the next time of a schedule', () => {
  it.each([
    ['* * * * *', '2026-01-01T12:00:00Z', '2026-01-01T12:01:00Z'],
    ['*/15 * * * *', '2026-01-01T12:59:59Z', '2026-01-01T13:00:00Z'],
    ['5/20 * * * *', '2026-01-01T12:05:00Z', '2026-01-01T12:25:00Z'],
    ['0 0 29 feb ?', '2026-01-01T12:00:00Z', '2028-02-29T00:00:00Z'],
    ['30 6 * * MON-FRI', '2026-01-02T07:00:00Z', '2026-01-05T06:30:00Z'],
    ['0 0 13 * 5', '2026-01-01T12:00:00Z', '2026-01-02T00:00:00Z'],
    ['0 0 13 * *', '2026-01-01T12:00:00Z', '2026-01-13T00:00:00Z'],
    ['59 23 31 12 *', '2026-12-31T23:59:00Z', '2027-12-31T23:59:00Z'],
    ['@yearly', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['@weekly', '2026-01-01T12:00:00Z', '2026-01-04T00:00:00Z'],
    ['@every 1h30m', '2026-01-01T12:00:10Z', '2026-01-01T13:30:10Z'],
    ['@every 10ms', '2026-01-01T12:00:10Z', '2026-01-01T12:00:11Z'],
    ['59 23 31 2 *', '2026-01-01T12:00:00Z', undefined],
  ])('%s after %s is %s', (text, time, next) => {
    expect(nextAfter(text, time)).toBe(next)
  })

  it.each([
    ['in winter', '2026-01-01T12:00:00Z', '2026-01-01T14:00:00Z'],
    ['in summer', '2026-07-01T12:00:00Z', '2026-07-01T13:00:00Z'],
    ['on the day of the change', '2026-03-08T06:00:00Z', '2026-03-08T13:00:00Z'],
  ])('nine o’clock in New York %s', (_, time, next) => {
    expect(nextAfter('TZ=America/New_York 0 9 * * *', time)).toBe(next)
  })

  it('a time that summer time leaves out is not made up for', () => {
    const night = 'CRON_TZ=America/New_York 30 2 * * *'
    expect(nextAfter(night, '2026-03-07T12:00:00Z')).toBe('2026-03-09T06:30:00Z')
  })

  it('a time that comes twice is due twice', () => {
    const night = 'TZ=America/New_York 30 1 * * *'
    expect(nextAfter(night, '2026-11-01T00:00:00Z')).toBe('2026-11-01T05:30:00Z')
    expect(nextAfter(night, '2026-11-01T05:30:00Z')).toBe('2026-11-01T06:30:00Z')
  })
})

describe('a schedule is refused', () => {
  it.each([
    ['', 'empty spec string'],
    ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['5-1 * * * *', 'beginning of range (5) beyond end of range (1): 5-1'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['*/1/2 * * * *', 'too many slashes: */1/2'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ['@sometimes', 'unrecognized descriptor: @sometimes'],
    ['@every day', 'failed to parse duration @every day: time: invalid duration "day"'],
    ['TZ=Mars/Base * * * * *', 'provided bad location Mars/Base: unknown time zone Mars/Base'],
  ])('%j: %s', (text, error) => {
    expect(parseSchedule(text)).toBe(error)
  })
})

const HOURS_OF_A_YEAR = 365 * 24

it.each([...ZONES.keys()].filter((zone) => zone !== ''))(
  'the clocks of %s show what the time zone database says, every hour of a year',
  (zone) => {
    const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    const begin = microsOf('2026-01-01T00:00:00Z') / 1e6
    const hours = Array.from({ length: HOURS_OF_A_YEAR }, (_, hour) => begin + hour * 3600)
    const wrong = hours.filter((second) => {
      const shown = clock.format(second * 1000).replace(/^.*GMT/, '')
      return offsetText(offsetAt(zone, second)) !== (shown || '+00:00')
    })
    expect(wrong.map((second) => formatTime(second * 1e6))).toEqual([])
  },
)

function offsetText(seconds: number): string {
  const minutes = Math.abs(seconds) / 60
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  const twoDigits = (number: number) => String(number).padStart(2, '0')
  return `${seconds < 0 ? '-' : '+'}${twoDigits(hour)}:${twoDigits(minute)}`
}
