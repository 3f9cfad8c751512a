/**
 * Rows of one component sorted by what they are about, since only there order counts; without what
 * comes from races of caches: conflicts and their retries, writes that changed nothing.
 */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import { withEndpointsApart } from './endpointRows'
import type { EventRow, Row } from './recording'

/**
 * `order`: the entries agree one by one. `set`: each occurs on both sides, however often.
 * `states`: what all `sets` up to an entry add up to agrees.
 */
export type StreamKind = 'order' | 'set' | 'states'

export interface Stream {
  readonly kind: StreamKind
  /** For people: `update deployments/web/status`. */
  readonly about: string
  readonly rows: Row[]
}

/** Retried under a growing back-off: rule 5 does not compare how often. */
const RETRIED = ['FailedScheduling', 'FailedCreate']
/** Sent in parallel, one for each pod. */
const PARALLEL = ['SuccessfulCreate', 'SuccessfulDelete']
/** Before the text of a retry, once there were many. Source: tools/record/events_cache.go */
const COMBINED = '(combined from similar events): '

/** By key; keys agree between two traces of the same behaviour. */
export function streamsOf(rows: readonly Row[]): Map<string, Stream> {
  const streams = new Map<string, Stream>()
  const conflicts = new Set<string>()
  for (const row of withEndpointsApart(rows)) {
    if (isRace(row, conflicts)) continue
    const [key, kind] = placeOf(row)
    const stream = streams.get(key) ?? { kind, about: aboutOf(row), rows: [] }
    streams.set(key, stream)
    stream.rows.push(row)
  }
  return streams
}

function isRace(row: Row, conflicts: Set<string>): boolean {
  const object = row.path.replace(/\/status$/, '')
  if (row.code === 409) conflicts.add(object)
  // The read that begins a retry.
  const retry = row.verb === 'get' && conflicts.delete(object)
  return row.code === 409 || row.noop === true || retry
}

function placeOf(row: Row): [key: string, kind: StreamKind] {
  const { verb, path, event, code, sets } = row
  if (event !== undefined) return [`event ${event.from} ${event.regarding}`, 'order']
  const said = code === undefined || verb === 'get' ? verb : `refused ${verb}`
  // Rule 4 ignores repeated gets.
  if (verb === 'get' || isRetried(row)) return [`${said} ${path}`, 'set']
  if (sets !== undefined && path.endsWith('/status')) return [`${verb} ${path}`, 'states']
  return [`${said} ${path}${nameOf(row)}`, 'order']
}

/**
 * Sent again under a growing back-off, which rule 5 does not count: the creation of pods that a
 * quota refuses, and their deletion for which the end of a namespace waits.
 */
const isRetried = ({ verb, path, code }: Row): boolean =>
  path.endsWith('/pods') &&
  (verb === 'deletecollection' || (verb === 'create' && code !== undefined))

function nameOf({ object }: Row): string {
  const metadata = object?.metadata
  const named = typeof metadata === 'object' && metadata !== null && 'name' in metadata
  return named ? `/${metadata.name}` : ''
}

/** `update deployments/web/status` */
function aboutOf(row: Row): string {
  if (row.event !== undefined) return `events about ${row.event.regarding}`
  const short = row.path.replace(/^\/apis?\/(?:[^/]+\/)??v\d\w*\/(?:namespaces\/[^/]+\/)?/, '')
  return `${row.verb} ${short}${nameOf(row)}`
}

/** What of a row is compared, as text. */
export function contentOf(row: Row): string {
  const { at: _, path: __, node: ___, event, ...rest } = row
  return canonicalJson(event === undefined ? rest : eventContent(event))
}

function eventContent({ count: _, seriesCount: __, message, ...rest }: EventRow): object {
  const retried = RETRIED.includes(rest.reason)
  return { ...rest, message: retried ? message.replace(COMBINED, '') : message }
}

/** The contents of a stream that must agree one by one: what was sent in parallel is sorted. */
export function orderedContents({ rows }: Stream): { row: Row; content: string }[] {
  const entries: { row: Row; content: string }[] = []
  let run: { row: Row; content: string }[] = []
  let reason = ''
  const endRun = (): void => {
    if (PARALLEL.includes(reason)) run.sort((a, b) => (a.content < b.content ? -1 : 1))
    entries.push(...run)
    run = []
  }
  for (const row of rows) {
    const content = contentOf(row)
    if (RETRIED.includes(reason) && run.at(-1)?.content === content) continue
    if (row.event?.reason !== reason) endRun()
    reason = row.event?.reason ?? ''
    run.push({ row, content })
  }
  endRun()
  return entries
}
