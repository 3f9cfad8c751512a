import { describe, expect, it } from 'vitest'
import type { Pod } from '../../api/core'
import { advance, restore, snapshot } from '../kernel/kernel'
import { lanesOf } from './lanes'
import { makeNode, makePod } from './testing/makeObjects.testing'
import { BEHAVIOURS, eventNotes, makeWorld, writesOf } from './testing/makeWorld.testing'
import { SCHEDULER } from './testing/wire.testing'

describe('a pod that fits', () => {
  it('is bound to the node, and an event says so', () => {
    const world = makeWorld()
    world.put('nodes', makeNode('n1'))
    world.put('pods', makePod('web'))
    world.run(1)
    expect(writesOf(world)).toEqual(['POST pods/web/binding n1', 'event Scheduled'])
    expect(eventNotes(world)).toEqual(['Successfully assigned default/web to n1'])
    expect(world.requests()[0]?.body).toMatchObject({ metadata: { uid: 'uid-of-web' } })
  })

  it('goes before a less important one that came earlier', () => {
    const world = makeWorld()
    world.put('pods', makePod('low'), makePod('high', { spec: { priority: 1000 } }))
    world.run(0.01)
    world.put('nodes', makeNode('n1'))
    world.run(5)
    const bindings = writesOf(world).filter((write) => write.includes('binding'))
    expect(bindings).toEqual(['POST pods/high/binding n1', 'POST pods/low/binding n1'])
  })

  it('takes its room at once, before the API server has confirmed the binding', () => {
    const world = makeWorld()
    world.put('nodes', makeNode('n1'))
    world.put('pods', makePod('a', { cpu: '3' }), makePod('b', { cpu: '3' }))
    world.run(1)
    const bindings = writesOf(world).filter((write) => write.includes('binding'))
    expect(bindings).toEqual(['POST pods/a/binding n1'])
    expect(lanesOf(world.state()).unschedulable.map(({ key }) => key)).toEqual(['default/b'])
  })

  it('belongs to another scheduler if it says so', () => {
    const world = makeWorld()
    world.put('nodes', makeNode('n1'))
    world.put('pods', makePod('web', { spec: { schedulerName: 'other' } }))
    world.run(5)
    expect(writesOf(world)).toEqual([])
  })

  it('is not scheduled any more once it is being deleted', () => {
    const world = makeWorld()
    world.put('nodes', makeNode('n1'))
    world.put('pods', makePod('web', { deleting: true }))
    world.run(1)
    expect(eventNotes(world)).toEqual(['skip schedule deleting pod: default/web'])
  })
})

