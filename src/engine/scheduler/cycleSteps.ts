/**
 * The extension points a cycle went through, in words and in time: how long each takes is modelled
 * on measurements of real schedulers, about a millisecond a pod in a small cluster, a few in one of
 * thousands of nodes. Source: Kubernetes v1.35 test/integration/scheduler_perf
 */
import type { Micros } from '../kernel/micros'
import type { DecisionRecord } from './decisionRecord'
import type { CycleOutcome, CycleStep } from './schedulerState'

const QUEUE_SORT: Micros = 20
const PRE_FILTER: Micros = 100
const FILTER: Micros = 200
const FILTER_PER_NODE: Micros = 2
const POST_FILTER: Micros = 300
const PRE_SCORE: Micros = 100
const SCORE: Micros = 200
const SCORE_PER_NODE: Micros = 3
const NORMALIZE_SCORE: Micros = 50
const RESERVE: Micros = 100

export function cycleSteps(record: DecisionRecord, outcome: CycleOutcome): readonly CycleStep[] {
  const { examined, feasible, allNodes } = record
  const steps: CycleStep[] = [
    { point: 'QueueSort', text: `${record.pod} is first in the queue`, lastsMicros: QUEUE_SORT },
    { point: 'PreFilter', text: preFilterText(record), lastsMicros: PRE_FILTER },
  ]
  if (examined > 0) {
    const lastsMicros = FILTER + examined * FILTER_PER_NODE
    steps.push({ point: 'Filter', text: filterText(record), lastsMicros })
  }
  if (outcome.type === 'fail') {
    if (outcome.reason === 'Unschedulable' && allNodes > 0) {
      steps.push({ point: 'PostFilter', text: postFilterText(outcome), lastsMicros: POST_FILTER })
    }
    return steps
  }
  if (record.columns.length > 0) {
    const lastsMicros = SCORE + feasible.length * SCORE_PER_NODE
    steps.push(
      { point: 'PreScore', text: preScoreText(record), lastsMicros: PRE_SCORE },
      {
        point: 'Score',
        plugins: record.columns.map(({ plugin }) => plugin),
        text: `${record.columns.length} plugins score ${feasible.length} nodes`,
        lastsMicros,
      },
      { point: 'NormalizeScore', text: winnerText(record), lastsMicros: NORMALIZE_SCORE },
    )
  }
  steps.push({
    point: 'Reserve',
    text: `${record.pod} is assumed on ${record.node}`,
    lastsMicros: RESERVE,
  })
  return steps
}

function preFilterText({ skippedFilters, pod }: DecisionRecord): string {
  if (skippedFilters.length === 0) return `every Filter plugin has something to check of ${pod}`
  return `nothing to check of ${pod} for ${skippedFilters.join(', ')}`
}

function filterText({ feasible, examined, allNodes }: DecisionRecord): string {
  const passed = feasible.length
  if (examined === allNodes) return `${passed} of ${allNodes} nodes pass the filters`
  return `${passed} of the ${examined} nodes looked at pass the filters; there are ${allNodes}`
}

const preScoreText = ({ skippedScorers }: DecisionRecord): string =>
  skippedScorers.length === 0
    ? 'every Score plugin will score'
    : `nothing to score for ${skippedScorers.join(', ')}`

function winnerText({ ties, node, totals, feasible }: DecisionRecord): string {
  const total = totals[feasible.indexOf(node)] ?? 0
  if (ties.length < 2) return `${node} wins with ${total}`
  return `${ties.length} nodes share the lead with ${total}; ${node} is drawn`
}

function postFilterText({ nominatedNodeName, eviction }: CycleOutcome & { type: 'fail' }): string {
  if (eviction === undefined) return 'evicting less important pods would not help'
  const count = eviction.victims.length
  const victims = count === 1 ? 'one less important pod' : `${count} less important pods`
  return `evicting ${victims} from ${nominatedNodeName} makes room`
}
