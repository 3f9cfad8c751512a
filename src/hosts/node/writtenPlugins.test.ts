import { beforeAll, describe, expect, it } from 'vitest'
import type { Pod } from '../../api/core'
import type { Command } from '../../engine/commands/command'
import type { Engine } from '../../engine/engine'
import { createEngine, restoreEngine } from '../../engine/index'
import type { PluginSandbox } from '../../engine/scheduler/written/pluginSandbox'
import { loadNodeSandbox } from './nodeSandbox'

const SECOND = 1_000_000
const HEAD = { apiVersion: 'kubescheduler.config.k8s.io/v1', kind: 'KubeSchedulerConfiguration' }

let sandbox: PluginSandbox
beforeAll(async () => {
  sandbox = await loadNodeSandbox()
})

const WORKERS = [
  { labels: { disk: 'hdd' } },
  { labels: { disk: 'ssd' } },
  { labels: { disk: 'hdd' } },
]

function makeCluster(workers: readonly object[] = WORKERS): Engine {
  const options = { seed: 1, workers, content: 'empty', views: false, checked: true } as const
  return createEngine(options, () => sandbox)
}

const FAST_DISKS = `
function score(pod, nodeInfo) {
  return nodeInfo.node.metadata.labels.disk === 'ssd' ? 1 : 0
}
const normalizeScore = (scores) => defaultNormalizeScore(100, false, scores)
`
const EVEN_NODES = `
function filter(pod, nodeInfo) {
  const name = nodeInfo.node.metadata.name
  return Number(name.at(-1)) % 2 === 0 ? true : 'node(s) had an odd number'
}
`

const write = (name: string, source: string, weight = 10, enabled = true): Command => ({
  type: 'writeSchedulerPlugin',
  name,
  source,
  weight,
  enabled,
})

function create(engine: Engine, name: string): void {
  const containers = [{ name: 'c', image: 'nginx:1.27' }]
  const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers } }
  engine.request({ method: 'POST', path: '/api/v1/namespaces/default/pods', body })
  engine.advance(engine.now() + 3 * SECOND)
}

const podOf = (engine: Engine, name: string) =>
  engine.read(`/api/v1/namespaces/default/pods/${name}`) as Pod

const nodeOf = (engine: Engine, name: string) => podOf(engine, name).spec.nodeName

const scheduled = (engine: Engine, name: string) =>
  podOf(engine, name).status?.conditions?.find(({ type }) => type === 'PodScheduled')

/** Where three pods go that ask for nothing. */
function landing(engine: Engine): readonly (string | undefined)[] {
  const names = ['a', 'b', 'c']
  for (const name of names) create(engine, name)
  return names.map((name) => nodeOf(engine, name))
}

