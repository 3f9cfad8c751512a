import { expect, it } from 'vitest'
import { compareTraces, type Simulated } from './compare'
import type { Recording, Row, Trace } from './recording'

const NODES = ['a', 'b', 'c'].map((zone, index) => ({
  name: `node-${index + 1}`,
  cpu: '4',
  memory: '8Gi',
  pods: '110',
  zone,
}))
const ZONE = 'metadata.labels["topology.kubernetes.io/zone"]'

function binding(pod: string, node: number, zone = NODES[node - 1]?.zone ?? ''): Row {
  return {
    at: 0,
    verb: 'create',
    path: `/api/v1/namespaces/demo/pods/${pod}/binding`,
    target: `node-${node}`,
    sets: { [ZONE]: zone, 'spec.nodeName': `node-${node}` },
  }
}

const scheduled = (...rows: readonly Row[]): Trace => ({ 'kube-scheduler': rows })

const recorded = (trace: Trace, ...runs: readonly string[]): Recording => ({
  scenario: 'drawn',
  cluster: { nodes: NODES, namespace: 'demo' },
  commands: runs.map((run) => ({ run })),
  components: trace,
})

function agrees(recording: Recording, trace: Trace, ties: Record<string, string[]>): boolean {
  const simulated: Simulated = { trace, ties: new Map(Object.entries(ties)), bases: new Map() }
  return compareTraces(recording, simulated, new Set()).length === 0
}

it.each([
  ['a pod may be on any node that was drawn from', 1, ['node-1', 'node-2'], true],
  ['a pod may not be on another node than drawn from', 1, ['node-1', 'node-3'], false],
  ['a pod whose node was not drawn is on the recorded one', 1, [], false],
])('%s', (_, node, ties, expected) => {
  const recording = recorded(scheduled(binding('p', 2)))
  expect(agrees(recording, scheduled(binding('p', node)), { p: ties })).toBe(expected)
})

it('a pod gets the zone of the node it was drawn to', () => {
  const recording = recorded(scheduled(binding('p', 2)))
  const ties = { p: ['node-1', 'node-2'] }
  expect(agrees(recording, scheduled(binding('p', 1, 'c')), ties)).toBe(false)
  const { [ZONE]: _, ...sets } = binding('p', 1).sets ?? {}
  expect(agrees(recording, scheduled({ ...binding('p', 1), sets }), ties)).toBe(false)
})

it('what builds on a draw is where the mirrored draw would have led', () => {
  const recording = recorded(scheduled(binding('first', 2), binding('second', 1)))
  const ties = { first: ['node-1', 'node-2'] }
  expect(agrees(recording, scheduled(binding('first', 1), binding('second', 2)), ties)).toBe(true)
  expect(agrees(recording, scheduled(binding('first', 1), binding('second', 3)), ties)).toBe(false)
})

it('nodes change places only where a draw was made between them', () => {
  const recording = recorded(scheduled(binding('first', 2), binding('second', 1)))
  const mirrored = scheduled(binding('first', 1), binding('second', 2))
  expect(agrees(recording, mirrored, {})).toBe(false)
  expect(agrees(recording, mirrored, { third: ['node-2', 'node-3'] })).toBe(false)
})

it('a node that a command names keeps its place', () => {
  const trace = scheduled(binding('first', 2), binding('second', 1))
  const mirrored = scheduled(binding('first', 1), binding('second', 2))
  const ties = { first: ['node-1', 'node-2'] }
  expect(agrees(recorded(trace, '(node-1 loses power)'), mirrored, ties)).toBe(false)
})