describe('a pod that fits nowhere', () => {
  const BIG =
    '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: ' +
    '0/1 nodes are available: 1 Preemption is not helpful for scheduling.'

  it('gets an event and a condition with the reasons, and waits for a node that has room', () => {
    const world = makeWorld()
    world.put('nodes', makeNode('n1'))
    world.put('pods', makePod('big', { cpu: '6' }))
    world.run(1)
    expect(writesOf(world)).toEqual(['event FailedScheduling', 'PATCH pods/big/status'])
    expect(eventNotes(world)).toEqual([BIG])
    expect(world.requests()[1]?.body).toMatchObject({
      status: {
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message: BIG,
            observedGeneration: 1,
          },
        ],
      },
    })
    world.put('nodes', makeNode('small', { cpu: '5' }))
    world.run(5)
    expect(lanesOf(world.state()).unschedulable).toMatchObject([
      { key: 'default/big', attempts: 1, refusedBy: ['NodeResourcesFit'] },
    ])
    world.put('nodes', makeNode('n2', { cpu: '8' }))
    world.run(5)
    expect(writesOf(world)).toContain('POST pods/big/binding n2')
  })

  it('is not patched again when a later attempt says the same', () => {
    const world = makeWorld()
    const other = makePod('other', { spec: { nodeName: 'n1' } })
    world.put('nodes', makeNode('n1'))
    world.put('pods', other, makePod('big', { cpu: '6' }))
    world.run(5)
    // A pod that goes leaves room, though not enough.
    world.remove('pods', other)
    world.run(5)
    const patches = writesOf(world).filter((write) => write.startsWith('PATCH pods'))
    expect(patches).toHaveLength(1)
    expect(lanesOf(world.state()).unschedulable).toMatchObject([{ attempts: 2 }])
  })

  it('is tried again when the taint that kept it away is gone', () => {
    const world = makeWorld()
    const taints = [{ key: 'team', value: 'x', effect: 'NoExecute' as const }]
    world.put('nodes', makeNode('n1', { taints }), makeNode('n2'))
    const spec = { nodeSelector: { 'kubernetes.io/hostname': 'n1' } }
    world.put('pods', makePod('late', { spec }))
    world.run(1)
    expect(eventNotes(world)).toEqual([
      "0/2 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, " +
        '1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: ' +
        '0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
    ])
    world.put('nodes', makeNode('n1', { labels: { 'kubernetes.io/hostname': 'n1' } }))
    world.run(5)
    expect(writesOf(world)).toContain('POST pods/late/binding n1')
  })

  it('is tried again after five minutes at the latest', () => {
    const world = makeWorld()
    world.put('nodes', makeNode('n1'))
    world.put('pods', makePod('big', { cpu: '6' }))
    world.run(299)
    expect(lanesOf(world.state()).unschedulable).toMatchObject([{ attempts: 1 }])
    world.run(40)
    expect(lanesOf(world.state()).unschedulable).toMatchObject([{ attempts: 2 }])
  })

  it('backs off for longer and longer while there is no node at all', () => {
    const world = makeWorld()
    world.put('pods', makePod('web'))
    world.run(40)
    expect(new Set(eventNotes(world))).toEqual(new Set(['no nodes available to schedule pods']))
    // Tried at 0, 2, 5, 10, 19, 30 s: each back-off ends on the second after it.
    expect(lanesOf(world.state()).backoff).toMatchObject([{ attempts: 6, refusedBy: [] }])
  })
})

describe('a gated pod', () => {
  it('is left alone, without an event, until its last gate is gone', () => {
    const world = makeWorld()
    world.put('nodes', makeNode('n1'))
    const spec = { schedulingGates: [{ name: 'example.com/wait' }] }
    world.put('pods', makePod('gated', { spec }))
    world.run(400)
    expect(writesOf(world)).toEqual([])
    expect(lanesOf(world.state()).gated).toMatchObject([{ refusedBy: ['SchedulingGates'] }])
    world.put('pods', makePod('gated'))
    world.run(1)
    expect(writesOf(world)).toEqual(['POST pods/gated/binding n1', 'event Scheduled'])
  })
})

describe('a binding that is refused', () => {
  it('frees the room, tells why, and is tried again after a back-off', () => {
    const world = makeWorld({ refuseOnce: ['web'] })
    world.put('nodes', makeNode('n1'))
    world.put('pods', makePod('web'))
    world.run(1)
    expect(eventNotes(world)).toEqual([
      'running Bind plugin "DefaultBinder": Operation cannot be fulfilled on pods/binding "web": ' +
        'pod web is already assigned to node "n9"',
    ])
    expect(world.state().cache.pods.size).toBe(0)
    expect(lanesOf(world.state()).backoff).toMatchObject([{ key: 'default/web', attempts: 1 }])
    world.run(4)
    expect(writesOf(world).at(-2)).toBe('POST pods/web/binding n1')
  })
})

