import { afterEach, expect, it } from 'vitest'
import type { PodView, ViewDelta } from '../protocol/messages'
import { applyDeltas, clearCluster } from './cluster'
import { type Binding, onPodsBound, onPodsChanged, podsOn } from './podsOnNodes'

const put = (name: string, node: string): ViewDelta => ({ op: 'put', record: makePod(name, node) })
const drop = (name: string): ViewDelta => ({ op: 'drop', kind: 'Pod', key: `default/${name}` })

afterEach(() => clearCluster())

it('lists the pods of a node in the order they came', () => {
  applyDeltas([put('a', 'worker-1'), put('b', ''), put('c', 'worker-1')])
  expect(podsOn('worker-1')).toEqual(['default/a', 'default/c'])
})

it('keeps the same list while the pods only change', () => {
  applyDeltas([put('a', 'worker-1')])
  const before = podsOn('worker-1')
  applyDeltas([put('a', 'worker-1')])
  expect(podsOn('worker-1')).toBe(before)
})

it('tells that a pod was bound only when it was seen waiting', () => {
  const heard: Binding[] = []
  const stop = onPodsBound((bindings) => heard.push(...bindings))
  applyDeltas([put('old', 'worker-1'), put('new', '')])
  applyDeltas([put('new', 'worker-2')])
  stop()
  expect(heard).toEqual([{ pod: 'default/new', node: 'worker-2' }])
})

it('forgets a pod that is gone, and a node without pods', () => {
  applyDeltas([put('a', 'worker-1')])
  applyDeltas([drop('a')])
  expect(podsOn('worker-1')).toEqual([])
})

it('tells once a batch which nodes changed', () => {
  const heard: string[][] = []
  const stop = onPodsChanged((nodes) => heard.push([...nodes]))
  applyDeltas([put('a', 'worker-1'), put('b', 'worker-2'), put('c', 'worker-1')])
  stop()
  expect(heard).toEqual([['worker-1', 'worker-2']])
})

function makePod(name: string, node: string): PodView {
  return {
    kind: 'Pod',
    key: `default/${name}`,
    uid: name,
    namespace: 'default',
    name,
    node,
    look: 'running',
    status: 'Running',
    readyContainers: 1,
    containers: [],
    restarts: 0,
    owner: '',
    labels: {},
    cpuMillis: 0,
    memoryBytes: 0,
    ip: '',
    createdAt: 0,
    priority: 0,
  }
}
