import { expect, it } from 'vitest'
import type { JsonValue } from '../../../api/machinery/json'
import { withEndpointsApart } from './endpointRows'
import type { Row, Sets } from './recording'

const SLICES = '/apis/discovery.k8s.io/v1/namespaces/demo/endpointslices'
const made: Row = {
  at: 0,
  verb: 'create',
  path: SLICES,
  object: { kind: 'EndpointSlice', metadata: { name: 'web-<1>' } },
}
const write = (generation: number, ...endpoints: readonly JsonValue[]): Row => ({
  at: 1,
  verb: 'update',
  path: `${SLICES}/web-<1>`,
  sets: { 'metadata.generation': generation, endpoints: [...endpoints] },
})
const ready = (pod: string): JsonValue => ({ targetRef: `Pod/${pod}`, conditions: { ready: true } })
const going = (pod: string): JsonValue => ({
  targetRef: `Pod/${pod}`,
  conditions: { ready: false },
})

/** What is said of each pod, one after the other. */
function lives(...rows: readonly Row[]): Record<string, (JsonValue | undefined)[]> {
  const told: Record<string, (JsonValue | undefined)[]> = {}
  for (const { path, sets } of withEndpointsApart(rows)) {
    const about = path.slice(path.lastIndexOf('/') + 1)
    told[about] = [...(told[about] ?? []), sets?.endpoint]
  }
  return told
}
const generationsLeft = (...rows: readonly Row[]): (Sets | undefined)[] =>
  withEndpointsApart(rows).flatMap(({ sets }) => (sets?.['metadata.generation'] ? [sets] : []))

it('two pods may become ready in one write or in two, in either order', () => {
  const atOnce = lives(write(2, ready('a'), ready('b')))
  expect(lives(write(2, ready('a')), write(3, ready('a'), ready('b')))).toEqual(atOnce)
  expect(lives(write(2, ready('b')), write(3, ready('a'), ready('b')))).toEqual(atOnce)
})

it('what happens to one pod happens in order', () => {
  const inOrder = lives(write(2, ready('a')), write(3, going('a')), write(4))
  expect(inOrder).toEqual({ a: [ready('a'), going('a'), null] })
  expect(lives(write(2, going('a')), write(3, ready('a')), write(4))).not.toEqual(inOrder)
  expect(lives(write(2, ready('a')), write(3))).not.toEqual(inOrder)
})

it('the generation of a slice counts its writes from its creation on', () => {
  expect(generationsLeft(made, write(2, ready('a')), write(3, going('a')))).toEqual([])
  expect(generationsLeft(made, write(3, ready('a')))).toHaveLength(1)
  expect(generationsLeft(write(5, ready('a')), write(7, going('a')))).toHaveLength(1)
  const silent: Row = { ...made, verb: 'update', path: `${SLICES}/web-<1>` }
  const relabelled = { ...silent, sets: { 'metadata.generation': 2, 'metadata.labels.a': 'b' } }
  expect(generationsLeft(made, relabelled)).toHaveLength(1)
})

it('an endpoint without a pod is not lost', () => {
  const external = { addresses: ['<podIP>'], conditions: { ready: true } }
  expect(Object.values(lives(write(2, external)))).toEqual([[external]])
})
