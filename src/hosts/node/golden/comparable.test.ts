import { expect, it } from 'vitest'
import { comparable } from './comparable'
import type { Row, Sets, Trace } from './recording'

const TRIGGER_TIME = 'metadata.annotations["endpoints.kubernetes.io/last-change-trigger-time"]'
const update = (path: string, sets: Sets): Row => ({ at: 0, verb: 'update', path, sets })
const setsOf = (...rows: readonly Row[]): (Sets | undefined)[] =>
  Object.values(comparable({ controller: rows } satisfies Trace))
    .flat()
    .map(({ sets }) => sets)

it('whether two changes fell into one second is chance', () => {
  const write = (time: string | null): Row =>
    update('/endpoints/web', { subsets: null, [TRIGGER_TIME]: time })
  expect(setsOf(write('<time>'))).toEqual([{ subsets: null }])
  expect(setsOf(write(null))).toEqual([{ subsets: null }])
  expect(setsOf(write('soon'))).toEqual([{ subsets: null, [TRIGGER_TIME]: 'soon' }])
})

it('no endpoints are written for the time of a change alone', () => {
  const only = { [TRIGGER_TIME]: '<time>' }
  expect(setsOf(update('/endpoints/web', only))).toEqual([only])
})

it('every node has a range of its own, whichever it is', () => {
  const given = (node: string, range: string): Row =>
    update(`/api/v1/nodes/${node}`, { 'spec.podCIDR': range, 'spec.podCIDRs': [range] })
  const late = setsOf(given('a', '10.244.12.0/24'), given('b', '10.244.13.0/24'))
  expect(setsOf(given('a', '10.244.1.0/24'), given('b', '10.244.0.0/24'))).toEqual(late)
  expect(setsOf(given('a', '10.244.1.0/24'), given('b', '10.244.1.0/24'))).not.toEqual(late)
  expect(setsOf(given('a', '10.244.1.0/25'), given('b', '10.244.0.0/24'))).not.toEqual(late)
  const torn = { 'spec.podCIDR': '10.244.1.0/24', 'spec.podCIDRs': ['10.244.2.0/24'] }
  expect(setsOf(update('/api/v1/nodes/a', torn))).not.toEqual(late.slice(0, 1))
})

it('a claim is reserved at some version, which no two clusters share', () => {
  const reserve = (version: string | null): Row =>
    update('/api/v1/persistentvolumes/v', { 'spec.claimRef.resourceVersion': version })
  expect(setsOf(reserve('7'))).toEqual(setsOf(reserve('14768')))
  expect(setsOf(reserve(null))).not.toEqual(setsOf(reserve('7')))
})
