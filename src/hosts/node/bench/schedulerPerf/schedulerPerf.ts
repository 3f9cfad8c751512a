/** Pods a second of wall time, from the first that is made to the last that is bound. */
import { type Benchmark, rounded } from '../row'
import { churn, createPerfCluster, createPods } from './perfCluster'
import { WORKLOADS, type Workload } from './workloads'

const CHURN_MILLIS = 200
/** More than are made while the slowest workload runs. */
const CHURNED_MOST = 10_000

function podsPerSecond(workload: Workload): number {
  const { nodes, zones, initial, initialPod, measured, measuredPod } = workload
  const [first = 'default', second = 'default'] = workload.namespaces ?? []
  const cluster = createPerfCluster(nodes, zones)
  createPods(cluster, { kind: 'initial', count: initial, template: initialPod, namespace: first })
  if (workload.churn !== undefined) {
    churn(cluster, { kind: 'churn', count: CHURNED_MOST, template: workload.churn }, CHURN_MILLIS)
  }
  const began = performance.now()
  createPods(cluster, {
    kind: 'measured',
    count: measured,
    template: measuredPod,
    namespace: second,
  })
  return (measured / (performance.now() - began)) * 1000
}

export const schedulerPerf: readonly Benchmark[] = WORKLOADS.map((workload) => ({
  name: workload.name,
  unit: 'pods/s',
  goal: workload.threshold,
  better: 'more',
  measure: () => rounded(podsPerSecond(workload)),
}))
