/**
 * A repeated event of events.k8s.io is told by a count on the first one, whose text it keeps: what
 * the repetition would have said is hidden. The recording then has no row for a text that the
 * simulation, which tried less often, may have posted as an event of its own.
 */
import { isJsonObject } from '../../../api/machinery/json'
import type { EventRow, Row } from './recording'
import { RETRIED } from './streams'

/** Rows without events whose text the recording hides in a series, and wrote as a condition. */
export function withoutHidden(rows: readonly Row[], recorded: readonly Row[]): readonly Row[] {
  const series = new Set(
    recorded.flatMap(({ event }) => (event?.seriesCount === undefined ? [] : kindOf(event))),
  )
  if (series.size === 0) return rows
  const told = new Set(recorded.map(({ event }) => event?.message))
  const conditions = new Set(recorded.flatMap(messagesOf))
  return rows.filter(({ event }) => {
    if (event === undefined || !RETRIED.test(event.reason)) return true
    const hidden = series.has(kindOf(event)) && conditions.has(event.message)
    return !hidden || told.has(event.message)
  })
}

const kindOf = ({ type, reason, regarding, from, action = '' }: EventRow): string =>
  [type, reason, regarding, from, action].join(' ')

function messagesOf({ sets }: Row): string[] {
  return Object.values(sets ?? {}).flatMap((value) =>
    isJsonObject(value) && typeof value.message === 'string' ? [value.message] : [],
  )
}
