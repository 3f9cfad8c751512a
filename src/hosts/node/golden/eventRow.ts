import { isJsonObject, type JsonObject, ownValue } from '../../../api/machinery/json'
import type { EventRow } from './recording'

/** An Event of either API, in the words of a recording. */
export function eventRow(event: JsonObject): EventRow {
  const about = objectAt(event, 'regarding') ?? objectAt(event, 'involvedObject') ?? {}
  const series = objectAt(event, 'series')
  const source = objectAt(event, 'source')
  const action = textAt(event, 'action')
  const fieldPath = textAt(about, 'fieldPath')
  const count = ownValue(event, 'count')
  const seriesCount = series === undefined ? undefined : ownValue(series, 'count')
  return {
    type: textAt(event, 'type'),
    reason: textAt(event, 'reason'),
    message: textAt(event, 'note') || textAt(event, 'message'),
    regarding: `${textAt(about, 'kind')}/${textAt(about, 'name')}`,
    ...(fieldPath === '' ? {} : { fieldPath }),
    from:
      textAt(event, 'reportingController') ||
      textAt(event, 'reportingComponent') ||
      textAt(source ?? {}, 'component'),
    ...(action === '' ? {} : { action }),
    ...(typeof count === 'number' && count > 1 ? { count } : {}),
    ...(typeof seriesCount === 'number' ? { seriesCount } : {}),
  }
}

function objectAt(object: JsonObject, key: string): JsonObject | undefined {
  const value = ownValue(object, key)
  return isJsonObject(value) ? value : undefined
}

function textAt(object: JsonObject, key: string): string {
  const value = ownValue(object, key)
  return typeof value === 'string' ? value : ''
}
