/** Whole scheduling cycles, and the parts of one: how many nodes, which host, what a failure says. */
import type { Node, Pod } from '../../../api/core'
import type { StatusCode } from '../../../engine/scheduler/decision'
import { fitErrorMessage } from '../../../engine/scheduler/fitError'
import { createDiagnosis } from '../../../engine/scheduler/framework/diagnosis'
import { numFeasibleNodesToFind } from '../../../engine/scheduler/framework/numFeasibleNodes'
import type { PluginSetting } from '../../../engine/scheduler/framework/profile'
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
      anyOf: schedulePod(makeCycle({ ...input, plugins: settingsOf(input) }), WHOLE).node,
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
      const plugins = names.map((name) => ({ name, points: ['preScore', 'score'] as const }))
      const scores = Object.entries(scoresOf(schedulePod(makeCycle({ ...input, plugins }), WHOLE)))
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

function settingsOf({ filters, preFilters, scores }: Chosen): readonly PluginSetting[] {
  const names = [...new Set([...preFilters, ...filters, ...scores])]
  return names.map((name) => ({
    name,
    points: [
      ...(preFilters.includes(name) ? (['preFilter'] as const) : []),
      ...(filters.includes(name) ? (['filter'] as const) : []),
      ...(scores.includes(name) ? (['preScore', 'score'] as const) : []),
    ],
  }))
}

const statusOf = ({ code, reasons }: Refusal) => status(code, '', reasons)
