import { describe, expect, it } from 'vitest'
import { seconds } from '../../kernel/micros'
import { podInfoOf } from '../cache/podInfo'
import { ASSIGNED_POD_DELETE, NODE_ADD } from '../framework/clusterEvent'
import { createFrameworks } from '../framework/frameworks'
import { DEFAULT_PROFILE, REGISTRY } from '../plugins/registry'
import { makeClusterView } from '../testing/makeCluster.testing'
import { makeNode, makePod, type PodParts } from '../testing/makeObjects.testing'
import { backoffEnd } from './backoff'
import { createHeap, firstOf, pop, push, remove } from './heap'
import { moveAllOn, requeueFailed } from './moveEvents'
import { createQueuedPod, type QueuedPod } from './queuedPod'
import {
  addNewPod,
  createSchedulingQueue,
  findQueued,
  popNext,
  type QueueAtWork,
} from './schedulingQueue'

const LIMITS = { firstMicros: seconds(1), mostMicros: seconds(10) }
const FRAMEWORKS = createFrameworks([DEFAULT_PROFILE], REGISTRY)

function atWork(now = 0): QueueAtWork & { now: number } {
  const cluster = makeClusterView({})
  return { queue: createSchedulingQueue(LIMITS), frameworks: FRAMEWORKS, cluster, now, cause: 0 }
}

/** A pod that was tried once, and refused by these plugins. */
function refused(work: QueueAtWork, plugins: readonly string[], parts: PodParts = {}): QueuedPod {
  addNewPod(work, podInfoOf(makePod('web', parts)))
  const pod = popNext(work)
  if (pod === undefined) throw new Error('the pod is not ready')
  pod.unschedulablePlugins = new Set(plugins)
  return pod
}

describe('back-off', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [4, 8],
    [5, 10],
    [6, 10],
    [50, 10],
  ])('after failure %i lasts %i seconds', (failures, lasts) => {
    const pod = createQueuedPod(podInfoOf(makePod('web')), seconds(100), 1, 0, LIMITS)
    pod.unschedulableCount = failures
    expect(backoffEnd(pod)).toBe(seconds(100 + lasts))
  })

  it('ends on a whole second', () => {
    const pod = createQueuedPod(podInfoOf(makePod('web')), seconds(3.7), 1, 0, LIMITS)
    pod.unschedulableCount = 1
    expect(backoffEnd(pod)).toBe(seconds(4))
  })
})

describe('a refused pod', () => {
  it('waits among the unschedulable until an event gives a plugin hope', () => {
    const work = atWork()
    const pod = refused(work, ['NodeResourcesFit'], { cpu: '2' })
    expect(requeueFailed(work, pod)).toBe('unschedulable')
    work.now = seconds(20)
    moveAllOn(work, NODE_ADD, undefined, makeNode('small', { cpu: '1' }))
    expect(findQueued(work.queue, pod.uid)?.place).toBe('unschedulable')
    moveAllOn(work, NODE_ADD, undefined, makeNode('large', { cpu: '2' }))
    expect(findQueued(work.queue, pod.uid)?.place).toBe('active')
  })

  it('backs off first if it failed a moment ago, and is tried early when nothing else waits', () => {
    const work = atWork()
    const pod = refused(work, ['NodeResourcesFit'])
    requeueFailed(work, pod)
    moveAllOn(work, NODE_ADD, undefined, makeNode('n1'))
    expect(findQueued(work.queue, pod.uid)?.place).toBe('backoff')
    expect(popNext(work)).toBe(pod)
  })

  it('hears of what happened while it was being scheduled', () => {
    const work = atWork()
    const pod = refused(work, ['NodeResourcesFit'])
    const gone = makePod('gone', { spec: { nodeName: 'n1' } })
    moveAllOn(work, ASSIGNED_POD_DELETE, gone, undefined)
    expect(requeueFailed(work, pod)).toBe('backoff')
    expect(work.queue.inFlight.events).toEqual([])
  })

  it('does not hear of what happened before', () => {
    const work = atWork()
    const other = refused(work, [])
    const gone = makePod('gone', { spec: { nodeName: 'n1' } })
    moveAllOn(work, ASSIGNED_POD_DELETE, gone, undefined)
    addNewPod(work, podInfoOf(makePod('late')))
    const late = popNext(work)
    if (late === undefined) throw new Error('the pod is not ready')
    late.unschedulablePlugins = new Set(['NodeResourcesFit'])
    expect(requeueFailed(work, late)).toBe('unschedulable')
    expect(work.queue.inFlight.pods.has(other.uid)).toBe(true)
  })

  it('is not woken for a plugin that did not refuse it', () => {
    const work = atWork()
    const pod = refused(work, ['TaintToleration'])
    requeueFailed(work, pod)
    const gone = makePod('gone', { spec: { nodeName: 'n1' } })
    moveAllOn(work, ASSIGNED_POD_DELETE, gone, undefined)
    expect(findQueued(work.queue, pod.uid)?.place).toBe('unschedulable')
  })
})

describe('a heap', () => {
  const less = (a: { value: number }, b: { value: number }): boolean => a.value < b.value

  it('gives back in order what is left after removals', () => {
    const heap = createHeap<{ uid: string; value: number }>()
    const values = [5, 3, 9, 1, 7, 8, 2, 6, 4, 0]
    for (const value of values) push(heap, { uid: `${value}`, value }, less)
    for (const uid of ['3', '0', '9']) remove(heap, uid, less)
    push(heap, { uid: '5', value: 10 }, less)
    expect(firstOf(heap, 3, less).map(({ value }) => value)).toEqual([1, 2, 4])
    const popped: number[] = []
    for (let item = pop(heap, less); item !== undefined; item = pop(heap, less)) {
      popped.push(item.value)
    }
    expect(popped).toEqual([1, 2, 4, 6, 7, 8, 10])
  })
})
