import { expect, it } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue } from '../../../api/machinery/json'
import { readinessPatch } from './readiness'
import { difference } from './sets'

const NOON = '2026-01-01T12:00:00Z'
const LATER = '2026-01-01T12:00:05Z'
const condition = (type: string, status: string) => ({
  type,
  status,
  observedGeneration: 1,
  lastTransitionTime: NOON,
})
const pod: JsonObject = {
  status: {
    phase: 'Running',
    conditions: ['Initialized', 'Ready', 'ContainersReady'].map((type) => condition(type, 'True')),
    containerStatuses: [{ name: 'c', ready: true, restartCount: 0 }],
  },
}

function found(before: JsonObject, ready: boolean): JsonObject {
  const { body } = readinessPatch('/pods/p', before, ready, LATER)
  // A patch is JSON.
  const { status = {} } = body as { readonly status?: JsonValue }
  return {
    status: {
      ...(isJsonObject(before.status) && before.status),
      ...(isJsonObject(status) && status),
    },
  }
}

it('a pod found not ready is written as the recorded kubelet wrote it', () => {
  const unready = {
    observedGeneration: 1,
    status: 'False',
    reason: 'ContainersNotReady',
    message: 'containers with unready status: [c]',
  }
  expect(difference(pod, found(pod, false))).toEqual({
    'status.conditions[Ready]': unready,
    'status.conditions[ContainersReady]': unready,
    'status.containerStatuses[c].ready': false,
  })
})

it('a pod found ready again is as it was, but for the time of the change', () => {
  const again = found(found(pod, false), true)
  expect(difference(pod, again)).toEqual({})
  expect(JSON.stringify(again).split(LATER)).toHaveLength(3)
})
