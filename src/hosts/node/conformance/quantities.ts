/** Resource quantities: read, printed, compared, calculated with. */
import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  multiplyQuantity,
  negateQuantity,
  parseQuantity,
  type Quantity,
  quantityOf,
  roundUpQuantity,
  scaledValue,
  subtractQuantities,
} from '../../../api/machinery/quantity'
import { type Areas, area } from './area'
import type { Question } from './compare'

interface Operation {
  readonly op: string
  readonly a: string
  readonly b?: string
  readonly scale?: number
}
interface Outcome {
  readonly result?: string
}

export const quantities: Areas = {
  'quantity-parse': area({ answer: parsed }),
  'quantity-arithmetic': area<Operation, Outcome>({
    answer: calculated,
    reading: (expect) =>
      expect.result === undefined ? expect : { ...expect, result: amount(expect.result) },
  }),
}

/** Another text of the same amount is right too. */
export const amount = (text: string): Question => ({
  wants: `the amount ${text}`,
  holds: (got) =>
    typeof got === 'string' && compareQuantities(quantityOf(got), quantityOf(text)) === 0,
})

function parsed({ quantity: text }: { readonly quantity: string }) {
  const quantity = parseQuantity(text)
  if (typeof quantity === 'string') return { valid: false }
  return {
    valid: true,
    canonical: formatQuantity(quantity),
    format: quantity.format,
    value: `${scaledValue(quantity, 0)}`,
    milliValue: `${scaledValue(quantity, -3)}`,
  }
}

function calculated(operation: Operation) {
  const a = quantityOf(operation.a)
  const b = quantityOf(operation.b)
  switch (operation.op) {
    case 'cmp':
      return { cmp: compareQuantities(a, b) }
    case 'add':
      return exactly(addQuantities(a, b))
    case 'sub':
      return exactly(subtractQuantities(a, b))
    case 'neg':
      return exactly(negateQuantity(a))
    case 'mul':
      return exactly(multiplyQuantity(a, BigInt(operation.b ?? '')))
    case 'roundUp': {
      const { quantity, exact } = roundUpQuantity(a, operation.scale ?? 0)
      return { result: formatQuantity(quantity), exact }
    }
    default:
      throw new Error(`no such operation: ${operation.op}`)
  }
}

const exactly = (quantity: Quantity) => ({ result: formatQuantity(quantity), exact: true })
