import { describe, expect, it } from 'vitest'
import type { Pod } from '../../../api/core'
import { randomBelow } from '../../kernel/random'
import { decisionOf } from '../decisionRecord'
import { makeNode, makePod } from '../testing/makeObjects.testing'
import { makeWorld, type World } from '../testing/makeWorld.testing'
import { SCHEDULER } from '../testing/wire.testing'
import { decide } from './decide'
import type { Supposition } from './supposition'

const POD = 'default/web'

function dry(world: World, supposition?: Supposition, pod = POD) {
  const actor = world.kernel.state.actors.get(SCHEDULER)
  if (actor === undefined) throw new Error('there is no scheduler')
  const draws = { ...actor.random }
  const random = (bound: number): number => randomBelow(draws, bound)
  const found = decide(world.state(), { now: world.kernel.state.now, random }, pod, supposition)
  if ('error' in found) throw new Error(found.error)
  return decisionOf(found.record)
}

function worldWith(pod: Pod, ...nodes: ReturnType<typeof makeNode>[]): World {
  const world = makeWorld()
  world.put('nodes', ...nodes)
  world.run(0.1)
  world.put('pods', pod)
  world.run(2)
  return world
}

describe('a pod that fits nowhere', () => {
  const taints = [{ key: 'gpu', effect: 'NoSchedule' as const }]
  const big = makePod('web', { cpu: '6' })
  const world = worldWith(big, makeNode('n1'), makeNode('n2', { cpu: '8', taints }))

  it.each<[string, Supposition, string]>([
    ['as things are', {}, ''],
    ['a node lost its taint', { nodes: [makeNode('n2', { cpu: '8' })] }, 'n2'],
    ['there were a larger node', { nodes: [makeNode('n3', { cpu: '16' })] }, 'n3'],
    ['it asked for less', { pod: makePod('web', { cpu: '4' }) }, 'n1'],
    ['it tolerated the taint', { pod: { ...big, spec: { ...big.spec, tolerations } } }, 'n2'],
    ['taints did not count', { profile: { off: ['TaintToleration'] } }, 'n2'],
  ])('is decided about if %s', (_, supposition, node) => {
    expect(dry(world, supposition).node).toBe(node)
  })

  it('is still waiting afterwards', () => {
    expect(dry(world)).toMatchObject({
      id: 0,
      attempt: 0,
      message: expect.stringContaining('0/2 nodes are available: 1 Insufficient cpu'),
    })
  })
})

const tolerations = [{ operator: 'Exists' as const }]

describe('a pod on a node', () => {
  const world = worldWith(makePod('web', { cpu: '3' }), makeNode('n1'))

  it('is decided about as if it had never been placed', () => {
    expect(dry(world)).toMatchObject({ node: 'n1', result: 'scheduled' })
  })

  it('gives its room to another, in a world without it', () => {
    const other = makePod('other', { cpu: '2' })
    world.put('pods', other)
    world.run(2)
    expect(dry(world, {}, 'default/other').node).toBe('')
    expect(dry(world, { without: [POD] }, 'default/other').node).toBe('n1')
    expect(dry(world, {}, 'default/other').node).toBe('')
  })
})

it('a pod held by a gate is decided about once the gate is supposed to be gone', () => {
  const schedulingGates = [{ name: 'example.com/wait' }]
  const world = worldWith(makePod('web', { spec: { schedulingGates } }), makeNode('n1'))
  expect(dry(world)).toMatchObject({
    result: 'unschedulable',
    message: 'waiting for scheduling gates: [example.com/wait]',
  })
  expect(dry(world, { pod: makePod('web') }).node).toBe('n1')
})

it('a tie is drawn as the scheduler itself then draws it', () => {
  const nodes = ['n1', 'n2', 'n3', 'n4', 'n5'].map((name) => makeNode(name))
  const schedulingGates = [{ name: 'example.com/wait' }]
  for (const seed of [1, 2, 3, 4]) {
    const world = makeWorld({ seed })
    world.put('nodes', ...nodes)
    world.put('pods', makePod('web', { spec: { schedulingGates } }))
    world.run(1)
    const supposed = dry(world, { pod: makePod('web') })
    expect(supposed.ties).toHaveLength(5)
    expect(dry(world, { pod: makePod('web') }).node).toBe(supposed.node)
    world.put('pods', makePod('web'))
    world.run(1)
    expect(world.state().decisions.at(-1)?.node).toBe(supposed.node)
  }
})

describe('another profile', () => {
  const world = makeWorld()
  world.put('nodes', makeNode('full'), makeNode('empty'))
  world.put('pods', makePod('old', { cpu: '2', spec: { nodeName: 'full' } }), makePod('web'))
  world.run(1)
  const scoring = (type: string) => ({
    apiVersion: 'kubescheduler.config.k8s.io/v1',
    kind: 'KubeSchedulerConfiguration',
    profiles: [
      { pluginConfig: [{ name: 'NodeResourcesFit', args: { scoringStrategy: { type } } }] },
    ],
  })

  it('spreads by LeastAllocated and packs by MostAllocated', () => {
    const off = ['NodeResourcesBalancedAllocation']
    const configured = (type: string) => ({
      profile: { configuration: scoring(type), off },
    })
    expect(dry(world, configured('LeastAllocated')).node).toBe('empty')
    expect(dry(world, configured('MostAllocated')).node).toBe('full')
  })

  it('counts a plugin by its weight, and not at all by a weight of nothing', () => {
    const weights = { NodeResourcesFit: 7, NodeResourcesBalancedAllocation: 0 }
    const { scorers } = dry(world, { profile: { weights } })
    expect(scorers).toContainEqual({ plugin: 'NodeResourcesFit', weight: 7 })
    expect(scorers.map(({ plugin }) => plugin)).not.toContain('NodeResourcesBalancedAllocation')
  })

  it('is refused as kube-scheduler would refuse to start with it', () => {
    const configuration = scoring('Whatever')
    expect(() => dry(world, { profile: { configuration } })).toThrow('scoringStrategy.type')
    expect(() => dry(world, { profile: { schedulerName: 'mine' } })).toThrow(
      'there is no profile called mine',
    )
  })
})
