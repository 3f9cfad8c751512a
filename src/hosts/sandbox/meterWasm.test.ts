import { describe, expect, it } from 'vitest'
import { FUEL_EXPORT, meterWasm } from './meterWasm'

const section = (id: number, ...content: readonly number[]): number[] => [
  id,
  content.length,
  ...content,
]

/** A module with one function `f` of a body, a page of memory and the global that LLVM puts first. */
function moduleOf(...body: readonly number[]): Uint8Array {
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, 1, 0x60, 0, 0),
    ...section(2, 0),
    ...section(3, 1, 0),
    ...section(5, 1, 0, 1),
    ...section(6, 1, 0x7f, 1, 0x41, 0, 0x0b),
    ...section(7, 1, 1, 'f'.charCodeAt(0), 0, 0),
    ...section(10, 1, body.length + 1, 0, ...body),
  ])
}

/** What running `f` burns of a million, or how it ends. */
async function burnt(...body: readonly number[]): Promise<number | string> {
  const { instance } = await WebAssembly.instantiate(meterWasm(moduleOf(...body)))
  const { f, [FUEL_EXPORT]: fuel } = instance.exports
  if (!(fuel instanceof WebAssembly.Global) || typeof f !== 'function') return 'no meter'
  fuel.value = 1_000_000
  try {
    f()
    return 1_000_000 - Number(fuel.value)
  } catch (error) {
    return String(error)
  }
}

describe('metered WebAssembly', () => {
  it('burns one unit for a call', async () => {
    expect(await burnt(0x0b)).toBe(1)
  })

  it('burns one unit more for each turn of a loop', async () => {
    // Counts the global to five.
    const turn = [0x23, 0, 0x41, 1, 0x6a, 0x24, 0, 0x23, 0, 0x41, 5, 0x48, 0x0d, 0]
    expect(await burnt(0x03, 0x40, ...turn, 0x0b, 0x0b)).toBe(6)
  })

  it('burns a unit for sixteen bytes that are filled at once', async () => {
    const fill = [0x41, 0, 0x41, 0, 0x41, 0x80, 0x80, 0x02, 0xfc, 11, 0]
    expect(await burnt(...fill, 0x0b)).toBe(1 + 32_768 / 16)
  })

  it('traps where a loop does not end', async () => {
    expect(await burnt(0x03, 0x40, 0x0c, 0, 0x0b, 0x0b)).toContain('unreachable')
  })

  it('traps where a function calls itself for ever, or the stack ends before', async () => {
    expect(await burnt(0x10, 0, 0x0b)).toMatch(/unreachable|call stack/)
  })
})
