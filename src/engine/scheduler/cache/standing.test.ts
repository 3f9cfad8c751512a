import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Pod } from '../../../api/core'
import { runFilters, runPreFilter } from '../framework/runFilters'
import { runScores } from '../framework/runScores'
import { DEFAULT_PROFILE } from '../plugins/registry'
import { schedulePod } from '../schedulePod'
import { makeCycle } from '../testing/makeCluster.testing'
import { makeNode, makePod } from '../testing/makeObjects.testing'
import { isKnown } from './nodeInfo'
import { podInfoOf } from './podInfo'
import { addPod, assumePod, createCache, putNode, removeNode, removePod } from './schedulerCache'

/** Something happens between two looks at the same pod. */
type Step = { readonly type: string; readonly pod: number; readonly node: number }

const step: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom('pod', 'pod', 'gone', 'assume', 'node', 'nodeGone'),
  pod: fc.integer({ min: 0, max: 7 }),
  node: fc.integer({ min: 0, max: 3 }),
})

const term = (app: string) => ({
  topologyKey: 'kubernetes.io/hostname',
  labelSelector: { matchLabels: { app } },
})
const spread = (topologyKey: string, whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway') => ({
  topologyKey,
  whenUnsatisfiable,
  maxSkew: 1,
  labelSelector: { matchLabels: { app: 'a' } },
})

/** It has all there is to ask about other pods. */
const curious = makePod('curious', {
  labels: { app: 'a' },
  spec: {
    topologySpreadConstraints: [
      spread('zone', 'DoNotSchedule'),
      spread('kubernetes.io/hostname', 'ScheduleAnyway'),
      spread('zone', 'ScheduleAnyway'),
    ],
    affinity: {
      podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('b')] },
      podAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 5, podAffinityTerm: { ...term('a'), topologyKey: 'zone' } },
        ],
      },
    },
  },
})

const nodeOf = (number: number, odd: number) =>
  makeNode(`n${number}`, {
    labels: { 'kubernetes.io/hostname': `n${number}`, zone: (number + odd) % 2 === 0 ? 'x' : 'y' },
  })

function podOf(number: number, node: number): Pod {
  const app = ['a', 'b', 'c'][number % 3] ?? ''
  const hostile = {
    podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('a')] },
  }
  const affinity = number > 5 ? { affinity: hostile } : {}
  return makePod(`p${number}`, {
    labels: { app },
    spec: { nodeName: `n${node}`, containers: [], ...affinity },
  })
}

it('a pod is judged the same whether the scheduler has met its like before or not', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const cache = createCache()
      const made = makeCycle({ pod: curious, profile: DEFAULT_PROFILE })
      const used = { ...made, cluster: { ...made.cluster, cache } }
      for (const [at, { type, pod, node }] of steps.entries()) {
        if (type === 'pod') addPod(cache, podInfoOf(podOf(pod, node)))
        else if (type === 'gone') removePod(cache, `uid-of-p${pod}`)
        else if (type === 'assume') {
          const { nodeName, ...spec } = podOf(pod, node).spec
          assumePod(cache, podInfoOf({ ...podOf(pod, node), spec }), `n${node}`)
        } else if (type === 'node') putNode(cache, nodeOf(node, at))
        else removeNode(cache, `n${node}`)
        expect(judged(used)).toEqual(judged({ ...used, cluster: anew(used.cluster) }))
      }
    }),
    { numRuns: 100, seed: 35 },
  )
})

type Cycle = ReturnType<typeof makeCycle>

/** The same cluster, of which nothing was asked yet. */
function anew(cluster: Cycle['cluster']): Cycle['cluster'] {
  return { ...cluster, cache: { ...cluster.cache, tallies: { ...cluster.cache.tallies } } }
}

function judged(cycle: Cycle) {
  const fresh = { ...cycle, filtering: [], skipped: [] }
  runPreFilter(fresh)
  const nodes = [...cycle.cluster.cache.nodes.values()].filter(isKnown)
  const { totals, columns } = runScores(fresh, nodes)
  const search = { start: 0, percentageOfNodesToScore: 0 }
  const { node, diagnosis } = schedulePod({ ...cycle, filtering: [], skipped: [] }, search)
  const verdicts = nodes.map((info) => runFilters(fresh, info)?.reasons)
  return { verdicts, totals, columns, node, refused: [...diagnosis.statuses] }
}
