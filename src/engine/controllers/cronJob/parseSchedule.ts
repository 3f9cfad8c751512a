/**
 * Reads a schedule: five fields, or a descriptor such as `@hourly` and `@every 1h30m`, with a zone
 * in front if there is one. What is wrong is a text, in the words of the real parser.
 * Source: github.com/robfig/cron/v3 parser.go (ParseStandard)
 */
import { parseGoDuration } from '../../../api/machinery/duration'
import { MICROS_PER_SECOND } from '../../../api/machinery/time'
import { parseField } from './parseField'
import type { Field, Schedule, SpecSchedule } from './schedule'
import { isKnownZone } from './timeZones'

const BOUNDS = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  {
    min: 1,
    max: 12,
    names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
  },
  { min: 0, max: 6, names: 'sun mon tue wed thu fri sat'.split(' ') },
]

const DESCRIPTORS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
])

const EVERY = '@every '

export function parseSchedule(text: string): Schedule | string {
  if (text === '') return 'empty spec string'
  const zoned = /^(?:CRON_)?TZ=(\S*)(?: (.*))?$/.exec(text)
  const [, zone = '', rest = ''] = zoned ?? ['', '', text]
  if (!isKnownZone(zone)) return `provided bad location ${zone}: unknown time zone ${zone}`
  const spec = rest.trim()
  if (spec.startsWith('@')) return parseDescriptor(spec, zone)
  return parseFields(spec, zone)
}

function parseDescriptor(spec: string, zone: string): Schedule | string {
  const fields = DESCRIPTORS.get(spec)
  if (fields !== undefined) return parseFields(fields, zone)
  if (!spec.startsWith(EVERY)) return `unrecognized descriptor: ${spec}`
  const micros = parseGoDuration(spec.slice(EVERY.length))
  if (typeof micros === 'string') return `failed to parse duration ${spec}: ${micros}`
  return { delaySeconds: Math.max(1, Math.floor(micros / MICROS_PER_SECOND)) }
}

function parseFields(spec: string, zone: string): SpecSchedule | string {
  const texts = spec.split(/\s+/).filter((text) => text !== '')
  if (texts.length !== BOUNDS.length) {
    return `expected exactly ${BOUNDS.length} fields, found ${texts.length}: [${texts.join(' ')}]`
  }
  const fields: Field[] = []
  for (const [i, bounds] of BOUNDS.entries()) {
    const field = parseField(texts[i] ?? '', bounds)
    if (typeof field === 'string') return field
    fields.push(field)
  }
  const [minute = ANY, hour = ANY, dayOfMonth = ANY, month = ANY, dayOfWeek = ANY] = fields
  return { minute, hour, dayOfMonth, month, dayOfWeek, zone }
}

const ANY: Field = { values: [], star: true }
