/**
 * Lengths of time as text: ages in tables, and Go's own format in messages.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/util/duration; Go time.Duration
 */
const SECOND = 1_000_000
const DAYS_PER_YEAR = 365

/** Age as kubectl shows it: `3m10s`, `2d1h`, `<invalid>` for the future. Microseconds. */
export function humanDuration(micros: number): string {
  const seconds = Math.trunc(micros / SECOND)
  if (seconds < 0) return beforeNow(seconds)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(seconds / 3600)
  const days = Math.floor(hours / 24)
  if (seconds < 120) return `${seconds}s`
  if (minutes < 10) return twoUnits(minutes, 'm', seconds % 60, 's')
  if (minutes < 180) return `${minutes}m`
  if (hours < 8) return twoUnits(hours, 'h', minutes % 60, 'm')
  if (hours < 48) return `${hours}h`
  if (days < 8) return twoUnits(days, 'd', hours % 24, 'h')
  if (days < 2 * DAYS_PER_YEAR) return `${days}d`
  const years = Math.floor(days / DAYS_PER_YEAR)
  return years < 8 ? twoUnits(years, 'y', days % DAYS_PER_YEAR, 'd') : `${years}y`
}

/** Age in the largest unit alone: `3m`, `2d`. Microseconds. */
export function shortHumanDuration(micros: number): string {
  const seconds = Math.trunc(micros / SECOND)
  if (seconds < 0) return beforeNow(seconds)
  if (seconds < 60) return `${seconds}s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`
  const hours = Math.floor(seconds / 3600)
  if (hours < 24) return `${hours}h`
  const days = Math.floor(hours / 24)
  return days < DAYS_PER_YEAR ? `${days}d` : `${Math.floor(days / DAYS_PER_YEAR)}y`
}

/** A duration as Go prints it: `10s`, `2m40s`, `5m0s`, `1.5s`, `200ms`. Whole microseconds. */
export function goDuration(micros: number): string {
  if (micros === 0) return '0s'
  if (micros < 0) return `-${goDuration(-micros)}`
  if (micros < 1000) return `${micros}µs`
  if (micros < SECOND) return `${micros / 1000}ms`
  const minutes = Math.floor(micros / (60 * SECOND))
  const seconds = `${(micros - minutes * 60 * SECOND) / SECOND}s`
  if (minutes === 0) return seconds
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes}m${seconds}` : `${hours}h${minutes % 60}m${seconds}`
}

/** Microseconds of each unit of Go's. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 0.001],
  ['us', 1],
  ['µs', 1],
  ['μs', 1],
  ['ms', 1000],
  ['s', SECOND],
  ['m', 60 * SECOND],
  ['h', 3600 * SECOND],
])

/** Microseconds of `1h30m` or `-1.5s`, or why it is none. Source: time.ParseDuration. */
export function parseGoDuration(text: string): number | string {
  const invalid = `time: invalid duration "${text}"`
  const unsigned = text.replace(/^[+-]/, '')
  if (unsigned === '0') return 0
  if (!/^((\d+\.?\d*|\.\d+)[^\d.]*)+$/.test(unsigned)) return invalid
  let micros = 0
  for (const [, amount = '', unit = ''] of unsigned.matchAll(/([\d.]+)([^\d.]*)/g)) {
    if (unit === '') return `time: missing unit in duration "${text}"`
    const size = UNITS.get(unit)
    if (size === undefined) return `time: unknown unit "${unit}" in duration "${text}"`
    micros += Number(amount) * size
  }
  return text.startsWith('-') ? -Math.trunc(micros) : Math.trunc(micros)
}

// Clocks differ a little: up to two seconds ahead still count as now.
function beforeNow(seconds: number): string {
  return seconds < -1 ? '<invalid>' : '0s'
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`
}
