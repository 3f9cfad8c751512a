import { expect, it } from 'vitest'
import { gateOf } from './gates'

const stages = [
  { stage: 'authentication', until: 10 },
  { stage: 'authorization', until: 20 },
  { stage: 'mutating admission', until: 30 },
  { stage: 'validation', until: 40 },
  { stage: 'validating admission', until: 50 },
  { stage: 'storage', until: 60 },
]

it.each([
  [0, 'authn'],
  [10, 'authz'],
  [25, 'admit'],
  [35, 'validate'],
  [45, 'validate'],
  [59, 'store'],
  [60, ''],
] as const)('at %i a request stands at %s', (now, gate) => {
  expect(gateOf(stages, now)).toBe(gate)
})
