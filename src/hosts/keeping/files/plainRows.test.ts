import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRowReader, writeRows } from './plainRows'

const read = (lines: Iterable<string>, most = 1_000_000): unknown => {
  const reader = createRowReader(most)
  for (const line of lines) reader.take(line)
  return reader.end()
}

const FORBIDDEN = ['__proto__', 'constructor', 'prototype']

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    fc.constantFrom<unknown>(undefined, null, true, false, -0),
    tie('object'),
  ),
  object: fc.oneof(
    fc.array(tie('value')),
    fc
      .array(
        fc.tuple(
          fc.string().filter((key) => !FORBIDDEN.includes(key)),
          tie('value'),
        ),
      )
      .map((entries) => Object.fromEntries(entries)),
    fc.array(tie('value')).map((items) => new Set(items)),
    fc.array(fc.tuple(tie('value'), tie('value'))).map((entries) => new Map(entries)),
  ),
}))

it('plain data comes back from a file exactly as it was', () => {
  fc.assert(
    fc.property(plain.object, (value) => {
      expect(read(writeRows(value as object))).toStrictEqual(value)
    }),
    { seed: 1, numRuns: 300 },
  )
})

it('one object in two places is one object again, and may hold itself', () => {
  const shared = { name: 'web' }
  const ring: Record<string, unknown> = { list: [shared], by: new Map([['web', shared]]) }
  ring['self'] = ring
  const back = read(writeRows(ring)) as typeof ring & {
    list: object[]
    by: Map<string, object>
  }
  expect(back.list[0]).toBe(back.by.get('web'))
  expect(back['self']).toBe(back)
})

it.each([
  ['nothing at all', []],
  ['a line that is no JSON', ['["o","a"']],
  ['a line that is no list', ['{"a":1}']],
  ['a kind that nobody knows', ['["x"]']],
  ['a key without a value', ['["o","a"]']],
  ['a key that is no text', ['["o",1,2]']],
  ['a part on a line that is not there', ['["l",[7]]']],
  ['a part that is no reference', ['["l",{"a":1}]']],
  ['a number that is a word', ['["l",["number","one"]]']],
  ...FORBIDDEN.map((key): [string, string[]] => [
    `the key ${key}, which would change what the object is`,
    [`["o","${key}",[1]]`, '["o"]'],
  ]),
])('a file with %s is refused', (_, lines) => {
  expect(() => read(lines)).toThrow(/damaged|too early|not allowed/)
})

it('a file with more lines than may be is refused before they are all read', () => {
  expect(() => read(['["l"]', '["l"]', '["l"]'], 2)).toThrow('too large')
})

it('a word under the key constructor is data, as in a ConfigMap', () => {
  const data = { constructor: 'Ayrton' }
  expect(read(writeRows(data))).toEqual(data)
})

it('what is no plain data is not written as something else', () => {
  expect(() => [...writeRows({ bytes: new Uint8Array(2) })]).toThrow('plain data')
})
