import { expect, it } from 'vitest'
import type { Pod } from '../../api/core'
import type { ComparedNode } from '../../protocol/comparison'
import { fragmentation, type MeasuredPod, measuredPod, nodeUses, waitingPods } from './measure'

const GI = 1024 ** 3

const node = (name: string, more: Partial<ComparedNode> = {}): ComparedNode => ({
  name,
  zone: 'a',
  cpuMillis: 4_000,
  memoryBytes: 8 * GI,
  podsMost: 110,
  cordoned: false,
  ...more,
})

const pod = (key: string, on: string, cpuMillis: number, gi: number): MeasuredPod => ({
  key,
  owner: `Pod/${key}`,
  node: on,
  why: 'because',
  cpuMillis,
  memoryBytes: gi * GI,
})

const nodes = [node('one'), node('two')]
const probe = { cpuMillis: 1_000, memoryBytes: GI }
const judged = (pods: readonly MeasuredPod[], of = nodes) =>
  fragmentation(of, nodeUses(of, pods), probe)

it('adds up the requests of the pods of each node', () => {
  const pods = [pod('a', 'one', 500, 1), pod('b', 'one', 250, 2), pod('c', '', 9_000, 9)]
  expect(nodeUses(nodes, pods)).toEqual([
    { cpuMillis: 750, memoryBytes: 3 * GI, pods: 2 },
    { cpuMillis: 0, memoryBytes: 0, pods: 0 },
  ])
})

it('wastes no cpu where whole probes fill what is free', () => {
  expect(judged([pod('a', 'one', 4_000, 1)])).toMatchObject({ cpu: 0, fits: 4 })
})

it('wastes the rests on each node that are too small for the probe', () => {
  // 3.5 and 3.5 cores free: three probes each, half a core of each is of no use.
  const found = judged([pod('a', 'one', 500, 1), pod('b', 'two', 500, 1)])
  expect(found.fits).toBe(6)
  expect(found.cpu).toBeCloseTo(1 / 7)
})

it('wastes the memory of a node whose cpu is gone', () => {
  const full = [pod('a', 'one', 4_000, 1), pod('b', 'two', 4_000, 1)]
  expect(judged(full)).toMatchObject({ cpu: 0, memory: 1, fits: 0 })
})

it('counts the places for pods as well', () => {
  expect(judged([], [node('one', { podsMost: 2 })]).fits).toBe(2)
})

it('leaves cordoned nodes out of what is free', () => {
  const found = judged([], [node('one', { cordoned: true }), node('two', { cpuMillis: 2_000 })])
  expect(found.fits).toBe(2)
  expect(found.largest).toEqual({ cpuMillis: 2_000, memoryBytes: 8 * GI })
})

it('finds the largest pod on the node whose scarcer resource is freest', () => {
  const found = judged([pod('a', 'one', 0, 7), pod('b', 'two', 1_000, 2)])
  expect(found.largest).toEqual({ cpuMillis: 3_000, memoryBytes: 6 * GI })
})

it('groups those that wait by what the scheduler says, the most first', () => {
  const waits = (key: string, why: string) => ({ ...pod(key, '', 1, 1), why })
  const pods = [waits('a', 'cpu'), waits('b', 'memory'), waits('c', 'memory')]
  expect(waitingPods([...pods, pod('d', 'one', 1, 1)])).toEqual([
    { why: 'memory', pods: ['b', 'c'], count: 2 },
    { why: 'cpu', pods: ['a'], count: 1 },
  ])
})

it('tells two hundred names at the most, and how many there are', () => {
  const many = Array.from({ length: 300 }, (_, n) => pod(`p${n}`, '', 1, 1))
  const [group] = waitingPods(many)
  expect([group?.pods.length, group?.count]).toEqual([200, 300])
})

it('frees the room of a pod that is over', () => {
  const over = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace: 'default', name: 'job' },
    spec: { nodeName: 'one', containers: [{ name: 'c', image: 'i' }] },
    status: { phase: 'Succeeded' },
  } as unknown as Pod
  expect(measuredPod(over)).toBeUndefined()
  const running = { ...over, status: { phase: 'Running' } } as Pod
  expect(measuredPod(running)).toMatchObject({ key: 'default/job', node: 'one', cpuMillis: 0 })
})
