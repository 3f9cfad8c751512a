/**
 * A repeated event of events.k8s.io is a patch of a count on the first one, whose text it keeps,
 * whatever the repetition would have said. Rule 5 does not compare whether an event is a create or
 * a patch of its count: so that texts are compared all the same, the patch is given the text which
 * the scheduler wrote into the pod's condition in the same breath.
 */
import { isJsonObject } from '../../../api/machinery/json'
import type { Row } from './recording'

/** Seconds between the event and the condition of one scheduling attempt, at most. */
const ONE_ATTEMPT = 0.05

export function withSeriesTexts(rows: readonly Row[]): Row[] {
  return rows.map((row) => {
    const { event } = row
    if (event?.seriesCount === undefined || !isTold(rows, row)) return row
    const message = failureOf(rows, event.regarding.replace('Pod/', ''), row.at)
    return message === undefined ? row : { ...row, event: { ...event, message } }
  })
}

/** Whether the event that a patch counts was created before, and has the same text. */
const isTold = (rows: readonly Row[], { at, event }: Row): boolean =>
  rows.some(
    (earlier) =>
      earlier.at <= at &&
      earlier.event?.seriesCount === undefined &&
      earlier.event?.reason === event?.reason &&
      earlier.event?.regarding === event?.regarding &&
      earlier.event?.message === event?.message,
  )

/** What a pod's condition said about the attempt at `at`: an unchanged one was not written again. */
function failureOf(rows: readonly Row[], pod: string, at: number): string | undefined {
  const written = rows.filter(
    (row) => row.path.endsWith(`/pods/${pod}/status`) && row.at <= at + ONE_ATTEMPT,
  )
  const conditions = written.map(({ sets }) => sets?.['status.conditions[PodScheduled]'])
  const last = conditions.findLast(isJsonObject)
  return typeof last?.message === 'string' ? last.message : undefined
}
