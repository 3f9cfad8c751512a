import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Node, Pod } from '../core'
import type { NodeSelector, PreferredSchedulingTerm } from '../podScheduling'
import { readVectors } from '../testing/readVectors'
import {
  compileNodeSelector,
  compilePreferredTerms,
  matchesNodeSelector,
  matchesRequiredNodeAffinity,
  nodeSelectorError,
  preferredTermsScore,
  requiredNodeAffinity,
} from './nodeSelector'

// A case asks one of three questions: a strict selector, what a pod requires, or preferences.
interface Input {
  readonly nodeSelector?: NodeSelector | null
  readonly pod?: Pod
  readonly preferredTerms?: ReadonlyArray<PreferredSchedulingTerm>
  readonly node: Node | null
}
interface Expect {
  readonly error?: boolean
  readonly match?: boolean
  readonly score?: number
}

const matching = readVectors<Input, Expect>(fs, 'node-selector-match')
const preferring = readVectors<Input, Expect>(fs, 'preferred-terms-score')

describe('a node selector matches what Kubernetes says it matches', () => {
  it.skipIf(matching.absent).each(matching.cases)('$name', ({ input, expect: expected }) => {
    const got = answer(input)
    if (expected.error !== undefined) expect(typeof got === 'string').toBe(expected.error)
    if (expected.match !== undefined) {
      // Upstream's tables let an invalid selector count as no match.
      expect(got === true).toBe(expected.match)
    }
  })
})

function answer({ nodeSelector, pod, node }: Input): boolean | string {
  if (pod !== undefined && node !== null) {
    return matchesRequiredNodeAffinity(requiredNodeAffinity(pod), node)
  }
  const terms = nodeSelector ? compileNodeSelector(nodeSelector) : []
  return nodeSelectorError(terms) ?? (node !== null && matchesNodeSelector(terms, node))
}

describe('preferences add up the weights of the terms that match', () => {
  it.skipIf(preferring.absent).each(preferring.cases)('$name', ({ input, expect: expected }) => {
    const terms = compilePreferredTerms(input.preferredTerms ?? [])
    expect(typeof terms === 'string').toBe(expected.error === true)
    if (typeof terms === 'string' || input.node === null) return
    expect(preferredTermsScore(terms, input.node)).toBe(expected.score)
  })
})

it('an invalid term is reported where it stands', () => {
  const terms = compileNodeSelector({
    nodeSelectorTerms: [
      {},
      { matchFields: [{ key: 'metadata.name', operator: 'Exists' }] },
      { matchExpressions: [{ key: 'cpus', operator: 'Gt', values: ['many'] }] },
    ],
  })
  expect(nodeSelectorError(terms)).toBe(
    '[nodeSelectorTerms[1].matchFields[0].operator: Unsupported value: "Exists": ' +
      'supported values: "In", "NotIn", ' +
      'nodeSelectorTerms[2].matchExpressions[0].values[0]: Invalid value: "many": ' +
      "for 'Gt', 'Lt' operators, the value must be an integer]",
  )
})
