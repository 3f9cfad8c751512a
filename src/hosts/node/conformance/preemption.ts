/** Preemption: who may, whom it would evict, which node it takes. */
import type { Node, Pod } from '../../../api/core'
import { microsOf } from '../../../api/machinery/time'
import type { PodDisruptionBudget } from '../../../api/policy'
import { nodeOrder } from '../../../engine/scheduler/cache/schedulerCache'
import type { StatusCode } from '../../../engine/scheduler/decision'
import { createDiagnosis } from '../../../engine/scheduler/framework/diagnosis'
import type { Cycle } from '../../../engine/scheduler/framework/plugin'
import { runPreFilter } from '../../../engine/scheduler/framework/runFilters'
import { runPostFilter } from '../../../engine/scheduler/framework/runPostFilter'
import { status } from '../../../engine/scheduler/framework/status'
import { dryRunPreemption } from '../../../engine/scheduler/preemption/dryRun'
import { pickCandidate } from '../../../engine/scheduler/preemption/pickCandidate'
import { whyNotEligible } from '../../../engine/scheduler/preemption/preempt'
import { makeCycle } from '../../../engine/scheduler/testing/makeCluster.testing'
import { type Areas, area } from './area'

interface Cluster {
  readonly nodes: readonly Node[]
  readonly existingPods: readonly Pod[]
  readonly pdbs?: readonly PodDisruptionBudget[]
  readonly filters?: readonly string[]
}
interface OnePod extends Cluster {
  readonly pod: Pod
}
interface Refusal {
  readonly code: StatusCode
  readonly reasons?: readonly string[]
}
interface Asking {
  readonly pod: Pod
  readonly existingPods: readonly Pod[]
  readonly nodes: readonly string[]
  readonly nominatedNodeStatus?: Refusal | null
}

const NOON = microsOf('2026-01-01T12:00:00Z')

export const preemption: Areas = {
  'preemption-dry-run': area({
    answer: (input: Cluster & { readonly testPods: readonly Pod[] }) => ({
      candidates: input.testPods.map((pod) => plainCandidates(cycleFor(pod, input))),
    }),
  }),
  'preemption-pick-node': area({
    answer: (input: OnePod) => ({
      anyOf: pickCandidate(candidatesIn(cycleFor(input.pod, input)), NOON).best?.node,
    }),
  }),
  'preemption-eligible': area({ answer: (input: Asking) => ({ eligible: mayPreempt(input) }) }),
  'preemption-postfilter': area<
    OnePod & { readonly filterStatuses: Readonly<Record<string, Refusal>> },
    { readonly status: Refusal | null }
  >({
    answer(input) {
      const cycle = cycleFor(input.pod, { ...input, filters: ['NodeResourcesFit'] })
      runPreFilter(cycle)
      const diagnosis = createDiagnosis()
      for (const [node, refusal] of Object.entries(input.filterStatuses)) {
        diagnosis.statuses.set(node, statusOf(refusal))
      }
      const { status: said, nominatedNodeName } = runPostFilter(cycle, diagnosis)
      const { code = 'Success', reasons = [] } = said ?? {}
      return { status: { code, reasons: [...reasons] }, nominatedNodeName }
    },
    // No status is success.
    reading: ({ status: said, ...expect }) => ({
      ...expect,
      status: { code: said?.code ?? 'Success', reasons: said?.reasons ?? [] },
    }),
  }),
  'preemption-preempt': area<OnePod, { readonly victims: readonly string[] }>({
    answer(input) {
      const cycle = cycleFor(input.pod, input)
      runPreFilter(cycle)
      const diagnosis = createDiagnosis()
      diagnosis.absent = status('Unschedulable', '')
      const { nominatedNodeName, eviction } = runPostFilter(cycle, diagnosis)
      const victims = eviction?.victims ?? []
      return {
        nominatedNodeName: nominatedNodeName || undefined,
        victims: victims.map(({ pod }) => pod.metadata.name).sort(),
      }
    },
    reading: (expect) => ({ ...expect, victims: [...expect.victims].sort() }),
  }),
}

function plainCandidates(cycle: Cycle) {
  const candidates = candidatesIn(cycle).map(({ node, victims, budgetViolations }) => ({
    node,
    victims: victims.map(({ pod }) => pod.metadata.name).sort(),
    numPDBViolations: budgetViolations,
  }))
  return candidates.sort((a, b) => (a.node < b.node ? -1 : 1))
}

function mayPreempt({ pod, existingPods, nodes, nominatedNodeStatus }: Asking): boolean {
  const cycle = cycleFor(pod, { nodes: nodes.map(nodeNamed), existingPods })
  const diagnosis = createDiagnosis()
  diagnosis.absent = status('Unschedulable', '')
  const nominated = pod.status?.nominatedNodeName
  if (nominatedNodeStatus && nominated !== undefined) {
    diagnosis.statuses.set(nominated, statusOf(nominatedNodeStatus))
  }
  return whyNotEligible(cycle, diagnosis) === ''
}

function cycleFor(pod: Pod, { nodes, existingPods, pdbs = [], filters = [] }: Cluster): Cycle {
  const objects = pdbs.map((budget) => ({ ...budget, kind: 'PodDisruptionBudget' as const }))
  const plugins = [...filters, 'DefaultPreemption'].map((name) => ({ name }))
  return makeCycle({ pod, nodes, existingPods, objects, plugins })
}

function candidatesIn(cycle: Cycle) {
  runPreFilter(cycle)
  const nodes = nodeOrder(cycle.cluster.cache)
  return dryRunPreemption(cycle, nodes, 0, nodes.length).candidates
}

const statusOf = ({ code, reasons = [] }: Refusal) => status(code, '', reasons)

const nodeNamed = (name: string): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, uid: name, resourceVersion: '1', creationTimestamp: '2026-01-01T12:00:00Z' },
  spec: {},
})
