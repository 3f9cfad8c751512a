import { expect, it } from 'vitest'
import { fieldErrorText } from '../../../../api/machinery/fieldError'
import type { ShapePoint } from './strategies'
import { validateScoringStrategy } from './validateArgs'

const shaped = (...shape: readonly ShapePoint[]) => ({
  type: 'RequestedToCapacityRatio' as const,
  requestedToCapacityRatio: { shape },
})

it.each([
  ['no strategy', undefined, []],
  [
    'a weight out of bounds',
    { resources: [{ name: 'cpu', weight: 101 }] },
    [
      'scoringStrategy.resources[0].weight: Invalid value: 101: resource weight of cpu not in valid range (0, 100]',
    ],
  ],
  [
    'no points',
    shaped(),
    ['scoringStrategy.shape: Required value: at least one point must be specified'],
  ],
  [
    'points that go back and leave the bounds',
    shaped({ utilization: 50, score: 11 }, { utilization: 50, score: 0 }),
    [
      'scoringStrategy.shape[1].utilization: Invalid value: 50: utilization values must be sorted in increasing order',
      'scoringStrategy.shape[0].score: Invalid value: 11: not in valid range [0-10]',
    ],
  ],
])('the configuration says of %s', (_, strategy, errors) => {
  expect(validateScoringStrategy(strategy).map(fieldErrorText)).toEqual(errors)
})
