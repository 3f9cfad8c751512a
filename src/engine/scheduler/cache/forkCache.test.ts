import { expect, it } from 'vitest'
import { makeNode, makePod } from '../testing/makeObjects.testing'
import { forkCache } from './forkCache'
import { podInfoOf } from './podInfo'
import { addPod, createCache, nodeOrder, putNode, removePod } from './schedulerCache'

const pod = (name: string, node: string) =>
  podInfoOf(makePod(name, { labels: { app: 'web' }, spec: { nodeName: node } }))

function filled() {
  const cache = createCache()
  for (const name of ['n1', 'n2']) putNode(cache, makeNode(name))
  for (const name of ['a', 'b']) addPod(cache, pod(name, 'n1'))
  addPod(cache, pod('c', 'n2'))
  return cache
}

it('what is tried on a copy of the cache leaves the cache as it was', () => {
  const cache = filled()
  nodeOrder(cache)
  const before = structuredClone(cache)
  const nodes = [makeNode('n2', { cpu: '8' }), makeNode('n3')]
  const fork = forkCache(cache, { nodes, without: new Set(['uid-of-a', 'uid-of-c']) })
  expect(nodeOrder(fork).map(({ name }) => name)).toEqual(['n1', 'n2', 'n3'])
  expect(fork.nodes.get('n2')).toMatchObject({ allocatable: { milliCPU: 8000 } })
  expect(structuredClone(cache)).toEqual(before)
})

it('a copy of the cache without a pod counts as a cache that the pod has left', () => {
  const cache = filled()
  const fork = forkCache(cache, { nodes: [], without: new Set(['uid-of-a', 'uid-of-c']) })
  removePod(cache, 'uid-of-a')
  removePod(cache, 'uid-of-c')
  for (const part of ['nodes', 'tallies', 'priorities', 'images', 'tree'] as const) {
    expect(fork[part]).toEqual(cache[part])
  }
})
