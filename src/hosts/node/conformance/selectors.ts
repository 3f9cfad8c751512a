/** Label selectors, node selectors, taints: what matches what. */
import type { Node, Pod } from '../../../api/core'
import { formatRequirements, matchesRequirements } from '../../../api/machinery/labelRequirement'
import { parseLabelSelector } from '../../../api/machinery/labelSelectorText'
import {
  compileNodeSelector,
  compilePreferredTerms,
  matchesNodeSelector,
  matchesRequiredNodeAffinity,
  nodeSelectorError,
  preferredTermsScore,
  requiredNodeAffinity,
} from '../../../api/machinery/nodeSelector'
import { findUntoleratedTaint } from '../../../api/machinery/taints'
import type {
  NodeSelector,
  PreferredSchedulingTerm,
  Taint,
  TaintEffect,
  Toleration,
} from '../../../api/podScheduling'
import { type Areas, area } from './area'

interface Labelled {
  readonly selector: string
  readonly labels: Readonly<Record<string, string>>
}
/** A strict selector, or what a pod requires. */
interface Selecting {
  readonly nodeSelector?: NodeSelector | null
  readonly pod?: Pod
  readonly node: Node | null
}
interface Preferring {
  readonly preferredTerms?: readonly PreferredSchedulingTerm[]
  readonly node: Node | null
}
interface Tolerating {
  readonly taints: readonly Taint[]
  readonly tolerations: readonly Toleration[]
  readonly effects: readonly TaintEffect[]
  readonly featureGates?: { readonly TaintTolerationComparisonOperators?: boolean }
}

export const selectors: Areas = {
  'label-selector-parse': area({
    answer({ selector }: { readonly selector: string }) {
      const requirements = parseLabelSelector(selector)
      if (typeof requirements === 'string') return { valid: false }
      return { valid: true, canonical: formatRequirements(requirements) }
    },
  }),
  'label-selector-match': area({
    answer({ selector, labels }: Labelled) {
      const requirements = parseLabelSelector(selector)
      if (typeof requirements === 'string') throw new Error(requirements)
      return { match: matchesRequirements(requirements, labels) }
    },
  }),
  'node-selector-match': area({
    answer(input: Selecting) {
      const matches = matchesNode(input)
      // An invalid selector matches nothing.
      return { error: typeof matches === 'string', match: matches === true }
    },
  }),
  'preferred-terms-score': area({
    answer({ preferredTerms = [], node }: Preferring) {
      const terms = compilePreferredTerms(preferredTerms)
      if (typeof terms === 'string') return { error: true }
      return { error: false, ...(node !== null && { score: preferredTermsScore(terms, node) }) }
    },
  }),
  'taints-tolerated': area({
    gates: ['TaintTolerationComparisonOperators'],
    answer({ taints, tolerations, effects, featureGates }: Tolerating) {
      const comparisonOperators = featureGates?.TaintTolerationComparisonOperators === true
      const counts = (taint: Taint) => effects.includes(taint.effect)
      const found = findUntoleratedTaint(taints, tolerations, counts, { comparisonOperators })
      return { tolerated: found === undefined }
    },
  }),
}

function matchesNode({ nodeSelector, pod, node }: Selecting): boolean | string {
  if (pod !== undefined && node !== null) {
    return matchesRequiredNodeAffinity(requiredNodeAffinity(pod), node)
  }
  const terms = nodeSelector ? compileNodeSelector(nodeSelector) : []
  return nodeSelectorError(terms) ?? (node !== null && matchesNodeSelector(terms, node))
}
