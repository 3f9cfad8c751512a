import { describe, expect, it } from 'vitest'
import type { Decision } from '../protocol/messages'
import { reweigh } from './reweigh'

const score = (plugin: string, normalized: number, weight: number) => ({
  plugin,
  raw: normalized * 2,
  normalized,
  weight,
})

const decision: Decision = {
  id: 1,
  at: 0,
  pod: 'default/web',
  podUid: 'u',
  attempt: 1,
  result: 'scheduled',
  node: 'n1',
  message: '',
  filters: ['NodeUnschedulable', 'TaintToleration', 'NodeResourcesFit'],
  skippedFilters: [],
  scorers: [
    { plugin: 'Fit', weight: 1 },
    { plugin: 'Spread', weight: 2 },
  ],
  skippedScorers: [],
  nodes: [
    { node: 'n1', scores: [score('Fit', 10, 1), score('Spread', 90, 2)], total: 190 },
    { node: 'n2', scores: [score('Fit', 60, 1), score('Spread', 40, 2)], total: 140 },
    {
      node: 'n3',
      refusal: { plugin: 'TaintToleration', code: 'Unschedulable', reasons: ['a taint'] },
      scores: [],
      total: 0,
    },
  ],
  ties: ['n1'],
  allNodes: 3,
  examined: 3,
}

describe('a decision with other weights', () => {
  it('is the same with the same weights', () => {
    expect(reweigh(decision, {})).toEqual(decision)
  })

  it('falls otherwise when a score counts more, or not at all', () => {
    expect(reweigh(decision, { Fit: 5 })).toMatchObject({ node: 'n2', ties: ['n2'] })
    expect(reweigh(decision, { Spread: 0 }).nodes.map(({ total }) => total)).toEqual([10, 60, 0])
  })

  it('is a tie when the sums are equal, and never falls to a node that was refused', () => {
    expect(reweigh(decision, { Fit: 0, Spread: 0 }).ties).toEqual(['n1', 'n2'])
    expect(reweigh(decision, { Fit: 2 }).ties).toEqual(['n1', 'n2'])
  })
})
