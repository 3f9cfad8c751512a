/**
 * Timestamps without a clock: RFC 3339 text to microseconds since 1970-01-01T00:00:00Z and back,
 * by arithmetic on the proleptic Gregorian calendar. A year is counted from March here, so that
 * the leap day is its last.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/{time,micro_time}.go
 */
import type { MicroTime, Time } from '../meta'

/** Integer microseconds since the epoch; exact up to the year 2255. */
export type UnixMicros = number

export const MICROS_PER_SECOND = 1_000_000
const SECONDS_PER_DAY = 86_400
const DAYS_PER_ERA = 146_097
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_DAYS = 719_468

const RFC3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/

/** The second asked for last and its text. A pure memo: nearly all times asked for are now. */
const last = { seconds: 0, text: '1970-01-01T00:00:00Z' }

/** `2026-01-01T12:00:00Z`: whole seconds, the rest cut off. */
export function formatTime(micros: UnixMicros): Time {
  const seconds = Math.floor(micros / MICROS_PER_SECOND)
  if (seconds !== last.seconds) {
    last.text = formatSecond(seconds)
    last.seconds = seconds
  }
  return last.text
}

function formatSecond(seconds: number): Time {
  const days = Math.floor(seconds / SECONDS_PER_DAY)
  const second = seconds - days * SECONDS_PER_DAY
  const [year, month, day] = civilFromDays(days)
  const date = `${pad(year, 4)}-${twoDigits(month)}-${twoDigits(day)}`
  const hour = Math.floor(second / 3600)
  const minute = Math.floor(second / 60) % 60
  const time = `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second % 60)}Z`
  // Joined, a text is in one piece; added up, every part of it would stay as long as it does.
  return [date, time].join('T')
}

/** `2026-01-01T12:00:00.000000Z`: always six decimals. */
export function formatMicroTime(micros: UnixMicros): MicroTime {
  const fraction = micros - Math.floor(micros / MICROS_PER_SECOND) * MICROS_PER_SECOND
  return [formatTime(micros).slice(0, -1), `${pad(fraction, 6)}Z`].join('.')
}

/** Microseconds of an RFC 3339 text in any zone, `undefined` if it is none; nanos are cut. */
export function parseTime(text: string): UnixMicros | undefined {
  if (text === last.text) return last.seconds * MICROS_PER_SECOND
  if (!RFC3339.test(text)) return undefined
  // All but the fraction has its fixed place; captures would cost more than the rest.
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)]
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const offset = offsetSeconds(text)
  if (offset === undefined) return undefined
  const seconds =
    daysFromCivil(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second - offset
  return seconds * MICROS_PER_SECOND + fractionMicros(text)
}

/** Microseconds of a timestamp that passed validation; anything else counts as the epoch. */
export function microsOf(time: Time | MicroTime | undefined): UnixMicros {
  return time === undefined ? 0 : (parseTime(time) ?? 0)
}

/** Days since 1970-01-01 of a date. Months and days count from 1. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_DAYS
}

/** Date of a number of days since 1970-01-01: year, month, day, counted from 1. */
export function civilFromDays(days: number): readonly [number, number, number] {
  const shifted = days + EPOCH_DAYS
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  // What leap days, centuries and eras add or take is removed before dividing by 365.
  const leaps =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day]
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The number at a place where there are only digits. */
function digits(text: string, from: number, end: number): number {
  let number = 0
  for (let i = from; i < end; i++) number = number * 10 + text.charCodeAt(i) - ZERO
  return number
}

const ZERO = 48

function fractionMicros(text: string): number {
  if (text[19] !== '.') return 0
  const fraction = /\d*/.exec(text.slice(20, 26))?.[0] ?? ''
  return Number(fraction.padEnd(6, '0'))
}

/** Of a text that ends in Z, or in an offset such as +02:00. */
function offsetSeconds(text: string): number | undefined {
  const { length } = text
  if (text[length - 3] !== ':' || length < 25) return 0
  const hour = digits(text, length - 5, length - 3)
  const minute = digits(text, length - 2, length)
  if (hour > 23 || minute > 59) return undefined
  const seconds = hour * 3600 + minute * 60
  return text[length - 6] === '-' ? -seconds : seconds
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
