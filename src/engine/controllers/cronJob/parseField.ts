/** One field of a schedule: `*`, `5`, `1-5`, `0/5`, `mon-fri`, `10,11,12`. */
import type { Field } from './schedule'

export interface Bounds {
  readonly min: number
  readonly max: number
  /** Names of the values, from the least on. */
  readonly names: readonly string[]
}

/** Source: github.com/robfig/cron/v3 parser.go (getField). */
export function parseField(text: string, bounds: Bounds): Field | string {
  const parts = text.split(',').filter((part) => part !== '')
  const values = new Set<number>()
  let star = false
  for (const part of parts) {
    const range = parseRange(part, bounds)
    if (typeof range === 'string') return range
    for (const value of range.values) values.add(value)
    star ||= range.star
  }
  return { values: [...values].sort((a, b) => a - b), star }
}

/** Source: getRange. */
function parseRange(text: string, bounds: Bounds): Field | string {
  const [span = '', stepText, ...moreSteps] = text.split('/')
  const [low = '', highText, ...moreHighs] = span.split('-')
  const isAny = low === '*' || low === '?'
  if (!isAny && moreHighs.length > 0) return `too many hyphens: ${text}`
  if (moreSteps.length > 0) return `too many slashes: ${text}`
  const start = isAny ? bounds.min : parseValue(low, bounds)
  const step = stepText === undefined ? 1 : parseNumber(stepText)
  // `5/10` is from 5 to the end.
  const open = isAny || (highText === undefined && stepText !== undefined)
  const end = open ? bounds.max : highText === undefined ? start : parseValue(highText, bounds)
  for (const number of [start, end, step]) if (typeof number === 'string') return number
  return valuesOf(text, bounds, Number(start), Number(end), Number(step), isAny)
}

function valuesOf(
  text: string,
  { min, max }: Bounds,
  start: number,
  end: number,
  step: number,
  isAny: boolean,
): Field | string {
  if (start < min) return `beginning of range (${start}) below minimum (${min}): ${text}`
  if (end > max) return `end of range (${end}) above maximum (${max}): ${text}`
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${text}`
  if (step === 0) return `step of range should be a positive number: ${text}`
  const values: number[] = []
  for (let value = start; value <= end; value += step) values.push(value)
  return { values, star: isAny && step === 1 }
}

function parseValue(text: string, { min, names }: Bounds): number | string {
  const position = names.indexOf(text.toLowerCase())
  return position < 0 ? parseNumber(text) : min + position
}

function parseNumber(text: string): number | string {
  if (!/^[+-]?\d+$/.test(text)) {
    return `failed to parse int from ${text}: strconv.Atoi: parsing "${text}": invalid syntax`
  }
  const number = Number(text)
  return number < 0 ? `negative number (${number}) not allowed: ${text}` : number
}
