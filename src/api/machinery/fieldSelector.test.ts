import { expect, it } from 'vitest'
import {
  formatFieldSelector,
  matchesFieldSelector,
  parseFieldSelector,
  requiredFieldValue,
} from './fieldSelector'

const pod: Readonly<Record<string, string>> = {
  'metadata.name': 'web',
  'status.phase': 'Running',
}

it.each([
  ['', true],
  ['metadata.name=web', true],
  ['metadata.name==web', true],
  ['metadata.name!=web', false],
  ['metadata.name=web,status.phase!=Running', false],
  ['spec.nodeName=', true],
  ['spec.nodeName!=', false],
])('%j matches a running pod called web: %s', (text, expected) => {
  const requirements = parseFieldSelector(text)
  if (typeof requirements === 'string') throw new Error(requirements)
  expect(matchesFieldSelector(requirements, (field) => pod[field])).toBe(expected)
})

it.each([
  ['nonsense', "invalid selector: 'nonsense'; can't understand 'nonsense'"],
  ['a=b,c', "invalid selector: 'a=b,c'; can't understand 'c'"],
  ['a=b=c', 'invalid field selector: unescaped character in value: 61'],
  ['a=b\\c', 'invalid field selector: invalid escape sequence: \\c'],
])('%s is refused', (text, message) => {
  expect(parseFieldSelector(text)).toBe(message)
})

it('commas and equals signs in values are escaped', () => {
  const requirements = parseFieldSelector('reason=a\\,b\\=c,metadata.name=web')
  if (typeof requirements === 'string') throw new Error(requirements)
  expect(requiredFieldValue(requirements, 'reason')).toBe('a,b=c')
  expect(requiredFieldValue(requirements, 'type')).toBeUndefined()
  expect(formatFieldSelector(requirements)).toBe('metadata.name=web,reason=a\\,b\\=c')
})
