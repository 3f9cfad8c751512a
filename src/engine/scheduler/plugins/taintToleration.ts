import type { Node, Pod } from '../../../api/core'
import {
  findUntoleratedTaint,
  isHard,
  tolerationsTolerateTaint,
} from '../../../api/machinery/taints'
import type { Toleration } from '../../../api/podScheduling'
import { ADD, UPDATE_NODE_TAINT, UPDATE_POD_TOLERATION } from '../framework/clusterEvent'
import type { Plugin } from '../framework/plugin'
import { normalizeToHighest } from '../framework/runScores'
import { unresolvable } from '../framework/status'
import { onNode, onPod } from './eventObjects'

// Unresolvable, because evicting other pods removes no taint: preemption need not try.
const TAINTED = unresolvable('TaintToleration', 'node(s) had untolerated taint(s)')

/**
 * Keeps pods off nodes whose hard taints they do not tolerate; prefers nodes with few soft ones.
 * Raw score: soft taints that are not tolerated, 0 is best. Normalised: 100 is best.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/tainttoleration
 */
export const taintToleration: Plugin<unknown, readonly Toleration[]> = {
  name: 'TaintToleration',
  registrations: [
    onNode(ADD | UPDATE_NODE_TAINT, (pod, old, now) => {
      const refusedBefore = old === undefined || isRefused(old, pod.pod)
      return now !== undefined && refusedBefore && !isRefused(now, pod.pod)
    }),
    onPod(UPDATE_POD_TOLERATION, (pod, _old, now) => now?.metadata.uid === pod.uid),
  ],
  sign: ({ pod }) => JSON.stringify(pod.spec.tolerations) ?? '',
  filter({ pod }, _state, { node }) {
    return isRefused(node, pod.pod) ? TAINTED : undefined
  },
  preScore: ({ pod }) => ({ state: softTolerations(pod.pod) }),
  score(_cycle, tolerations, { node }, facts) {
    let refused = 0
    for (const taint of node.spec.taints ?? []) {
      if (isHard(taint) || tolerationsTolerateTaint(tolerations, taint)) continue
      refused++
    }
    facts.push(refused)
    return refused
  },
  normalizeScores: (_state, scores) => normalizeToHighest(scores, true),
  formula({ raw, highest, normalized }) {
    if (highest === 0) return `no node has a soft taint the pod minds = ${normalized}`
    return `100 − 100 × ${raw} / ${highest} = ${normalized}`
  },
}

const isRefused = ({ spec }: Node, pod: Pod): boolean =>
  spec.taints !== undefined &&
  findUntoleratedTaint(spec.taints, pod.spec.tolerations, isHard) !== undefined

/** Tolerations that can speak of soft taints. */
const softTolerations = ({ spec }: Pod): readonly Toleration[] =>
  (spec.tolerations ?? []).filter(({ effect }) => !effect || effect === 'PreferNoSchedule')
