import { expect, it } from 'vitest'
import type { Node, Pod } from '../../api/core'
import { explainPending } from './explainPending'
import { makeNode, makePod } from './testing/makeObjects.testing'
import { makeWorld } from './testing/makeWorld.testing'

const gated: Partial<Pod['spec']> = { schedulingGates: [{ name: 'example.com/wait' }] }
const running: Partial<Pod['spec']> = { nodeName: 'n1' }

interface Case {
  readonly because: string
  readonly nodes?: readonly Node[]
  readonly pods: readonly Pod[]
  readonly after: number
  readonly says: string | undefined
}

const cases: readonly Case[] = [
  {
    because: 'no node has enough room',
    nodes: [makeNode('n1'), makeNode('n2', { unschedulable: true })],
    pods: [makePod('web', { cpu: '6' })],
    after: 1,
    says: 'web was tried once and fits nowhere (1 Insufficient cpu, 1 node(s) were unschedulable); it is tried again when something changes for NodeResourcesFit, NodeUnschedulable.',
  },
  {
    because: 'it is gated',
    pods: [makePod('web', { spec: gated })],
    after: 1,
    says: 'web is held back: waiting for scheduling gates: [example.com/wait].',
  },
  {
    because: 'there is no node',
    pods: [makePod('web')],
    after: 1,
    says: 'web was tried once and is tried again in 1 s: no nodes available to schedule pods.',
  },
  {
    because: 'its cycle runs',
    nodes: [makeNode('n1')],
    pods: [makePod('web')],
    after: 0.0012,
    says: 'web is being scheduled right now, at Filter.',
  },
  {
    because: 'its binding is on its way',
    nodes: [makeNode('n1')],
    pods: [makePod('web')],
    after: 0.002,
    says: 'web goes to n1; its binding is on its way.',
  },
  {
    because: 'another goes first',
    nodes: [makeNode('n1')],
    pods: [makePod('first'), makePod('web')],
    after: 0.0012,
    says: 'web is next to be scheduled.',
  },
  {
    because: 'it asks for a scheduler that does not run',
    pods: [makePod('web', { spec: { schedulerName: 'custom' } })],
    after: 1,
    says: 'web waits for a scheduler called custom, and none of that name runs here.',
  },
  {
    because: 'it is on its way out',
    pods: [makePod('web', { deleting: true })],
    after: 1,
    says: 'web is being deleted, so it gets no node any more.',
  },
  { because: 'it is not', pods: [makePod('web', { spec: running })], after: 1, says: undefined },
  { because: 'nobody knows it', pods: [], after: 1, says: undefined },
]

it.each(cases)('a pod is Pending because $because', ({ nodes = [], pods, after, says }) => {
  const world = makeWorld()
  world.put('nodes', ...nodes)
  world.put('pods', ...pods)
  world.run(after)
  expect(explainPending(world.state(), 'default/web', world.kernel.state.now)).toBe(says)
})
