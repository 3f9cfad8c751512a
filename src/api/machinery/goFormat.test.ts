import { expect, it } from 'vitest'
import { goJson, goQuote, goValue } from './goFormat'

it.each([
  ['plain', '"plain"'],
  ['', '""'],
  ['say "hi"', '"say \\"hi\\""'],
  ['C:\\', '"C:\\\\"'],
  ['a\nb\tc', '"a\\nb\\tc"'],
  ['\u0000\u001b\u007f', '"\\x00\\x1b\\x7f"'],
  ['größe 🐳', '"größe 🐳"'],
  ['\u200b', '"\\u200b"'],
  ['\u{e0001}', '"\\U000e0001"'],
  ['\ud800', '"\ufffd"'],
])('%%q of %j is %s', (text, quoted) => {
  expect(goQuote(text)).toBe(quoted)
})

it('JSON of Go escapes what could end a script', () => {
  expect(goJson({ a: '<b>&\u2028' })).toBe('{"a":"\\u003cb\\u003e\\u0026\\u2028"}')
  expect(goJson(undefined)).toBe('null')
})

it('a map prints in order of its keys', () => {
  expect(goValue({ b: [1, 'x', null], a: { c: true } })).toBe('map[a:map[c:true] b:[1 x <nil>]]')
})
