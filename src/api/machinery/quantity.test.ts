import { expect, it } from 'vitest'
import {
  addQuantities,
  canonical,
  formatQuantity,
  milliValue,
  parseQuantity,
  quantityOf,
  value,
} from './quantity'

it.each([
  ['0.5', '500m'],
  ['1000m', '1'],
  ['1500m', '1500m'],
  ['1024Mi', '1Gi'],
  ['1.5Gi', '1536Mi'],
  ['2000M', '2G'],
  ['1e3', '1e3'],
  ['0.1Gi', '107374182400m'],
  ['100Ki', '100Ki'],
  ['1025Ki', '1025Ki'],
  ['-1500m', '-1500m'],
])('%s is sent back as %s', (text, expected) => {
  expect(canonical(text)).toBe(expected)
})

it('a sum keeps the format of its left side', () => {
  expect(formatQuantity(addQuantities(quantityOf('1Gi'), quantityOf('1G')))).toBe('2073741824')
  expect(formatQuantity(addQuantities(quantityOf('512Mi'), quantityOf('512Mi')))).toBe('1Gi')
  expect(formatQuantity(addQuantities(quantityOf('0'), quantityOf('2Gi')))).toBe('2Gi')
})

it('integer accessors round up', () => {
  expect(value('1500m')).toBe(2)
  expect(milliValue('0.0001')).toBe(1)
  expect(milliValue('2')).toBe(2000)
  expect(value(undefined)).toBe(0)
})

it.each(['K', '1K', '1KB', '', '1.1.M', ' 1', '1 ', '1e', '1e99999', '1é'])(
  '%j is no quantity',
  (text) => {
    expect(typeof parseQuantity(text)).toBe('string')
  },
)

it('a text of thousands of digits is refused, not computed', () => {
  expect(typeof parseQuantity('9'.repeat(5000))).toBe('string')
})

it('a lone sign or point is zero, as upstream has it', () => {
  expect(value('-')).toBe(0)
  expect(value('.')).toBe(0)
})
