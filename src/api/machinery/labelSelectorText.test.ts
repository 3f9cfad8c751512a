import { expect, it } from 'vitest'
import { parseLabelSelector } from './labelSelectorText'

it.each([
  ['a in b', "unable to parse requirement: found 'b' expected: '('"],
  ['x,,y', "found ',', expected: identifier after ','"],
  ['(', "found '(', expected: !, identifier, or 'end of string'"],
  ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
  ['!x=y', "found '=', expected: ',' or 'end of string'"],
  ['a in (b', "unable to parse requirement: found '', expected: ',' or ')'"],
  ['a in (b,', "unable to parse requirement: found '', expected: ',', or identifier"],
  [
    'x>word',
    'unable to parse requirement: values[0]: Invalid value: "word": ' +
      "for 'Gt', 'Lt' operators, the value must be an integer",
  ],
])('%s is refused: %s', (selector, message) => {
  expect(parseLabelSelector(selector)).toBe(message)
})

it('a bad key or value is named in the error', () => {
  expect(parseLabelSelector('-a=b')).toMatch(
    /^unable to parse requirement: <nil>: Invalid value: "-a": name part must consist of/,
  )
  expect(parseLabelSelector('a=-b')).toMatch(
    /^unable to parse requirement: values\[0\]\[a\]: Invalid value: "-b": a valid label must be/,
  )
})
