import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../testing/readVectors'
import { formatRequirements, matchesRequirements } from './labelRequirement'
import { parseLabelSelector } from './labelSelectorText'

interface Text {
  readonly selector: string
}
interface Match extends Text {
  readonly labels: Readonly<Record<string, string>>
}

const parsing = readVectors<Text, { readonly valid: boolean; readonly canonical?: string }>(
  fs,
  'label-selector-parse',
)
const matching = readVectors<Match, { readonly match: boolean }>(fs, 'label-selector-match')

describe('a label selector is read and printed as Kubernetes does', () => {
  it.skipIf(parsing.absent).each(parsing.cases)('$name', ({ input, expect: expected }) => {
    const requirements = parseLabelSelector(input.selector)
    expect(typeof requirements !== 'string').toBe(expected.valid)
    if (expected.canonical === undefined || typeof requirements === 'string') return
    expect(formatRequirements(requirements)).toBe(expected.canonical)
  })
})

describe('a label selector matches what Kubernetes says it matches', () => {
  it.skipIf(matching.absent).each(matching.cases)('$name', ({ input, expect: { match } }) => {
    const requirements = parseLabelSelector(input.selector)
    if (typeof requirements === 'string') throw new Error(requirements)
    expect(matchesRequirements(requirements, input.labels)).toBe(match)
  })
})

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
