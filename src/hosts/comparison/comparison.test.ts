import { describe, expect, it } from 'vitest'
import { createEngine } from '../../engine/index'
import type { ComparisonNews, ComparisonRequest } from '../../protocol/comparison'
import { beginComparison } from './comparison'

const CONFIGURATION = {
  apiVersion: 'kubescheduler.config.k8s.io/v1',
  kind: 'KubeSchedulerConfiguration',
}
const PACKING = {
  ...CONFIGURATION,
  profiles: [
    {
      plugins: { multiPoint: { disabled: [{ name: 'NodeResourcesBalancedAllocation' }] } },
      pluginConfig: [
        { name: 'NodeResourcesFit', args: { scoringStrategy: { type: 'MostAllocated' } } },
        { name: 'PodTopologySpread', args: { defaultingType: 'List' } },
      ],
    },
  ],
}

const deployment = (name: string, replicas: number, cpu: string, memory: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        containers: [{ name, image: 'nginx:1.27', resources: { requests: { cpu, memory } } }],
      },
    },
  },
})

const request = (more: Partial<ComparisonRequest> = {}): ComparisonRequest => ({
  seed: 1,
  nodes: 6,
  workload: {
    documents: [deployment('small', 8, '250m', '256Mi'), deployment('middle', 4, '500m', '1Gi')],
    everyMillis: 2_000,
  },
  configurations: [CONFIGURATION, PACKING],
  probe: { cpu: '1', memory: '1Gi' },
  ...more,
})

const current = createEngine({ seed: 1, content: 'demo', views: false })

function play(asked: ComparisonRequest): ComparisonNews {
  const comparison = beginComparison(asked, current)
  if (!('work' in comparison)) throw new Error(comparison.map(({ what }) => what).join())
  comparison.work(() => true)
  return comparison.news(0)
}

const usedNodes = (news: ComparisonNews, side: 0 | 1): number =>
  news.frames.at(-1)?.sides[side].uses.filter(({ pods }) => pods > 0).length ?? 0

describe('a comparison', () => {
  it('shows MostAllocated filling fewer nodes than the default with the same pods', () => {
    const news = play(request())
    expect(news.phase).toBe('done')
    const last = news.frames.at(-1)?.sides
    expect(last?.map(({ placed }) => placed)).toEqual([12, 12])
    expect(usedNodes(news, 0)).toBe(6)
    expect(usedNodes(news, 1)).toBeLessThanOrEqual(2)
    expect(last?.[1].fragmentation.fits).toBeGreaterThan(last?.[0].fragmentation.fits ?? 0)
  })

  it('keeps both clusters at the same times, and comes out the same every time', () => {
    const [one, other] = [play(request()), play(request())]
    expect(one).toEqual(other)
    expect(one.frames.map(({ at }) => at)).toEqual(one.frames.map((_, n) => n * 500_000))
  })

  it('shows no difference between a configuration and itself', () => {
    const { frames } = play(request({ configurations: [PACKING, PACKING] }))
    expect(frames.every(({ sides: [a, b] }) => JSON.stringify(a) === JSON.stringify(b))).toBe(true)
  })

  it('is the same in slices of any size', () => {
    const asked = request()
    const comparison = beginComparison(asked, current)
    if (!('work' in comparison)) throw new Error('refused')
    let turns = 0
    while (comparison.news(0).phase !== 'done') {
      let left = 1
      comparison.work(() => left-- > 0)
      turns++
    }
    expect(turns).toBeGreaterThan(50)
    expect(comparison.news(0)).toEqual(play(asked))
  })

  it('says why pods of both sizes wait, in the words of the scheduler', () => {
    const documents = [deployment('giant', 2, '64', '1Gi')]
    const news = play(request({ workload: { documents, everyMillis: 0 } }))
    const [waiting] = news.frames.at(-1)?.sides[0].waiting ?? []
    expect(waiting?.count).toBe(2)
    expect(waiting?.pods.every((pod) => pod.startsWith('default/giant-'))).toBe(true)
    expect(waiting?.why).toMatch(/^0\/6 nodes are available: 6 Insufficient cpu/)
  })

  it('says what the API server refuses of the workload', () => {
    const documents = [deployment('Not a name', 1, '1', '1Gi')]
    const { refused } = play(request({ workload: { documents, everyMillis: 0 } }))
    expect(refused).toHaveLength(1)
    expect(refused[0]).toContain('Not a name')
  })
})

describe('a comparison on a running cluster', () => {
  it('schedules its workloads anew on workers like its own, and leaves it alone', () => {
    const { hash, now } = { hash: current.traceHash(), now: current.now() }
    const news = play(request({ nodes: 'cluster', workload: 'cluster' }))
    expect(news.nodes.map(({ name }) => name)).toEqual(['worker-1', 'worker-2', 'worker-3'])
    expect(news.refused).toEqual([])
    expect(news.frames.at(-1)?.sides.map(({ placed }) => placed)).toEqual([5, 5])
    expect([current.traceHash(), current.now()]).toEqual([hash, now])
  })

  it('keeps cordons, labels and taints of its workers', () => {
    const engine = createEngine({ seed: 1, workers: [{}, {}], content: 'empty', views: false })
    const headers = { 'content-type': 'application/merge-patch+json' }
    const taints = [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }]
    const patch = (name: string, body: unknown) =>
      engine.request({ method: 'PATCH', path: `/api/v1/nodes/${name}`, headers, body })
    patch('worker-1', { spec: { unschedulable: true } })
    patch('worker-2', { metadata: { labels: { disk: 'ssd' } }, spec: { taints } })
    engine.advance(engine.now() + 1_000_000)
    const comparison = beginComparison(request({ nodes: 'cluster' }), engine)
    if (!('work' in comparison)) throw new Error('refused')
    comparison.work(() => true)
    const { nodes, frames } = comparison.news(0)
    expect(nodes.map(({ cordoned }) => cordoned)).toEqual([true, false])
    const [waiting] = frames.at(-1)?.sides[0].waiting ?? []
    expect(waiting?.why).toContain('1 node(s) had untolerated taint(s)')
    expect(waiting?.why).toContain('1 node(s) were unschedulable')
  })
})

describe('a comparison is refused', () => {
  const wrong = (more: Partial<ComparisonRequest>) => {
    const begun = beginComparison(request(more), current)
    return 'work' in begun ? [] : begun.map(({ input, what }) => ({ input, what }))
  }

  it('for a configuration kube-scheduler would not start with, in its words', () => {
    const profiles = [{ plugins: { score: { enabled: [{ name: 'Nonsense' }] } } }]
    const [problem] = wrong({ configurations: [CONFIGURATION, { ...CONFIGURATION, profiles }] })
    expect(problem?.input).toBe('b')
    expect(problem?.what).toContain('Nonsense')
  })

  it.each([
    ['no worker', { nodes: 0 }, 'nodes'],
    ['more workers than fit beside a cluster', { nodes: 1e9 }, 'nodes'],
    ['nothing to schedule', { workload: { documents: [], everyMillis: 0 } }, 'workload'],
    ['a negative size', { probe: { cpu: '-1', memory: '1Gi' } }, 'probe'],
    ['a size that is none', { probe: { cpu: 'much', memory: '1Gi' } }, 'probe'],
  ] as const)('for %s', (_, more, input) => {
    expect(wrong(more).map((problem) => problem.input)).toEqual([input])
  })
})
