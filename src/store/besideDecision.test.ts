import { expect, it } from 'vitest'
import type { Decision } from '../protocol/messages'
import { besideRows, differenceOf } from './besideDecision'

const decided = (node: string, totals: Readonly<Record<string, number>>, ties: string[] = []) =>
  ({
    node,
    ties,
    nodes: Object.entries(totals).map(([name, total]) => ({
      node: name,
      total,
      scores: [{ plugin: 'Fit', raw: 0, normalized: 0, weight: 1 }],
    })),
  }) as unknown as Decision

const now = decided('n1', { n1: 300, n2: 200 })

it.each([
  [
    'another node wins',
    decided('n2', { n1: 100, n2: 250 }),
    'With packing n2 would win with 250; as it runs n1 wins with 300.',
  ],
  [
    'the same node wins',
    decided('n1', { n1: 310, n2: 250 }),
    'With packing n1 would win all the same with 310.',
  ],
  [
    'several tie',
    decided('n2', { n1: 250, n2: 250 }, ['n1', 'n2']),
    'With packing n2 would win with 250, drawn from 2 that tie; as it runs n1 wins with 300.',
  ],
  ['no node fits', decided('', {}), 'With packing no node would fit; as it runs n1 wins.'],
])('the difference between two profiles is said when %s', (_, supposed, sentence) => {
  expect(differenceOf('packing', now, supposed)).toBe(sentence)
})

it('totals of two profiles stand beside each other, the best of the supposed one first', () => {
  expect(besideRows(now, now, decided('n2', { n1: 100, n2: 250 }))).toEqual([
    { node: 'n2', then: '200', now: '200', supposed: '250' },
    { node: 'n1', then: '300', now: '300', supposed: '100' },
  ])
})
