import { describe, expect, it } from 'vitest'
import type { JsonArray, JsonValue } from './json'
import { applyJsonPatch, MAX_JSON_PATCH_OPERATIONS } from './jsonPatch'

const document = { spec: { replicas: 1, list: ['a', 'b'] }, 'a/b': 1, 'm~n': 2 }

describe('operations of a JSON patch', () => {
  it.each<[string, JsonArray, unknown]>([
    ['add sets a key', [{ op: 'add', path: '/x', value: 1 }], { ...document, x: 1 }],
    [
      'add inserts into a list',
      [{ op: 'add', path: '/spec/list/1', value: 'x' }],
      spec(['a', 'x', 'b']),
    ],
    ['add appends at -', [{ op: 'add', path: '/spec/list/-', value: 'x' }], spec(['a', 'b', 'x'])],
    ['remove takes away', [{ op: 'remove', path: '/spec/list/0' }], spec(['b'])],
    [
      'a negative position counts from the end',
      [{ op: 'remove', path: '/spec/list/-1' }],
      spec(['a']),
    ],
    ['replace sets what is there', [{ op: 'replace', path: '/spec/list', value: [] }], spec([])],
    [
      'move takes along',
      [{ op: 'move', from: '/spec/list/0', path: '/spec/list/1' }],
      spec(['b', 'a']),
    ],
    ['copy leaves behind', [{ op: 'copy', from: '/a~1b', path: '/c' }], { ...document, c: 1 }],
    ['test lets through what is so', [{ op: 'test', path: '/m~0n', value: 2 }], document],
    ['the empty path is the document', [{ op: 'replace', path: '', value: 1 }], 1],
  ])('%s', (_, patch, result) => {
    expect(applyJsonPatch(document, patch)).toEqual({ value: result })
    expect(document).toEqual({ spec: { replicas: 1, list: ['a', 'b'] }, 'a/b': 1, 'm~n': 2 })
  })

  it.each<[string, JsonArray]>([
    ['removing what is not there', [{ op: 'remove', path: '/nope' }]],
    ['replacing what is not there', [{ op: 'replace', path: '/nope', value: 1 }]],
    ['adding below what is not there', [{ op: 'add', path: '/no/pe', value: 1 }]],
    ['adding beyond the end', [{ op: 'add', path: '/spec/list/3', value: 1 }]],
    ['a word for a position', [{ op: 'add', path: '/spec/list/one', value: 1 }]],
    ['a position with a leading zero', [{ op: 'remove', path: '/spec/list/01' }]],
    ['a path below a number', [{ op: 'add', path: '/spec/replicas/x', value: 1 }]],
    ['moving from nowhere', [{ op: 'move', from: '/nope', path: '/x' }]],
    ['a test that fails', [{ op: 'test', path: '/spec/replicas', value: 2 }]],
    ['an unknown operation', [{ op: 'spam', path: '/x' }]],
    ['no path', [{ op: 'remove' }]],
    ['a path without slash', [{ op: 'remove', path: 'x' }]],
    ['an operation that is none', ['remove']],
    [
      'a good one before a bad one',
      [
        { op: 'add', path: '/x', value: 1 },
        { op: 'remove', path: '/y' },
      ],
    ],
  ])('%s is refused', (_, patch) => {
    expect(applyJsonPatch(document, patch)).toHaveProperty('error')
  })
})

function spec(list: ReadonlyArray<string>): JsonValue {
  return { ...document, spec: { ...document.spec, list } }
}

describe('a hostile JSON patch', () => {
  it.each(['/__proto__/polluted', '/constructor/prototype/polluted'])('%s is nowhere', (path) => {
    expect(applyJsonPatch({}, [{ op: 'add', path, value: true }])).toHaveProperty('error')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('may define a key __proto__ that is only a key', () => {
    const got = applyJsonPatch({}, [{ op: 'add', path: '/__proto__', value: { x: 1 } }])
    expect('value' in got && JSON.stringify(got.value)).toBe('{"__proto__":{"x":1}}')
    expect('value' in got && (got.value as { x?: number }).x).toBeUndefined()
  })

  it('has a limit of operations', () => {
    const many = Array.from({ length: MAX_JSON_PATCH_OPERATIONS + 1 }, () => ({ op: 'test' }))
    expect(applyJsonPatch({}, many)).toEqual({
      error: 'The allowed maximum operations in a JSON patch is 10000, got 10001',
    })
  })

  it('cannot grow a document by doubling it', () => {
    const doubling = Array.from({ length: 60 }, () => ({ op: 'copy', from: '/a', path: '/a/-' }))
    expect(applyJsonPatch({ a: [[1, 2, 3]] }, doubling)).toEqual({
      error: 'copies exceed the size of a request',
    })
  })
})