describe('preemption', () => {
  const runningOn = (node: string): Partial<Pod['spec']> => ({ nodeName: node })

  it('evicts a less important pod, and binds the other where its room was', () => {
    const world = makeWorld()
    world.put('nodes', makeNode('n1'), makeNode('n2'))
    world.put(
      'pods',
      makePod('low-1', { cpu: '3500m', spec: { ...runningOn('n1'), priority: 10 } }),
      makePod('low-2', { cpu: '3', spec: runningOn('n2') }),
    )
    world.run(1)
    world.put('pods', makePod('vip', { cpu: '2', spec: { priority: 1000 } }))
    world.run(5)
    expect(eventNotes(world)).toEqual([
      '0/2 nodes are available: 2 Insufficient cpu.',
      'Preempted by pod uid-of-vip on node n2',
      'Successfully assigned default/vip to n2',
    ])
    expect(writesOf(world).filter((write) => !write.startsWith('event'))).toEqual([
      'PATCH pods/low-2/status',
      'PATCH pods/vip/status',
      'DELETE pods/low-2',
      'POST pods/vip/binding n2',
    ])
    const nomination = { status: { nominatedNodeName: 'n2' } }
    expect(world.requests().some(({ body }) => matches(body, nomination))).toBe(true)
    expect(world.state().preempting.size).toBe(0)
    expect(world.state().nominator.nodeOf.size).toBe(0)
  })

  it('keeps the room for the pod it was made for', () => {
    const world = makeWorld()
    world.put('nodes', makeNode('n1'))
    const victim = makePod('low', { cpu: '3', spec: runningOn('n1') })
    world.put('pods', victim)
    world.run(1)
    world.put('pods', makePod('vip', { cpu: '2', spec: { priority: 1000 } }))
    world.run(0.004)
    expect(world.state().nominator.nodeOf.get('uid-of-vip')).toBe('n1')
    world.put('pods', makePod('thief', { cpu: '3' }))
    world.run(5)
    const bindings = writesOf(world).filter((write) => write.includes('binding'))
    expect(bindings).toEqual(['POST pods/vip/binding n1'])
  })
})

describe('the scheduler as a simulation', () => {
  const busy = (seed: number) => {
    const world = makeWorld({ seed })
    for (let i = 0; i < 5; i++) world.put('nodes', makeNode(`n${i}`, { cpu: '2' }))
    for (let i = 0; i < 30; i++) world.put('pods', makePod(`p${i}`, { cpu: `${100 + 40 * i}m` }))
    return world
  }

  it('decides the same from the same seed, and ties otherwise from another', () => {
    const run = (seed: number) => {
      const world = busy(seed)
      world.run(20)
      return { hash: world.kernel.state.trace.hash, nodes: writesOf(world) }
    }
    expect(run(7)).toEqual(run(7))
    expect(run(7).nodes).not.toEqual(run(8).nodes)
  })

  it('goes on from a snapshot as if nothing had been', () => {
    const world = busy(3)
    world.run(0.02)
    const behaviours = BEHAVIOURS
    const copy = restore(structuredClone(snapshot(world.kernel)), { seed: 3, behaviours })
    world.run(10)
    advance(copy, world.kernel.state.now)
    expect(copy.state.trace.hash).toBe(world.kernel.state.trace.hash)
    expect(copy.state.actors.get(SCHEDULER)?.state).toEqual(world.state())
  })

  it('tells of each extension point in turn, then of the decision', () => {
    const world = makeWorld()
    world.put('nodes', makeNode('n1'), makeNode('n2', { cpu: '2' }))
    world.put('pods', makePod('web'))
    world.run(1)
    const told = world.notes().map(({ note }) => ('point' in note ? note.point : note.type))
    expect(told).toEqual([
      'PreEnqueue',
      'QueueSort',
      'PreFilter',
      'Filter',
      'PreScore',
      'Score',
      'NormalizeScore',
      'Reserve',
      'scheduler.decision',
      'Bind',
    ])
    const times = world.notes().map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })
})

/** Whether `body` holds what `part` holds. */
function matches(body: unknown, part: object): boolean {
  try {
    expect(body).toMatchObject(part)
    return true
  } catch {
    return false
  }
}
