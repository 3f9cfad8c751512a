import { describe, expect, it } from 'vitest'
import type { Lease } from '../../../api/coordination'
import type { Node, Pod } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import { microTimeAt } from '../../clientGo/wallClock'
import { type Micros, seconds } from '../../kernel/micros'
import { linesOf, makeDesk, requestsOf } from '../desk.testing'
import { makeNode, makePod, NOON } from '../objects.testing'
import type { Outcome } from '../plan'
import type { NodeLifecycleMemory } from './memory'
import { nodeLifecycleController as controller } from './nodeLifecycle'
import { noScheduleChange, taintPatch } from './taints'
import {
  createZone,
  enqueueNode,
  evictionRate,
  nextTurn,
  setRate,
  takeTurn,
  zoneStateOf,
} from './zones'

const lease = (name: string, renewed: Micros): Lease => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: {
    name,
    namespace: 'kube-node-lease',
    uid: `lease-${name}`,
    resourceVersion: '1',
    creationTimestamp: NOON,
  },
  spec: { renewTime: microTimeAt(renewed) },
})

/** One look at the nodes; what the controller remembers goes from look to look. */
const look = (memory: NodeLifecycleMemory, now: Micros, ...objects: KubeObject[]) => {
  const desk = makeDesk(memory, objects, now)
  return { desk, plan: controller.reconcile('monitor', desk) }
}

describe('A node', () => {
  const node = makeNode('node-1')
  const other = makeNode('node-2')

  it('is greeted when it comes and seen off when it goes', () => {
    const memory = controller.createMemory()
    expect(linesOf(look(memory, 0, node).plan)).toEqual([
      'event RegisteredNode: Node node-1 event: Registered Node node-1 in Controller',
    ])
    expect(linesOf(look(memory, seconds(5), node).plan)).toEqual([])
    expect(linesOf(look(memory, seconds(10)).plan)).toEqual([
      'event RemovingNode: Node node-1 event: Removing Node node-1 from Controller',
    ])
  })

  it('is silent when neither its lease nor its status moved for 50 seconds', () => {
    const memory = controller.createMemory()
    look(memory, 0, node, other, lease('node-1', 0), lease('node-2', 0))
    const alive = lease('node-2', seconds(40))
    const early = look(memory, seconds(50), node, other, lease('node-1', 0), alive)
    expect(early.desk.added).toEqual([])
    const late = look(memory, seconds(55), node, other, lease('node-1', 0), alive)
    expect(late.desk.added).toEqual(['health node-1'])
  })

  it('has 60 seconds to post its first status', () => {
    const memory = controller.createMemory()
    const newcomer = { ...makeNode('node-1'), status: {} }
    look(memory, 0, newcomer)
    expect(look(memory, seconds(60), newcomer).desk.added).toEqual([])
    expect(look(memory, seconds(65), newcomer).desk.added).toEqual(['health node-1'])
  })

  it('that fell silent becomes Unknown, its pods not ready, and it gets in line for its taint', () => {
    const memory = controller.createMemory()
    const objects = [node, other, lease('node-1', 0), makePod('web')]
    look(memory, 0, ...objects)
    const desk = makeDesk(memory, objects, seconds(51))
    const write = controller.reconcile('health node-1', desk)
    const [put] = requestsOf(write)
    expect(put).toMatchObject({
      method: 'PUT',
      path: '/api/v1/nodes/node-1/status',
      body: {
        status: {
          conditions: [
            {
              type: 'Ready',
              status: 'Unknown',
              reason: 'NodeStatusUnknown',
              message: 'Kubelet stopped posting node status.',
            },
            { type: 'MemoryPressure', status: 'Unknown', reason: 'NodeStatusNeverUpdated' },
            { type: 'DiskPressure', status: 'Unknown' },
            { type: 'PIDPressure', status: 'Unknown' },
          ],
        },
      },
    })
    const outcome: Outcome = { error: undefined, answers: [{ status: 200, body: put?.body }] }
    const then = write.next && controller.resume?.(write.next, outcome, 'health node-1', desk)
    expect(then && linesOf(then)).toEqual([
      'event NodeNotReady: Node node-1 status is now: NodeNotReady',
      'PUT /api/v1/namespaces/default/pods/web/status',
    ])
    expect(then && requestsOf(then)[0]).toMatchObject({
      body: { status: { conditions: [{ type: 'Ready', status: 'False' }] } },
      onSuccess: { type: 'Warning', reason: 'NodeNotReady', message: 'Node is not ready' },
    })
    expect(memory.zones.get('')?.waiting).toEqual(['node-1'])
    expect(desk.delayed.has('turns')).toBe(true)
  })

  it('that is ready again loses its NoExecute taints at the next look', () => {
    const unreachable = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' } as const
    const back = makeNode('node-1', { spec: { taints: [unreachable] } })
    expect(look(controller.createMemory(), 0, back).desk.added).toEqual(['reachable node-1'])
  })
})

