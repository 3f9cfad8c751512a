/** The scheduler's plugins, each run alone at all its points. */

import { fitErrors } from '../../../engine/scheduler/config/validateArgs'
import type { FitArgs } from '../../../engine/scheduler/plugins/nodeResources/fit'
import {
  onCurve,
  type ShapePoint,
} from '../../../engine/scheduler/plugins/nodeResources/strategies'
import { type Area, type Areas, area } from './area'
import { containing, having } from './compare'
import { type Outcome, type PlainStatus, type PluginInput, runPlugin } from './runPlugin'

interface Expect {
  readonly preFilter?: PlainStatus
  readonly preFilterNodeNames?: readonly string[]
  readonly filter?: Readonly<Record<string, PlainStatus>>
  readonly preScore?: PlainStatus
  readonly scores?: Readonly<Record<string, number>>
  /** Type and field of each. */
  readonly argsErrors?: readonly object[]
  /** How `scores` are given, which each plugin has its own way of. */
  readonly normalized?: boolean
}

export const schedulerPlugins: Areas = {
  'nodename-filter': plugin('NodeName'),
  'nodeunschedulable-filter': plugin('NodeUnschedulable'),
  'tainttoleration-filter': plugin('TaintToleration'),
  'tainttoleration-score': plugin('TaintToleration'),
  'nodeaffinity-filter': plugin('NodeAffinity'),
  'nodeaffinity-score': plugin('NodeAffinity'),
  'nodeports-filter': plugin('NodePorts'),
  'noderesources-fit-filter': plugin('NodeResourcesFit'),
  'noderesources-fit-score': fitScore(),
  'noderesources-least-allocated': fitScore(),
  'noderesources-most-allocated': fitScore(),
  'noderesources-requested-to-capacity-ratio': fitScore(),
  'noderesources-balanced-allocation': plugin('NodeResourcesBalancedAllocation'),
  'imagelocality-score': plugin('ImageLocality'),
  'podtopologyspread-filter': plugin('PodTopologySpread'),
  'podtopologyspread-score': plugin('PodTopologySpread'),
  'interpodaffinity-filter': plugin('InterPodAffinity'),
  'interpodaffinity-score': plugin('InterPodAffinity'),
  'shape-function': area({
    answer: ({ points, p }: { readonly points: readonly ShapePoint[]; readonly p: number }) => ({
      score: onCurve(points, p),
    }),
  }),
}

function plugin(name: string): Area {
  return area<PluginInput, Expect, Outcome>({
    gates: name === 'PodTopologySpread' ? ['MatchLabelKeysInPodTopologySpread'] : [],
    answer: (input) => runPlugin(name, input),
    reading: asked,
  })
}

/** Arguments the configuration refuses never reach the plugin. */
function fitScore(): Area {
  return area<PluginInput, Expect, Partial<Outcome>>({
    answer(input) {
      // Arguments of this plugin, as the file's name says.
      const args = (input.args ?? {}) as Partial<FitArgs>
      const argsErrors = fitErrors({ scoringStrategy: { type: 'LeastAllocated' }, ...args })
      return argsErrors.length > 0 ? { argsErrors } : runPlugin('NodeResourcesFit', input)
    },
    reading: asked,
  })
}

function asked({ normalized: _, ...expect }: Expect, got: Partial<Outcome>): unknown {
  const { preFilter, preFilterNodeNames, filter, preScore, argsErrors, ...rest } = expect
  return {
    ...rest,
    ...(preFilter && { preFilter: having(preFilter) }),
    ...(preFilterNodeNames && { preFilterNodeNames: [...preFilterNodeNames].sort() }),
    // Refused as a whole, a pod is tried on no node.
    ...(filter && got.filter && { filter: eachHaving(filter) }),
    ...(preScore && { preScore: having(wordedLike(preScore)) }),
    ...(argsErrors && { argsErrors: argsErrors.map(having) }),
  }
}

/** Of PreScore only an error's reasons are given, and of these a part. */
function wordedLike({ code, reasons = [] }: PlainStatus) {
  const [reason] = reasons
  if (code !== 'Error' || reason === undefined) return { code }
  return { code, reasons: [containing(reason)] }
}

const eachHaving = (statuses: Readonly<Record<string, PlainStatus>>) =>
  Object.fromEntries(Object.entries(statuses).map(([node, status]) => [node, having(status)]))
