import { describe, expect, it } from 'vitest'
import type { Engine } from '../engine'
import { createEngine } from '../index'

const SECOND = 1_000_000
const HEAD = { apiVersion: 'kubescheduler.config.k8s.io/v1', kind: 'KubeSchedulerConfiguration' }
const PACKING = {
  ...HEAD,
  profiles: [
    {
      schedulerName: 'default-scheduler',
      plugins: { multiPoint: { disabled: [{ name: 'NodeResourcesBalancedAllocation' }] } },
      pluginConfig: [
        { name: 'NodeResourcesFit', args: { scoringStrategy: { type: 'MostAllocated' } } },
        { name: 'PodTopologySpread', args: { defaultingType: 'List' } },
      ],
    },
  ],
}

const clusterOf = (workers: number): Engine =>
  createEngine({
    seed: 1,
    workers: Array.from({ length: workers }, () => ({})),
    content: 'empty',
    views: false,
  })

function create(engine: Engine, name: string, cpu: string): void {
  const containers = [{ name: 'c', image: 'nginx:1.27', resources: { requests: { cpu } } }]
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers } }
  engine.request({ method: 'POST', path: '/api/v1/namespaces/default/pods', body: pod })
  engine.advance(engine.now() + 5 * SECOND)
}

function nodeOf(engine: Engine, name: string): string | undefined {
  const pod = engine.read(`/api/v1/namespaces/default/pods/${name}`)
  return (pod as { readonly spec?: { readonly nodeName?: string } } | undefined)?.spec?.nodeName
}

describe('a scheduler that is configured', () => {
  it('packs pods where MostAllocated scores, and spreads them where nobody said anything', () => {
    const nodesOf = (engine: Engine): Set<string | undefined> => {
      const names = ['a', 'b', 'c']
      for (const name of names) create(engine, name, '500m')
      return new Set(names.map((name) => nodeOf(engine, name)))
    }
    expect(nodesOf(clusterOf(3)).size).toBe(3)
    const packed = clusterOf(3)
    expect(packed.command({ type: 'configureScheduler', configuration: PACKING })).toBeUndefined()
    expect(nodesOf(packed).size).toBe(1)
  })

  it('starts again knowing the cluster, and takes up the pods that wait', () => {
    const engine = clusterOf(1)
    create(engine, 'a', '3')
    create(engine, 'waits', '3')
    expect(nodeOf(engine, 'waits')).toBeUndefined()
    const before = engine.decisions().length
    engine.command({ type: 'configureScheduler', configuration: PACKING })
    engine.advance(engine.now() + 5 * SECOND)
    // It is tried again, and still knows that the node is full; what was decided before is kept.
    expect(nodeOf(engine, 'waits')).toBeUndefined()
    expect(engine.decisions().length).toBeGreaterThan(before)
  })

  it('restarts as often as it is told to, even in one instant, and binds every pod once', () => {
    const engine = clusterOf(2)
    const configure = () => engine.command({ type: 'configureScheduler', configuration: PACKING })
    create(engine, 'before', '100m')
    const pod = (name: string) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name },
      spec: { containers: [{ name: 'c', image: 'nginx:1.27' }] },
    })
    const path = '/api/v1/namespaces/default/pods'
    engine.request({ method: 'POST', path, body: pod('under-way') })
    for (let i = 0; i < 40; i++) {
      engine.advance(engine.now() + 250)
      configure()
      configure()
    }
    create(engine, 'after', '100m')
    expect(['before', 'under-way', 'after'].map((name) => nodeOf(engine, name))).not.toContain(
      undefined,
    )
    const reasons = (
      engine.read('/api/v1/namespaces/default/events') as {
        readonly items: readonly { readonly reason: string; readonly message?: string }[]
      }
    ).items.filter(({ reason }) => reason === 'FailedScheduling')
    expect(reasons).toEqual([])
  })

  it('leaves pods alone that ask for a profile nobody configured', () => {
    const engine = clusterOf(1)
    const profiles = [{ schedulerName: 'batch' }]
    engine.command({ type: 'configureScheduler', configuration: { ...HEAD, profiles } })
    create(engine, 'a', '1')
    expect(nodeOf(engine, 'a')).toBeUndefined()
  })

  it('backs off as it was told to', () => {
    const engine = clusterOf(1)
    const limits = { podInitialBackoffSeconds: 40, podMaxBackoffSeconds: 60 }
    engine.command({ type: 'configureScheduler', configuration: { ...HEAD, ...limits } })
    create(engine, 'giant', '64')
    const tried = () => engine.decisions().filter(({ pod }) => pod.endsWith('/giant')).length
    const patch = { spec: { unschedulable: false }, metadata: { labels: { any: 'change' } } }
    engine.request({
      method: 'PATCH',
      path: '/api/v1/nodes/worker-1',
      headers: { 'content-type': 'application/merge-patch+json' },
      body: patch,
    })
    engine.advance(engine.now() + 20 * SECOND)
    expect(tried()).toBe(1)
  })

  it('goes on as it was when the configuration is wrong, and says so as kube-scheduler does', () => {
    const engine = clusterOf(1)
    const configuration = { ...HEAD, percentageOfNodesToScore: 101 }
    expect(engine.command({ type: 'configureScheduler', configuration })).toEqual({
      where: 'kube-scheduler',
      what: 'percentageOfNodesToScore: Invalid value: 101: not in valid range [0-100]',
      remedy: 'The scheduler goes on as it was.',
    })
    create(engine, 'a', '1')
    expect(nodeOf(engine, 'a')).toBe('worker-1')
  })
})
