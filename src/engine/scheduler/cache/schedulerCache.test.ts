import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Node, Pod } from '../../../api/core'
import { makeNode, makePod } from '../testing/makeObjects.testing'
import { podInfoOf } from './podInfo'
import {
  addPod,
  assumePod,
  createCache,
  forgetPod,
  nodeOrder,
  putNode,
  removeNode,
  removePod,
  type SchedulerCache,
} from './schedulerCache'

type Step =
  | { readonly type: 'node'; readonly node: number; readonly variant: number }
  | { readonly type: 'removeNode'; readonly node: number; readonly variant: number }
  | {
      readonly type: 'pod' | 'removePod' | 'assume' | 'forget'
      readonly pod: number
      readonly node: number
      readonly variant: number
    }

const small = (most: number) => fc.integer({ min: 0, max: most })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constantFrom('node' as const, 'removeNode' as const),
    node: small(3),
    variant: small(2),
  }),
  fc.record({
    type: fc.constantFrom(
      'pod' as const,
      'pod' as const,
      'removePod' as const,
      'assume' as const,
      'forget' as const,
    ),
    pod: small(5),
    node: small(3),
    variant: small(2),
  }),
)

describe('the scheduler cache', () => {
  it('holds, after any history, what a cache built from the last state holds', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const cache = createCache()
        const nodes = new Map<string, Node>()
        const pods = new Map<string, Pod>()
        const assumed = new Map<string, Pod>()
        for (const one of steps) play(cache, nodes, pods, assumed, one)
        const fresh = createCache()
        for (const node of nodes.values()) putNode(fresh, node)
        for (const pod of pods.values()) addPod(fresh, podInfoOf(pod))
        for (const [uid, pod] of assumed) {
          const { nodeName = '', ...spec } = pod.spec
          assumePod(fresh, podInfoOf({ ...pod, spec }), nodeName)
          expect(cache.assumed.has(uid)).toBe(true)
        }
        expect(summary(cache)).toEqual(summary(fresh))
      }),
      { numRuns: 300, seed: 35 },
    )
  })

  it('lists nodes zone by zone in turn', () => {
    const cache = createCache()
    const zones: readonly (readonly [string, string])[] = [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
      ['a3', 'a'],
      ['b2', 'b'],
    ]
    for (const [name, zone] of zones) putNode(cache, inZone(name, zone))
    expect(nodeOrder(cache).map(({ name }) => name)).toEqual(['a1', 'b1', 'a2', 'b2', 'a3'])
    putNode(cache, inZone('a1', 'b'))
    expect(nodeOrder(cache).map(({ name }) => name)).toEqual(['a2', 'b1', 'a3', 'b2', 'a1'])
  })

  it('refuses to assume a pod that is on a node already', () => {
    const cache = createCache()
    addPod(cache, podInfoOf(podOn(1, 1, 0)))
    expect(assumePod(cache, podInfoOf(podOn(1, 1, 0)), 'n1')).toContain("can't be assumed")
  })
})

function play(
  cache: SchedulerCache,
  nodes: Map<string, Node>,
  pods: Map<string, Pod>,
  assumed: Map<string, Pod>,
  one: Step,
): void {
  if (one.type === 'node') {
    const node = variantOf(one.node, one.variant)
    nodes.set(node.metadata.name, node)
    putNode(cache, node)
    return
  }
  if (one.type === 'removeNode') {
    nodes.delete(`n${one.node}`)
    removeNode(cache, `n${one.node}`)
    return
  }
  const pod = podOn(one.pod, one.node, one.variant)
  const { uid } = pod.metadata
  if (one.type === 'pod') {
    assumed.delete(uid)
    pods.set(uid, pod)
    addPod(cache, podInfoOf(pod))
  } else if (one.type === 'removePod') {
    assumed.delete(uid)
    pods.delete(uid)
    removePod(cache, uid)
  } else if (one.type === 'assume') {
    const { nodeName = '', ...spec } = pod.spec
    if (assumePod(cache, podInfoOf({ ...pod, spec }), nodeName) === undefined) assumed.set(uid, pod)
  } else {
    assumed.delete(uid)
    forgetPod(cache, uid)
  }
}

/** All that plugins can see, without the order in which pods came to a node. */
function summary(cache: SchedulerCache) {
  const nodes = [...cache.nodes.values()].map((info) => {
    const ports = info.usedPorts.map(({ port }) => port).sort()
    return { ...info, version: 0, pods: [...info.pods.keys()].sort(), usedPorts: ports }
  })
  const tallies = [...cache.tallies.all.values()]
  return {
    nodes: nodes.sort(byName),
    // The order depends on who came when; what it lists does not.
    listed: nodeOrder(cache)
      .map(({ name }) => name)
      .sort(),
    tallies: new Map(tallies.map(({ key, nodes: counts }) => [key, counts])),
    namespaces: [...cache.tallies.byNamespace.keys()].sort(),
    withAffinity: [...cache.tallies.withAffinity].map(({ key }) => key).sort(),
    images: cache.images,
    priorities: cache.priorities,
    assumed: [...cache.assumed].sort(),
  }
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1)

const inZone = (name: string, zone: string): Node =>
  makeNode(name, { labels: { 'topology.kubernetes.io/zone': zone } })

/** A node in one of a few states. */
function variantOf(number: number, variant: number): Node {
  const node = inZone(`n${number}`, variant === 0 ? 'a' : 'b')
  const names = [`image-${variant}`, `image-${variant}:latest`]
  const images = variant === 0 ? [] : [{ names, sizeBytes: 1000 }]
  return { ...node, status: { allocatable: { cpu: `${variant + 1}` }, images } }
}

function podOn(number: number, node: number, variant: number): Pod {
  const port = { containerPort: 80, hostPort: 8000 + variant }
  const requests = { cpu: `${variant + 1}`, 'example.com/gpu': `${variant}` }
  const container = { name: 'c', image: 'pause', resources: { requests } }
  const containers = [variant === 1 ? { ...container, ports: [port] } : container]
  const term = { topologyKey: 'zone', labelSelector: {} }
  const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } }
  const spec = {
    nodeName: `n${node}`,
    priority: variant,
    containers,
    ...(variant === 2 && { affinity }),
  }
  return makePod(`p${number}`, { labels: { app: `app-${variant}` }, spec })
}
