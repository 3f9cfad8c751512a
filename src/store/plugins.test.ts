import { expect, it } from 'vitest'
import { draftState, faultLine } from './plugins'

const draft = { id: 1, name: 'Mine', source: 'a', weight: 2 }
const written = { name: 'Mine', source: 'a', weight: 2, enabled: true, points: [] }

it('a fault is shown at the line it names, and at the first where it names none', () => {
  expect(faultLine('running "X" filter plugin: TypeError: no (line 12)').line).toBe(12)
  expect(faultLine('out of memory').line).toBe(1)
})

it.each([
  ['on', [written]],
  ['off', [{ ...written, enabled: false }]],
  ['changed', [{ ...written, source: 'b' }]],
  ['changed', [{ ...written, weight: 3 }]],
  ['draft', [{ ...written, name: 'Other' }]],
] as const)('a draft is %s by what the cluster runs', (state, all) => {
  expect(draftState(draft, all)).toBe(state)
})
