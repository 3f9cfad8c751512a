import { expect, it } from 'vitest'
import { generateName, SAFE_ALPHABET, safeEncode } from './generateName'

it('a generated name is its prefix and five characters of the safe alphabet', () => {
  let draws = 0
  const name = generateName('web-', (bound) => draws++ % bound)
  expect(name).toBe('web-bcdfg')
  expect(draws).toBe(5)
  expect(SAFE_ALPHABET).toHaveLength(27)
})

it('a long prefix is cut so that the name stays a label', () => {
  expect(generateName('x'.repeat(100), () => 0)).toBe(`${'x'.repeat(58)}bbbbb`)
})

it('a number is encoded digit by digit', () => {
  expect(safeEncode('0123456789')).toBe('456789bcdf')
})