describe('a plugin that a person wrote', () => {
  it('scores with its weight beside the others, and pods land by it', () => {
    const engine = makeCluster()
    expect(engine.command(write('FastDisks', FAST_DISKS))).toBeUndefined()
    expect(landing(engine)).toEqual(['worker-2', 'worker-2', 'worker-2'])
    const decision = engine.decisions().find(({ pod }) => pod === 'default/a')
    expect(decision?.scorers.at(-1)).toEqual({ plugin: 'FastDisks', weight: 10 })
    const scores = decision?.nodes.map(({ node, scores: all }) => [node, all.at(-1)])
    expect(scores).toContainEqual([
      'worker-2',
      { plugin: 'FastDisks', weight: 10, raw: 1, normalized: 100 },
    ])
  })

  it('refuses nodes, in the words it gave', () => {
    const engine = makeCluster()
    engine.command(write('EvenNodes', EVEN_NODES))
    expect(landing(engine)).toEqual(['worker-2', 'worker-2', 'worker-2'])
    const alone = makeCluster([{}])
    alone.command(write('EvenNodes', EVEN_NODES))
    create(alone, 'a')
    expect(scheduled(alone, 'a')).toMatchObject({
      reason: 'Unschedulable',
      message: expect.stringContaining('0/1 nodes are available: 1 node(s) had an odd number.'),
    })
  })

  it('narrows the search in PreFilter, and leaves out what it skips', () => {
    const only = makeCluster()
    only.command(write('Only', 'function preFilter() { return ["worker-3"] }'))
    expect(landing(only)).toEqual(['worker-3', 'worker-3', 'worker-3'])
    const skips = makeCluster()
    const source =
      'const preFilter = () => skip(); const filter = () => false; const preScore = () => skip(); const score = () => 7'
    skips.command(write('Skips', source))
    create(skips, 'a')
    expect(nodeOf(skips, 'a')).toBeDefined()
    const [decision] = skips.decisions()
    expect(decision?.skippedFilters).toContain('Skips')
    expect(decision?.skippedScorers).toContain('Skips')
  })

  it.each([
    [
      'in Filter',
      'function filter() {\n  return pod.nothing.here\n}',
      `running "Faulty" filter plugin: ReferenceError: 'pod' is not defined (line 2)`,
    ],
    [
      'in PreFilter',
      'function preFilter() { throw new Error("no") }',
      'running PreFilter plugin "Faulty": Error: no (line 1)',
    ],
    [
      'in PreScore',
      'function preScore() { throw new Error("no") }',
      'running PreScore plugin "Faulty": Error: no (line 1)',
    ],
    [
      'in Score',
      'function score(pod) {\n\n  return pod.spec.nothing.high\n}',
      'running Score plugins: plugin "Faulty" failed with: TypeError: cannot read property',
    ],
    [
      'in NormalizeScore',
      'const score = () => 1; const normalizeScore = () => []',
      'running Normalize on Score plugins: plugin "Faulty" failed with: TypeError: normalizeScore',
    ],
    [
      'by a score that is too high',
      'const score = () => 101',
      'applying score defaultWeights on Score plugins: plugin "Faulty" returns an invalid score 101, it should in the range of [0, 100] after normalizing',
    ],
    [
      'by never ending',
      'function filter() { for (;;); }',
      'running "Faulty" filter plugin: stopped: it takes more than the 50 million steps',
    ],
  ])(
    'that fails %s makes the pod wait with that error, and the scheduler goes on',
    (_, source, message) => {
      const engine = makeCluster()
      engine.command(write('Faulty', source))
      create(engine, 'a')
      expect(scheduled(engine, 'a')).toMatchObject({
        status: 'False',
        reason: 'SchedulerError',
        message: expect.stringContaining(message),
      })
      engine.command({ type: 'removeSchedulerPlugin', name: 'Faulty' })
      engine.advance(engine.now() + 15 * SECOND)
      expect(nodeOf(engine, 'a')).toBeDefined()
    },
  )

  it.each([
    [
      'a name of Kubernetes',
      write('NodeName', EVEN_NODES),
      'Kubernetes has a plugin called NodeName.',
    ],
    ['a name that is none', write('my plugin', EVEN_NODES), '“my plugin” is no name for a plugin.'],
    ['no function', write('Empty', 'let a = 1'), 'It defines none of'],
    ['no syntax', write('Broken', 'function filter( {'), 'SyntaxError'],
    ['an odd weight', write('Light', EVEN_NODES, 0.5), 'A weight of 0.5 cannot be.'],
    [
      'too long a source',
      write('Long', ' '.repeat(65_537)),
      'is no source for writeSchedulerPlugin',
    ],
  ])('with %s is not taken, and the person is told', (_, command, what) => {
    const engine = makeCluster()
    expect(engine.command(command)?.what).toContain(what)
    expect(engine.writtenPlugins()).toEqual([])
  })

  it('takes no part while it is switched off, and none after it was deleted', () => {
    const engine = makeCluster()
    engine.command(write('EvenNodes', EVEN_NODES, 1, false))
    create(engine, 'a')
    expect(engine.decisions()[0]?.filters).not.toContain('EvenNodes')
    engine.command(write('EvenNodes', EVEN_NODES))
    create(engine, 'b')
    expect(engine.decisions()[0]?.filters).toContain('EvenNodes')
    engine.command({ type: 'removeSchedulerPlugin', name: 'EvenNodes' })
    create(engine, 'c')
    expect(engine.decisions()[0]?.filters).not.toContain('EvenNodes')
  })

  it('is one more of the default plugins for a KubeSchedulerConfiguration', () => {
    const engine = makeCluster()
    const profile = (plugins: object) => ({
      type: 'configureScheduler' as const,
      configuration: { ...HEAD, profiles: [{ schedulerName: 'default-scheduler', plugins }] },
    })
    const weight = () => {
      create(engine, `pod-${engine.now()}`)
      return engine.decisions()[0]?.scorers.find(({ plugin }) => plugin === 'FastDisks')?.weight
    }
    expect(
      engine.command(profile({ score: { enabled: [{ name: 'FastDisks' }] } }))?.what,
    ).toContain('ScorePlugin "FastDisks" does not exist')
    engine.command(write('FastDisks', FAST_DISKS))
    engine.command(profile({}))
    expect(weight()).toBe(10)
    engine.command(profile({ score: { enabled: [{ name: 'FastDisks', weight: 3 }] } }))
    expect(weight()).toBe(3)
    const removed = engine.command({ type: 'removeSchedulerPlugin', name: 'FastDisks' })
    expect(removed?.what).toContain('ScorePlugin "FastDisks" does not exist')
    engine.command(profile({ multiPoint: { disabled: [{ name: 'FastDisks' }] } }))
    expect(weight()).toBeUndefined()
    engine.command(write('FastDisks', FAST_DISKS, 1, false))
    engine.command(profile({ multiPoint: { enabled: [{ name: 'FastDisks', weight: 5 }] } }))
    expect(weight()).toBe(5)
  })

  it('takes part in what would be decided, and can be supposed away', () => {
    const engine = makeCluster()
    engine.command(write('FastDisks', FAST_DISKS))
    create(engine, 'a')
    const weightIf = (supposition: Parameters<Engine['decide']>[1]) => {
      const decided = engine.decide('default/a', supposition)
      if ('problem' in decided) return decided.problem.what
      return decided.decision.scorers.find(({ plugin }) => plugin === 'FastDisks')?.weight
    }
    expect(weightIf({})).toBe(10)
    expect(weightIf({ profile: { weights: { FastDisks: 4 } } })).toBe(4)
    expect(weightIf({ profile: { configuration: HEAD } })).toBe(10)
    expect(weightIf({ profile: { off: ['FastDisks'] } })).toBeUndefined()
  })

  it('sees a node without the pods that preemption would evict', () => {
    const engine = makeCluster([{}])
    const source =
      'const filter = (pod, nodeInfo) => nodeInfo.pods.every((one) => one.metadata.name !== "low") || "taken"'
    engine.command(write('Alone', source))
    create(engine, 'low')
    expect(nodeOf(engine, 'low')).toBe('worker-1')
    const body = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'high' },
      spec: {
        priorityClassName: 'system-cluster-critical',
        containers: [{ name: 'c', image: 'nginx:1.27' }],
      },
    }
    engine.request({ method: 'POST', path: '/api/v1/namespaces/default/pods', body })
    engine.advance(engine.now() + 60 * SECOND)
    expect(podOf(engine, 'low')).toBeUndefined()
    expect(nodeOf(engine, 'high')).toBe('worker-1')
  })
})

