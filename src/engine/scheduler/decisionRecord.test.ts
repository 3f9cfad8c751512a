import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../../api/meta'
import { decisionOf, formulaFor } from './decisionRecord'
import { makeNode, makePod } from './testing/makeObjects.testing'
import { makeWorld } from './testing/makeWorld.testing'

/** The last decision of a scheduler that met this pod on these nodes. */
function decide(pod: KubeObject, ...others: KubeObject[]) {
  const world = makeWorld()
  for (const other of others) world.put(other.kind === 'Pod' ? 'pods' : 'nodes', other)
  world.run(0.1)
  world.put('pods', pod)
  world.run(1)
  const record = world.state().decisions.at(-1)
  if (record === undefined) throw new Error('no decision was taken')
  return { world, record }
}

const wishful = makePod('web', {
  spec: {
    affinity: {
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 20, preference: { matchExpressions: [{ key: 'disk', operator: 'Exists' }] } },
          { weight: 5, preference: { matchExpressions: [{ key: 'gpu', operator: 'Exists' }] } },
        ],
      },
      podAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 30,
            podAffinityTerm: {
              topologyKey: 'kubernetes.io/hostname',
              labelSelector: { matchLabels: { app: 'db' } },
            },
          },
        ],
      },
    },
  },
})

const taints = [{ key: 'gpu', effect: 'NoSchedule' as const }]

describe('a decision', () => {
  const { record } = decide(
    makePod('web', { cpu: '500m' }),
    makeNode('n1'),
    makeNode('n2', { cpu: '2' }),
    makeNode('n3', { taints }),
  )
  const decision = decisionOf(record)

  it('tells for each node which plugin refused it, or how every plugin scored it', () => {
    expect(decision).toMatchObject({ result: 'scheduled', node: 'n1', allNodes: 3, examined: 3 })
    expect(decision.nodes.map(({ node, total }) => [node, total])).toEqual([
      ['n1', 300 + 93 + 94],
      ['n2', 300 + 87 + 87],
      ['n3', 0],
    ])
    expect(decision.nodes[2]?.refusal).toEqual({
      plugin: 'TaintToleration',
      code: 'UnschedulableAndUnresolvable',
      reasons: ['node(s) had untolerated taint(s)'],
    })
  })

  it('names the plugins that had nothing to say', () => {
    expect(decision.skippedFilters).toContain('NodeAffinity')
    expect(decision.skippedScorers).toContain('PodTopologySpread')
  })

  it.each([
    [
      'NodeResourcesFit',
      'cpu: (4000 − 500) × 100 / 4000 = 87\n' +
        'memory: (8589934592 − 67108864) × 100 / 8589934592 = 99\n' +
        'score: (87 × 1 + 99 × 1) / 2 = 93',
    ],
    [
      'NodeResourcesBalancedAllocation',
      'cpu: 500 / 4000 = 0.125\n' +
        'memory: 67108864 / 8589934592 = 0.008\n' +
        'score: (1 − spread 0.059) × 100 = 94',
    ],
    ['TaintToleration', 'no node has a soft taint the pod minds = 100\n100 × weight 3 = 300'],
    ['ImageLocality', '0 Mi of its images are here = 0'],
  ])('fills in the arithmetic of %s', (plugin, formula) => {
    expect(formulaFor(record, 'n1', plugin)).toBe(formula)
  })

  it.each([
    [
      'InterPodAffinity',
      'weights of neighbours by kubernetes.io/hostname: 30\n100 × (30 − 0) / (30 − 0) = 100\n100 × weight 2 = 200',
    ],
    [
      'NodeAffinity',
      'weights of the preferences it fulfils: 20 + 0 = 20\n100 × 20 / 20 = 100\n100 × weight 2 = 200',
    ],
  ])('tells what the wishes of a pod add up to in %s', (plugin, formula) => {
    const wishes = decide(
      wishful,
      makeNode('n1', { labels: { disk: 'ssd', 'kubernetes.io/hostname': 'n1' } }),
      makeNode('n2', { labels: { 'kubernetes.io/hostname': 'n2' } }),
      makePod('friend', { labels: { app: 'db' }, spec: { nodeName: 'n1' } }),
    )
    expect(formulaFor(wishes.record, 'n1', plugin)).toBe(formula)
  })

  it('has no arithmetic for a node that was refused', () => {
    expect(formulaFor(record, 'n3', 'NodeResourcesFit')).toBeUndefined()
  })
})
