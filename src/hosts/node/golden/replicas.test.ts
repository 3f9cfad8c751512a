import { expect, it } from 'vitest'
import type { Row, Trace } from './recording'
import { pairReplicas } from './replicas'

const PODS = '/api/v1/namespaces/demo/pods'
const created = (at: number, number: number): Row => ({
  at,
  verb: 'create',
  path: PODS,
  object: { kind: 'Pod', metadata: { name: `web-<hash1>-<${number}>` } },
})
const deleted = (at: number, number: number): Row => ({
  at,
  verb: 'delete',
  path: `${PODS}/web-<hash1>-<${number}>`,
  result: 'marked',
})
const scaled = (at: number): Row => ({
  at,
  verb: 'update',
  path: '/apis/apps/v1/namespaces/demo/replicasets/web-<hash1>',
  sets: { 'spec.replicas': 2 },
})

const traceOf = (...rows: readonly Row[]): Trace => ({ 'replicaset-controller': rows })

/** Whether a simulation that deletes the first may stand for a recording that deletes the second. */
function mayStandFor(...creations: readonly Row[]): boolean {
  const recorded = traceOf(...creations, deleted(9, 2))
  const simulated = traceOf(...creations, deleted(9, 1))
  return pairReplicas(recorded, simulated, new Map()).get('web-<hash1>-<1>') === 'web-<hash1>-<2>'
}

it('replicas made in one burst are of equal rank', () => {
  expect(mayStandFor(created(1, 1), created(1.1, 2))).toBe(true)
})

it('a replica made later is another one', () => {
  expect(mayStandFor(created(1, 1), created(2, 2))).toBe(false)
})

it('a replica made for another count of replicas is another one', () => {
  expect(mayStandFor(created(1, 1), scaled(1.05), created(1.1, 2))).toBe(false)
})

it('replicas that are alike keep their names', () => {
  const trace = traceOf(created(1, 1), created(1, 2), deleted(9, 2))
  expect([...pairReplicas(trace, trace, new Map())]).toEqual([
    ['web-<hash1>-<1>', 'web-<hash1>-<1>'],
    ['web-<hash1>-<2>', 'web-<hash1>-<2>'],
  ])
})
