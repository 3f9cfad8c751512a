import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJsonText } from './jsonText'

describe('JSON as text', () => {
  it('is what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(readJsonText(text)).toEqual({ value: JSON.parse(text), duplicates: [] })
      }),
    )
  })

  it('is refused wherever JSON.parse refuses it', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.nat(40),
        fc.constantFrom('', '}', '"', 'x', '\\', '0'),
        (value, at, spoil) => {
          const text = JSON.stringify(value)
          const spoiled = text.slice(0, at) + spoil + text.slice(at + 1)
          let good = true
          try {
            JSON.parse(spoiled)
          } catch {
            good = false
          }
          expect(readJsonText(spoiled).error === undefined).toBe(good)
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    ['{nope', "invalid character 'n' looking for beginning of object key string"],
    ['', 'unexpected end of JSON input'],
    ['{"a":1', 'unexpected end of JSON input'],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b":2}', `invalid character '"' after object key:value pair`],
    ['[1 2]', "invalid character '2' after array element"],
    ['{} x', "invalid character 'x' after top-level value"],
    ['nul!', "invalid character '!' in literal null (expecting 'l')"],
    ['"a\nb"', "invalid character '\\n' in string literal"],
    ['"\\q"', "invalid character 'q' in string escape code"],
    ['-x', "invalid character 'x' in numeric literal"],
    ["'", "invalid character '\\'' looking for beginning of value"],
  ])('%j is refused in the words of Go', (text, error) => {
    expect(readJsonText(text)).toEqual({ error })
  })

  it('tells which keys were given twice', () => {
    expect(readJsonText('{"a":1,"b":[{"c":1,"c":2}],"a":3}')).toEqual({
      value: { a: 3, b: [{ c: 2 }] },
      duplicates: ['duplicate field "b[0].c"', 'duplicate field "a"'],
    })
  })

  it('is refused when it is nested too deep', () => {
    expect(readJsonText('['.repeat(100_000))).toEqual({ error: 'exceeded max depth' })
  })
})
