import { expect, it } from 'vitest'
import {
  isJsonArray,
  isJsonObject,
  isTooDeep,
  type JsonValue,
  MAX_JSON_DEPTH,
  objectOf,
  ownValue,
  withKey,
} from './json'

it('a map is neither a list nor null', () => {
  expect([{}, [], null, 'x', undefined].map(isJsonObject)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
  expect([{}, [], null].map(isJsonArray)).toEqual([false, true, false])
})

it.each(['__proto__', 'constructor', 'prototype', 'toString'])(
  '%s is a key like any other',
  (key) => {
    expect(ownValue({}, key)).toBeUndefined()
    const object = objectOf([[key, 'mine']])
    expect(ownValue(object, key)).toBe('mine')
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
    expect(Object.keys(withKey({ a: 1 }, key, {}))).toEqual(['a', key])
    expect(withKey(object, key, undefined)).toEqual({})
  },
)

it('depth is counted in containers', () => {
  let deep: JsonValue = 'leaf'
  for (let i = 0; i < MAX_JSON_DEPTH; i += 1) deep = i % 2 === 0 ? [deep] : { a: deep }
  expect(isTooDeep(deep)).toBe(false)
  expect(isTooDeep([deep])).toBe(true)
})