describe('a session with written plugins', () => {
  function play(engine: Engine, names: readonly string[]): string {
    for (const name of names) create(engine, name)
    return engine.traceHash()
  }

  function begin(): Engine {
    const engine = makeCluster()
    engine.command(write('FastDisks', FAST_DISKS, 1))
    engine.command(
      write(
        'Counts',
        'let n = 0; const score = (pod, nodeInfo) => (n += 7, (n + nodeInfo.pods.length) % 100)',
      ),
    )
    engine.command(
      write('Faulty', 'function filter(pod) { if (pod.metadata.name === "b") for (;;); }'),
    )
    return engine
  }

  it('has the same trace every time it is played', () => {
    expect(play(begin(), ['a', 'b', 'c'])).toBe(play(begin(), ['a', 'b', 'c']))
  })

  it('goes on from a snapshot as the one that never stopped', async () => {
    const engine = begin()
    play(engine, ['a'])
    const saved = structuredClone(engine.snapshot())
    const elsewhere = await loadNodeSandbox()
    const restored = restoreEngine(saved, () => elsewhere)
    expect(restored.writtenPlugins()).toEqual(engine.writtenPlugins())
    expect(play(restored, ['b', 'c', 'd'])).toBe(play(engine, ['b', 'c', 'd']))
  })
})

describe('trying a plugin', () => {
  const tried = (engine: Engine, source: string) =>
    engine.tryPlugin({ name: 'Mine', source, weight: 2, pod: 'default/a' })

  it('tells of every node, as if the pod had none, and changes nothing', () => {
    const engine = makeCluster()
    create(engine, 'a')
    const before = engine.traceHash()
    const crowded =
      'const filter = (pod, nodeInfo) => nodeInfo.pods.every((one) => one.metadata.name !== "a") || "has it"; const score = () => 40'
    const { problem, nodes } = tried(engine, crowded)
    expect(problem).toBe('')
    const scores = [{ plugin: 'Mine', weight: 2, raw: 40, normalized: 40 }]
    expect(nodes.map(({ node }) => node).sort()).toEqual(['worker-1', 'worker-2', 'worker-3'])
    expect(nodes[0]).toEqual({ node: nodes[0]?.node, scores, total: 80 })
    expect(engine.traceHash()).toBe(before)
  })

  it.each([
    ['function filter( {', 'SyntaxError'],
    ['const score = () => -1', 'returns an invalid score -1'],
    ['function filter() {\n  never()\n}', "ReferenceError: 'never' is not defined (line 2)"],
    ['const preFilter = () => "not today"', 'not today'],
  ])('tells what is wrong with %s', (source, problem) => {
    const engine = makeCluster()
    create(engine, 'a')
    expect(tried(engine, source).problem).toContain(problem)
  })
})
