import { describe, expect, it } from 'vitest'
import type { LabelSelector } from '../meta'
import {
  formatLabelSelector,
  formatLabelSet,
  isEmptySelector,
  labelSelectorRequirements,
  labelSelectorText,
  matchesLabelSelector,
  matchesLabelSet,
} from './labelSelector'

const web = { app: 'web', tier: 'front' }

describe('both parts of a label selector must hold', () => {
  it.each<[string, LabelSelector | undefined, boolean]>([
    ['an absent selector matches nothing', undefined, false],
    ['an empty selector matches everything', {}, true],
    ['matchLabels are equalities', { matchLabels: { app: 'web' } }, true],
    ['every pair of matchLabels counts', { matchLabels: { app: 'web', tier: 'back' } }, false],
    [
      'In needs one of the values',
      { matchExpressions: [{ key: 'app', operator: 'In', values: ['db', 'web'] }] },
      true,
    ],
    [
      'NotIn also holds for objects without the label',
      { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] },
      true,
    ],
    ['Exists asks for the key', { matchExpressions: [{ key: 'zone', operator: 'Exists' }] }, false],
    [
      'DoesNotExist asks for its absence',
      { matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }] },
      true,
    ],
    [
      'a label called constructor is not inherited from anywhere',
      { matchExpressions: [{ key: 'constructor', operator: 'Exists' }] },
      false,
    ],
  ])('%s', (_, selector, expected) => {
    expect(matchesLabelSelector(selector, web)).toBe(expected)
  })

  it('an object without labels is matched by nothing but the empty selector', () => {
    expect(matchesLabelSelector({ matchLabels: { app: 'web' } }, undefined)).toBe(false)
    expect(matchesLabelSelector({}, undefined)).toBe(true)
    expect(matchesLabelSet({ app: 'web' }, web)).toBe(true)
    expect(matchesLabelSet(undefined, web)).toBe(true)
  })
})

describe('a label selector prints in order of its keys', () => {
  it.each<[LabelSelector | undefined, string]>([
    [{ matchLabels: { b: '2', a: '1' } }, 'a=1,b=2'],
    [
      {
        matchLabels: { a: 'b' },
        matchExpressions: [{ key: 'c', operator: 'In', values: ['y', 'x'] }],
      },
      'a=b,c in (x,y)',
    ],
    [{ matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }, '!a'],
    [{}, '<none>'],
    [undefined, '<none>'],
    [{ matchExpressions: [{ key: 'a', operator: 'In', values: [] }] }, '<error>'],
  ])('%j prints as %s', (selector, text) => {
    expect(formatLabelSelector(selector)).toBe(text)
  })

  it('a plain set prints the same way', () => {
    expect(formatLabelSet({ z: '1', a: '' })).toBe('a=,z=1')
    expect(labelSelectorText({})).toBe('')
    expect(isEmptySelector({ matchLabels: {} })).toBe(true)
  })
})

it('an invalid selector says what is wrong with it', () => {
  const wrong = { matchExpressions: [{ key: 'a', operator: 'In' as const }] }
  expect(labelSelectorRequirements(wrong)).toBe(
    "values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty",
  )
})
