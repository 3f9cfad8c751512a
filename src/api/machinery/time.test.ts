import { describe, expect, it } from 'vitest'
import { civilFromDays, daysFromCivil, formatMicroTime, formatTime, parseTime } from './time'

describe('a timestamp is RFC 3339 in UTC', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2026-01-01T12:00:00Z', 1_767_268_800_000_000],
    ['2024-02-29T23:59:59Z', 1_709_251_199_000_000],
    ['2000-03-01T00:00:00Z', 951_868_800_000_000],
    ['1969-12-31T23:59:59Z', -1_000_000],
    ['0001-01-01T00:00:00Z', -62_135_596_800_000_000],
  ])('%s is %i microseconds since the epoch', (text, micros) => {
    expect(parseTime(text)).toBe(micros)
    expect(formatTime(micros)).toBe(text)
  })

  it.each([
    ['2026-01-01T13:00:00+01:00', '2026-01-01T12:00:00Z'],
    ['2026-01-01T06:30:00-05:30', '2026-01-01T12:00:00Z'],
    ['2026-01-01t12:00:00.999999999z', '2026-01-01T12:00:00Z'],
  ])('%s is the same second as %s', (zoned, utc) => {
    expect(formatTime(parseTime(zoned) ?? 0)).toBe(utc)
  })

  it('a MicroTime has six decimals', () => {
    expect(formatMicroTime(1_767_268_800_000_000)).toBe('2026-01-01T12:00:00.000000Z')
    expect(formatMicroTime(1_767_268_800_000_042)).toBe('2026-01-01T12:00:00.000042Z')
    expect(parseTime('2026-01-01T12:00:00.000042Z')).toBe(1_767_268_800_000_042)
    expect(parseTime('2026-01-01T12:00:00.5Z')).toBe(1_767_268_800_500_000)
  })
})

it.each([
  '2026-01-01',
  '2026-13-01T00:00:00Z',
  '2026-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:00:60Z',
  '2026-01-01T00:00:00',
  '2026-01-01T00:00:00+24:00',
  '2026-01-01 00:00:00Z',
  'tomorrow',
])('%s is no timestamp', (text) => {
  expect(parseTime(text)).toBeUndefined()
})

it('dates and day numbers convert both ways for nine centuries', () => {
  const first = daysFromCivil(1600, 1, 1)
  const wrong: number[] = []
  for (let days = first; days <= daysFromCivil(2500, 1, 1); days += 1) {
    const [year, month, day] = civilFromDays(days)
    if (daysFromCivil(year, month, day) !== days || day < 1 || day > 31) wrong.push(days)
  }
  expect(wrong).toEqual([])
  expect(civilFromDays(first - 1)).toEqual([1599, 12, 31])
})
