/**
 * What the scheduler costs for each pod it binds, in clusters that differ only in how many pods
 * are there already: it must follow the nodes that are sampled. All that reaches the scheduler
 * while a workload spreads over three zones counts. A tenth of the pods before look like those
 * that are measured, a tenth have wishes about other pods.
 */
import { type Benchmark, rounded } from './row'
import {
  createPerfCluster,
  createPods,
  placePods,
  schedulerMillis,
} from './schedulerPerf/perfCluster'
import {
  type PodTemplate,
  podSmall,
  podWithPreferredPodAffinity,
  podWithTopologySpreading,
} from './schedulerPerf/templates'

const NODES = 1000
const ZONES = ['moon-1', 'moon-2', 'moon-3']
/** Before it counts: the compiler is warm, and what can be known of the pods before is known. */
const WARM_UP = 1000
const MEASURED = 1000

const [FEWEST, ...MORE] = [1000, 10_000, 50_000] as const

const existing: PodTemplate = (name) => {
  if (name.endsWith('0')) return podWithPreferredPodAffinity(name)
  return name.endsWith('1') ? podWithTopologySpreading(name) : podSmall(name)
}

/** Microseconds a pod, with so many others there. Measured once. */
function costWith(count: number): number {
  const known = COSTS.get(count)
  if (known !== undefined) return known
  const cluster = createPerfCluster(NODES, ZONES)
  placePods(cluster, { kind: 'existing', count, template: existing })
  createPods(cluster, { kind: 'early', count: WARM_UP, template: podWithTopologySpreading })
  const pods = { kind: 'measured', count: MEASURED, template: podWithTopologySpreading }
  const cost = (schedulerMillis(cluster, pods) * 1000) / MEASURED
  COSTS.set(count, cost)
  return cost
}

const COSTS = new Map<number, number>()

const inMicros = (count: number): Benchmark => ({
  name: `decision-cost-${count}`,
  unit: 'µs',
  goal: 1000,
  better: 'less',
  measure: () => rounded(costWith(count)),
})

const growth = (count: number): Benchmark => ({
  name: `decision-growth-${count}`,
  unit: `times the cost with ${FEWEST}`,
  goal: 1.5,
  better: 'less',
  measure: () => rounded(costWith(count) / costWith(FEWEST)),
})

export const decisionCost: readonly Benchmark[] = [
  inMicros(FEWEST),
  ...MORE.flatMap((count) => [inMicros(count), growth(count)]),
]
