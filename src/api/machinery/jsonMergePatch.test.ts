import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from './json'
import { applyJsonMergePatch, createJsonMergePatch } from './jsonMergePatch'

describe('a merge patch', () => {
  it.each<[string, JsonValue, JsonValue, JsonValue]>([
    ['adds and replaces', { a: 'b' }, { a: 'c', d: 1 }, { a: 'c', d: 1 }],
    ['removes by null', { a: 'b', c: 'd' }, { a: null }, { c: 'd' }],
    ['replaces lists whole', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ['drops nulls of what it adds', {}, { a: { b: { c: null } } }, { a: { b: {} } }],
    ['makes a map of what was none', { a: 'x' }, { a: { b: 'c' } }, { a: { b: 'c' } }],
    ['keeps nulls in lists', {}, { a: [null, 1] }, { a: [null, 1] }],
  ])('%s', (_, original, patch, result) => {
    expect(applyJsonMergePatch(original, patch)).toEqual({ value: result })
  })

  it('leaves the documents it is made from as they were, and shares what it does not touch', () => {
    const original: JsonObject = Object.freeze({ kept: Object.freeze({ a: 1 }), gone: 1 })
    const got = applyJsonMergePatch(original, { gone: null })
    expect('value' in got && got.value).toEqual({ kept: { a: 1 } })
    expect(original).toEqual({ kept: { a: 1 }, gone: 1 })
  })

  it('made of two documents turns the one into the other', () => {
    const original = { a: { b: 1, c: [1] }, gone: {} }
    const modified = { a: { b: 1, c: [2], d: {} } }
    const patch = createJsonMergePatch(original, modified)
    expect(patch).toEqual({ a: { c: [2], d: {} }, gone: null })
    expect(applyJsonMergePatch(original, patch)).toEqual({ value: modified })
  })
})

describe('a hostile patch reaches no prototype', () => {
  const hostile = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"x":1}}}')

  it('__proto__ is a key like any other', () => {
    const got = applyJsonMergePatch({}, hostile)
    if ('error' in got) throw new Error(got.error)
    expect(JSON.stringify(got.value)).toBe(JSON.stringify(hostile))
    expect(Object.getPrototypeOf(got.value)).toBe(Object.prototype)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  it('depth is limited', () => {
    let deep: JsonValue = {}
    for (let i = 0; i < 10_000; i += 1) deep = { a: deep }
    expect(applyJsonMergePatch({}, deep)).toEqual({ error: 'patch exceeds max depth' })
  })
})
