import { describe, expect, it } from 'vitest'
import type { Decision, NodeVerdict } from '../../protocol/messages'
import { isRight } from './isRight'
import { gapsBetween, madeTheDifference, whyNot, winningWords } from './reasons'
import { decisionSoFar, verdictOn } from './soFar'

const scorers = [
  { plugin: 'TaintToleration', weight: 3 },
  { plugin: 'NodeResourcesFit', weight: 1 },
]

function scored(node: string, taints: number, fit: number): NodeVerdict {
  const scores = [
    { plugin: 'TaintToleration', raw: 0, normalized: taints, weight: 3 },
    { plugin: 'NodeResourcesFit', raw: fit, normalized: fit, weight: 1 },
  ]
  return { node, scores, total: taints * 3 + fit }
}

const refusal = {
  plugin: 'NodeResourcesFit',
  code: 'Unschedulable',
  reasons: ['Insufficient cpu'],
} as const

function decided(nodes: readonly NodeVerdict[], ties: readonly string[]): Decision {
  return {
    id: 7,
    at: 0,
    pod: 'default/web',
    podUid: 'u',
    attempt: 1,
    result: 'scheduled',
    node: ties[0] ?? '',
    message: '',
    filters: ['NodeResourcesFit'],
    skippedFilters: [],
    scorers,
    skippedScorers: [],
    nodes,
    ties,
    allNodes: nodes.length,
    examined: nodes.length,
  }
}

const full: NodeVerdict = { node: 'full', refusal, scores: [], total: 0 }
const plain = decided([scored('a', 100, 80), scored('b', 100, 40), full], ['a'])
const tied = decided([scored('a', 100, 80), scored('b', 90, 110), full], ['b', 'a'])

const wornAt = (decision: Decision, point: string, spoken: number, node: string) => {
  const progress = { point, spoken }
  return verdictOn(decisionSoFar(decision, progress), progress, node)
}

describe('a node', () => {
  it('has no verdict before Filter', () => {
    expect(wornAt(plain, 'PreFilter', 0, 'full')).toBeUndefined()
  })

  it('is refused at Filter, with plugin and reason', () => {
    const refused = { type: 'refused', plugin: 'NodeResourcesFit', reasons: 'Insufficient cpu' }
    expect(wornAt(plain, 'Filter', 0, 'full')).toEqual(refused)
    expect(wornAt(plain, 'Bind', 0, 'full')).toEqual(refused)
    expect(wornAt(plain, 'Filter', 0, 'a')).toEqual({ type: 'passed', only: false })
  })

  it.each([
    [0, 0, 0],
    [1, 300, 2],
    [2, 380, 1],
  ])(
    'has after %i plugins %i points, and shares the lead with so many: %i',
    (spoken, total, leaders) => {
      expect(wornAt(plain, 'Score', spoken, 'a')).toMatchObject({ total, leaders, wins: false })
    },
  )

  it('wins when all scores are in, and not before', () => {
    expect(wornAt(plain, 'NormalizeScore', 2, 'a')).toMatchObject({ wins: true, leaders: 1 })
    expect(decisionSoFar(plain, { point: 'Score', spoken: 2 }).node).toBe('')
  })

  it('that shares the highest total is tied, also the one that is drawn', () => {
    expect(wornAt(tied, 'Reserve', 2, 'a')).toMatchObject({ leaders: 2, wins: false })
    expect(wornAt(tied, 'Reserve', 2, 'b')).toMatchObject({ leaders: 2, wins: true })
  })
})

describe('a decision', () => {
  it('says who wins, by how much, and what chance had to do with it', () => {
    expect(winningWords(plain)).toBe('a wins with 380 points.')
    expect(winningWords(tied)).toBe(
      'b and a share the lead with 380 points; b was drawn by chance among the 2.',
    )
    expect(winningWords(decided([full], []))).toBe('No node passes all filters.')
  })

  it('says why it was not another node, and which plugin made the difference', () => {
    expect(whyNot(plain, 'b')).toBe('b has 340: NodeResourcesFit gives it 40, and a 80.')
    expect(whyNot(plain, 'full')).toBe('NodeResourcesFit refuses full: Insufficient cpu.')
    expect(whyNot(tied, 'a')).toBe('a was as good: it has as many points.')
    expect(madeTheDifference(gapsBetween(plain, 'a', 'b'))?.plugin).toBe('NodeResourcesFit')
  })

  it('has as many right answers as nodes that share the highest total', () => {
    expect(['a', 'b', 'full'].map((node) => isRight(tied, node))).toEqual([true, true, false])
    expect(['a', 'b'].map((node) => isRight(plain, node))).toEqual([true, false])
  })
})
