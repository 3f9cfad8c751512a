/** What a script hands in, looked at before it is sent: a script is not checked by TypeScript. */
import { EXTENSION_POINTS } from '../../protocol/extensionPoints'
import type { ExtensionPoint, HttpRequest, StepUnit, TimeMode } from '../../protocol/messages'

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const UNITS: readonly string[] = [
  'message',
  'plugin',
  'phase',
  'object',
  'quiet',
] satisfies StepUnit[]
const MODES: readonly string[] = ['story', 'clock'] satisfies TimeMode[]

export const FACTOR_LEAST = 0.1
export const FACTOR_MOST = 1000

/** A request as it would leave over HTTP: texts, and a body of JSON. Throws what is wrong with it. */
export function readRequest(request: HttpRequest): HttpRequest {
  const { method, path, query, headers, body } = fieldsOf(request, 'A request')
  if (!isOneOf(METHODS, method)) throw new Error(`${told(method)} is no method: ${list(METHODS)}.`)
  if (typeof path !== 'string' || !path.startsWith('/')) {
    throw new Error(`${told(path)} is no path. It begins with /, as in /api/v1/nodes.`)
  }
  return {
    method,
    path,
    ...(query === undefined ? {} : { query: texts(query, 'query') }),
    ...(headers === undefined ? {} : { headers: texts(headers, 'headers') }),
    ...(body === undefined ? {} : { body: json(body) }),
  } as HttpRequest
}

export interface Play {
  readonly mode: 'story' | 'clock'
  readonly factor?: number
}

export function readPlay(how: Play): Required<Play> {
  const { mode, factor = 1 } = fieldsOf(how, 'play')
  if (!isOneOf(MODES, mode)) throw new Error(`${told(mode)} is no mode: ${list(MODES)}.`)
  if (typeof factor !== 'number' || !(factor >= FACTOR_LEAST && factor <= FACTOR_MOST)) {
    throw new Error(`${told(factor)} is no factor: ${FACTOR_LEAST} to ${FACTOR_MOST}.`)
  }
  return { mode: mode as Play['mode'], factor }
}

export function readUnit(unit: StepUnit): StepUnit {
  if (!isOneOf(UNITS, unit)) throw new Error(`${told(unit)} is no step: ${list(UNITS)}.`)
  return unit
}

/** Extension points by name, one or several, and the only pod meant: empty for any. */
export function readStops(
  points: ExtensionPoint | readonly ExtensionPoint[],
  pod: string | undefined,
): { readonly points: readonly ExtensionPoint[]; readonly pod: string } {
  const named = typeof points === 'string' ? [points] : [...points]
  const wrong = named.find((point) => !EXTENSION_POINTS.includes(point))
  if (wrong !== undefined) {
    throw new Error(`${told(wrong)} is no extension point: ${list(EXTENSION_POINTS)}.`)
  }
  return { points: named, pod: pod === undefined ? '' : readText(pod, 'pod') }
}

export function readText(text: unknown, what: string): string {
  if (typeof text !== 'string') throw new Error(`${told(text)} is no ${what}: a text is.`)
  return text
}

function fieldsOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return { ...value }
  throw new Error(`${what} takes an object, not ${told(value)}.`)
}

function texts(value: unknown, what: string): Readonly<Record<string, string>> {
  const fields = fieldsOf(value, what)
  for (const [key, text] of Object.entries(fields)) {
    if (typeof text !== 'string') throw new Error(`${what}: ${key} is ${told(text)}, not a text.`)
  }
  return fields as Readonly<Record<string, string>>
}

function json(body: unknown): unknown {
  const text = JSON.stringify(body)
  if (text === undefined) throw new Error(`${told(body)} is no body: JSON is.`)
  return JSON.parse(text)
}

const isOneOf = (known: readonly string[], value: unknown): value is string =>
  typeof value === 'string' && known.includes(value)

const list = (known: readonly string[]): string => known.join(', ')

const told = (value: unknown): string => String(value).slice(0, 60)