describe('A node gets NoSchedule taints by its conditions', () => {
  const conditions = (
    ...pairs: readonly (readonly [string, 'True' | 'False' | 'Unknown'])[]
  ): Node => ({
    ...makeNode('node-1'),
    status: { conditions: pairs.map(([type, status]) => ({ type, status })) },
  })
  const keys = ({ add }: ReturnType<typeof noScheduleChange>) =>
    add.map(({ key, effect }) => `${key}:${effect}`)

  it.each<[string, Node, readonly string[]]>([
    ['a ready node has none', conditions(['Ready', 'True']), []],
    ['not ready', conditions(['Ready', 'False']), ['node.kubernetes.io/not-ready:NoSchedule']],
    [
      'unreachable',
      conditions(['Ready', 'Unknown']),
      ['node.kubernetes.io/unreachable:NoSchedule'],
    ],
    [
      'short of memory',
      conditions(['Ready', 'True'], ['MemoryPressure', 'True']),
      ['node.kubernetes.io/memory-pressure:NoSchedule'],
    ],
    [
      'cordoned',
      makeNode('node-1', { spec: { unschedulable: true } }),
      ['node.kubernetes.io/unschedulable:NoSchedule'],
    ],
  ])('%s', (_, node, want) => {
    expect(keys(noScheduleChange(node))).toEqual(want)
  })

  it('and loses them with their reason, whoever else tainted it', () => {
    const gpu = { key: 'gpu', value: 'true', effect: 'NoSchedule' } as const
    const unschedulable = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' } as const
    const node = makeNode('node-1', { spec: { taints: [gpu, unschedulable] } })
    expect(taintPatch(node, noScheduleChange(node), NOON)?.body).toEqual({
      metadata: { resourceVersion: '7' },
      spec: { taints: [gpu] },
    })
  })
})

describe('A zone', () => {
  it.each([
    ['is normal while most of its nodes are ready', ['True', 'True', 'Unknown'], 'Normal'],
    ['is normal with two nodes down of three', ['True', 'Unknown', 'Unknown'], 'Normal'],
    [
      'is disrupted with three of five down',
      ['True', 'True', 'False', 'False', 'Unknown'],
      'PartialDisruption',
    ],
    ['is down when no node is ready', ['Unknown', 'False'], 'FullDisruption'],
  ] as const)('%s', (_, states, want) => {
    expect(zoneStateOf(states)).toBe(want)
  })

  it('loses a node every ten seconds, fewer when much of it is down', () => {
    expect(evictionRate('Normal', 10)).toBe(0.1)
    expect(evictionRate('FullDisruption', 10)).toBe(0.1)
    expect(evictionRate('PartialDisruption', 50)).toBe(0)
    expect(evictionRate('PartialDisruption', 51)).toBe(0.01)
  })

  it('gives the first turn at once and the next ten seconds later', () => {
    const zone = createZone(0)
    for (const name of ['a', 'b']) enqueueNode(zone, name)
    expect(takeTurn(zone, 0)).toBe(true)
    expect(takeTurn(zone, seconds(9))).toBe(false)
    expect(nextTurn(zone, seconds(9))).toBe(seconds(1))
    expect(takeTurn(zone, seconds(10))).toBe(true)
  })

  it('gives no turn at all at a rate of nothing', () => {
    const zone = createZone(0)
    setRate(zone, 0, 0)
    expect(takeTurn(zone, seconds(1000))).toBe(false)
    expect(nextTurn(zone, seconds(1000))).toBeUndefined()
  })

  it('that is down stops all evictions when every other is down too', () => {
    const memory = controller.createMemory()
    const unready = (name: string, zone: string) => makeNode(name, { ready: 'Unknown', zone })
    const up = [makeNode('a1', { zone: 'a' }), makeNode('b1', { zone: 'b' })]
    look(memory, 0, ...up)
    const { desk } = look(memory, seconds(5), unready('a1', 'a'), unready('b1', 'b'))
    expect([...memory.zones.values()].map(({ rate }) => rate)).toEqual([0, 0])
    expect(desk.added).toEqual(['reachable a1', 'reachable b1'])
    look(memory, seconds(10), makeNode('a1', { zone: 'a' }), unready('b1', 'b'))
    expect([...memory.zones.values()].map(({ rate }) => rate)).toEqual([0.1, 0.1])
  })
})

describe('A pod that comes to a node that is down', () => {
  it('is marked not ready', () => {
    const memory = controller.createMemory()
    const down = makeNode('node-1', { ready: 'Unknown' })
    look(memory, 0, down)
    const pod: Pod = makePod('late')
    const desk = makeDesk(memory, [down, pod])
    const event = { type: 'add', informer: 'pods', key: 'default/late', object: pod } as const
    controller.observe({ ...event, old: undefined }, desk)
    expect(desk.added).toEqual(['pod default/late'])
    expect(linesOf(controller.reconcile('pod default/late', desk))).toEqual([
      'PUT /api/v1/namespaces/default/pods/late/status',
    ])
  })
})
