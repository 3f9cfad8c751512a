import { describe, expect, it } from 'vitest'
import { containing, differencesOf, having } from './compare'

describe('an answer is right', () => {
  it.each([
    ['that says more than was asked', { a: 1 }, { a: 1, b: 2 }],
    ['that has nothing where nothing is expected', { a: null }, {}],
    ['that is one of several right ones', { anyOf: ['x', 'y'] }, { anyOf: 'y' }],
    ['that knows all right ones', { anyOf: ['x', 'y'] }, { anyOf: ['x', 'y'] }],
    ['with the text that is asked for', { a: containing('cpu') }, { a: 'no cpu left' }],
    ['with the fields that are asked for', { a: having({ b: 1 }) }, { a: { b: 1, c: 2 } }],
    ['that leaves a field undefined', { a: { b: 1 } }, { a: { b: 1, c: undefined } }],
  ])('%s', (_, expected, got) => {
    expect(differencesOf(expected, got)).toEqual([])
  })
})

describe('an answer is wrong', () => {
  it.each([
    ['in a value', { a: 1 }, { a: 2 }, 'a: expected 1, got 2'],
    ['in saying nothing', { a: 1 }, undefined, 'a: expected 1, got undefined'],
    ['where nothing is expected', { a: null }, { a: 0 }, 'a: expected null, got 0'],
    ['in saying more below', { a: {} }, { a: { b: 1 } }, 'a.b: expected undefined, got 1'],
    [
      'in taking null for absent below',
      { a: { b: null } },
      { a: {} },
      'a.b: expected null, got undefined',
    ],
    ['in order', { a: [1, 2] }, { a: [2, 1] }, 'a[0]: expected 1, got 2'],
    ['in length', { a: [1] }, { a: [1, 2] }, 'a: expected [1], got [1,2]'],
    ['in type', { a: '1' }, { a: 1 }, 'a: expected "1", got 1'],
    ['among several', { anyOf: ['x'] }, { anyOf: 'y' }, 'anyOf: expected ["x"], got "y"'],
    [
      'in knowing only some',
      { anyOf: ['x', 'y'] },
      { anyOf: ['x'] },
      'anyOf: expected ["x","y"], got ["x"]',
    ],
    [
      'in its words',
      { a: containing('cpu') },
      { a: 'no' },
      'a: expected a text with "cpu", got "no"',
    ],
    ['in a field', { a: having({ b: 1 }) }, { a: { b: 2 } }, 'a: expected {"b":1}, got {"b":2}'],
  ])('%s', (_, expected, got, difference) => {
    expect(differencesOf(expected, got)[0]).toBe(difference)
  })
})
