/** Whole scheduling cycles, and the parts of one: how many nodes, which host, what a failure says. */
import type { Node, Pod } from '../../../api/core'
import type { StatusCode } from '../../../engine/scheduler/decision'
import { fitErrorMessage } from '../../../engine/scheduler/fitError'
import { createDiagnosis } from '../../../engine/scheduler/framework/diagnosis'
import { numFeasibleNodesToFind } from '../../../engine/scheduler/framework/numFeasibleNodes'
import type { Profile } from '../../../engine/scheduler/framework/profile'
import { byScore, type ScoredNode } from '../../../engine/scheduler/framework/selectHost'
import { status } from '../../../engine/scheduler/framework/status'
import { schedulePod } from '../../../engine/scheduler/schedulePod'
import { makeCycle } from '../../../engine/scheduler/testing/makeCluster.testing'
import { type Areas, area } from './area'
import { playScenario, readScenario, scoresOf, WHOLE } from './scenario'

interface Cluster {
  readonly pod: Pod
  readonly nodes: readonly Node[]
  readonly existingPods: readonly Pod[]
}
interface Chosen extends Cluster {
  readonly filters: readonly string[]
  readonly preFilters: readonly string[]
  readonly scores: readonly string[]
}
interface Weighted extends Cluster {
  readonly plugins: readonly { readonly name: string; readonly weight: number }[]
}
interface Refusal {
  readonly code: StatusCode
  readonly reasons: readonly string[]
}
interface Failure {
  readonly numAllNodes: number
  readonly nodeToStatus: Readonly<Record<string, Refusal>>
  readonly absentNodesStatus: Refusal
  readonly preFilterMsg: string
  readonly postFilterMsg: string
}
interface Search {
  readonly globalPercentage: number
  readonly profilePercentage: number | null
  readonly numAllNodes: number
}
interface Drawn extends ScoredNode {
  readonly name: string
}

export const scheduling: Areas = {
  'scheduler-scenarios': area({ answer: playScenario, reading: readScenario }),
  'scheduler-schedule-pod': area({
    answer: (input: Chosen) => ({
      anyOf: schedulePod(makeCycle({ ...input, profile: profileOf(input) }), WHOLE).node,
    }),
  }),
  'scheduler-prioritize': area({
    answer(input: Weighted) {
      const scores = Object.entries(scoresOf(schedulePod(makeCycle(input), WHOLE)))
      const told = scores.map(([node, { total, plugins }]) => [
        node,
        { totalScore: total, scores: plugins },
      ])
      return { nodes: Object.fromEntries(told) }
    },
  }),
  'scheduler-zero-request': area({
    answer(input: Cluster) {
      const names = ['NodeResourcesFit', 'NodeResourcesBalancedAllocation']
      const profile = profileOf({ filters: [], preFilters: [], scores: names })
      const scores = Object.entries(scoresOf(schedulePod(makeCycle({ ...input, profile }), WHOLE)))
      return { totalScores: Object.fromEntries(scores.map(([node, { total }]) => [node, total])) }
    },
  }),
  'scheduler-fit-error': area({
    answer(input: Failure) {
      const diagnosis = createDiagnosis()
      for (const [node, refusal] of Object.entries(input.nodeToStatus)) {
        diagnosis.statuses.set(node, statusOf(refusal))
      }
      diagnosis.absent = statusOf(input.absentNodesStatus)
      diagnosis.preFilterMessage = input.preFilterMsg
      diagnosis.postFilterMessage = input.postFilterMsg
      return { message: fitErrorMessage(input.numAllNodes, diagnosis) }
    },
  }),
  'scheduler-num-feasible-nodes': area({
    answer({ globalPercentage, profilePercentage, numAllNodes }: Search) {
      const percentage = profilePercentage ?? globalPercentage
      return { numNodes: numFeasibleNodesToFind(numAllNodes, percentage) }
    },
  }),
  'scheduler-select-host': area({
    answer: ({ list }: { readonly list: readonly Drawn[] }) => ({
      order: [...list].sort(byScore).map(({ name }) => name),
    }),
  }),
}

function profileOf({
  filters,
  preFilters,
  scores,
}: Pick<Chosen, 'filters' | 'preFilters' | 'scores'>): Profile {
  const names = [...new Set([...preFilters, ...filters, ...scores])]
  return {
    schedulerName: 'default-scheduler',
    plugins: names.map((name) => ({ name })),
    order: { preFilter: preFilters, filter: filters, preScore: scores, score: scores },
  }
}

const statusOf = ({ code, reasons }: Refusal) => status(code, '', reasons)
