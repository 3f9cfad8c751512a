import { expect, it } from 'vitest'
import { deepEqual } from './deepEqual'

const shared = { labels: { app: 'web' } }

it.each<[string, unknown, unknown, boolean]>([
  ['the same text', 'a', 'a', true],
  ['another type', 1, '1', false],
  ['null and absence', null, undefined, false],
  ['zero of either sign', 0, -0, true],
  ['lists in order', [1, 2], [1, 2], true],
  ['lists in another order', [1, 2], [2, 1], false],
  ['a list and a map with the same keys', ['a'], { 0: 'a' }, false],
  ['maps in any order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ['a key without value and none', { a: 1, b: undefined }, { a: 1 }, true],
  ['none and a key without value', { a: 1 }, { a: 1, b: undefined }, true],
  ['an additional key', { a: 1 }, { a: 1, b: 2 }, false],
  ['what is shared', { meta: shared }, { meta: shared }, true],
  ['a key named like a property of every object', {}, { constructor: 'x' }, false],
])('%s', (_, a, b, expected) => {
  expect(deepEqual(a, b)).toBe(expected)
})
