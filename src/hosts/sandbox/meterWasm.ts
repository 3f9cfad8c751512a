/**
 * Gives a WebAssembly module a meter. Every call of a function and every turn of a loop burns one
 * unit of fuel, every sixteen bytes copied or filled at once another; without fuel it traps. So no
 * code that it runs can take longer than its fuel lasts, not even inside a built-in function, and
 * the same work burns the same fuel on every machine. The host sets and reads the fuel through the
 * module's exports; the stack pointer is exported too, so that a trapped module can be set back.
 * Source: WebAssembly Core Specification 2.0, 5 Binary Format
 */
import {
  type ByteReader,
  type ByteWriter,
  createWriter,
  readByte,
  readBytes,
  readerOf,
  readU32,
  skipNumber,
  textBytes,
  u32,
  write,
  written,
} from './wasmBytes'

export const FUEL_EXPORT = 'meter.fuel'
export const STACK_POINTER_EXPORT = 'meter.stackPointer'

const HEADER_BYTES = 8
const SECTION = { type: 1, import: 2, function: 3, global: 6, export: 7, code: 10 } as const
const I32 = 0x7f
const FUNCTION_TYPE = 0x60
/** The stack pointer of what LLVM makes is the module's first global. */
const STACK_POINTER = 0

export function meterWasm(module: Uint8Array): Uint8Array<ArrayBuffer> {
  const sections = sectionsOf(module)
  const imports = countImports(sections)
  const countOf = (id: number): number => readU32(readerOf(contentOf(sections, id)))
  const fuel = imports.globals + countOf(SECTION.global)
  const charge = imports.functions + countOf(SECTION.function)
  const chargeType = countOf(SECTION.type)
  const writer = createWriter(module.length * 2)
  write(writer, module.subarray(0, HEADER_BYTES))
  for (const { id, content } of sections) {
    writeSection(writer, id, rewritten(id, content, { fuel, charge, chargeType }))
  }
  return new Uint8Array(written(writer))
}

interface Section {
  readonly id: number
  readonly content: Uint8Array
}

/** The indexes of what the meter adds. */
interface Meter {
  readonly fuel: number
  readonly charge: number
  readonly chargeType: number
}

function sectionsOf(module: Uint8Array): readonly Section[] {
  const reader = readerOf(module)
  reader.at = HEADER_BYTES
  const sections: Section[] = []
  while (reader.at < module.length) {
    const id = readByte(reader)
    sections.push({ id, content: readBytes(reader, readU32(reader)) })
  }
  return sections
}

function contentOf(sections: readonly Section[], id: number): Uint8Array {
  const found = sections.find((section) => section.id === id)
  if (found === undefined) throw new Error(`the WebAssembly module has no section ${id}`)
  return found.content
}

function writeSection(writer: ByteWriter, id: number, content: Uint8Array): void {
  write(writer, [id, ...u32(content.length)])
  write(writer, content)
}

function rewritten(id: number, content: Uint8Array, meter: Meter): Uint8Array {
  switch (id) {
    case SECTION.type:
      return withEntry(content, [FUNCTION_TYPE, 1, I32, 1, I32])
    case SECTION.function:
      return withEntry(content, u32(meter.chargeType))
    case SECTION.global:
      return withEntry(content, [I32, 1, OP.i32Const, ...MOST_FUEL, OP.end])
    case SECTION.export: {
      const stackPointer = [...textBytes(STACK_POINTER_EXPORT), GLOBAL_EXPORT, STACK_POINTER]
      const fuel = [...textBytes(FUEL_EXPORT), GLOBAL_EXPORT, ...u32(meter.fuel)]
      return withEntry(withEntry(content, fuel), stackPointer)
    }
    case SECTION.code:
      return withEntry(meterBodies(content, meter), chargeBody(meter))
    default:
      return content
  }
}

const GLOBAL_EXPORT = 3
/** 2³¹ − 1, so that it can start. */
const MOST_FUEL = [0xff, 0xff, 0xff, 0xff, 0x07]

/** A vector with one entry more. */
function withEntry(vector: Uint8Array, entry: readonly number[]): Uint8Array {
  const reader = readerOf(vector)
  const count = readU32(reader)
  const writer = createWriter(vector.length + entry.length + 8)
  write(writer, u32(count + 1))
  write(writer, vector.subarray(reader.at))
  write(writer, entry)
  return written(writer)
}

function countImports(sections: readonly Section[]): { functions: number; globals: number } {
  const reader = readerOf(contentOf(sections, SECTION.import))
  const counts = { functions: 0, globals: 0 }
  for (let left = readU32(reader); left > 0; left--) {
    readBytes(reader, readU32(reader))
    readBytes(reader, readU32(reader))
    switch (readByte(reader)) {
      case 0:
        counts.functions++
        skipNumber(reader)
        break
      case 1:
        skipNumber(reader)
        skipLimits(reader)
        break
      case 2:
        skipLimits(reader)
        break
      default:
        counts.globals++
        readBytes(reader, 2)
    }
  }
  return counts
}

function skipLimits(reader: ByteReader): void {
  const bounded = readByte(reader) === 1
  skipNumber(reader)
  if (bounded) skipNumber(reader)
}

const OP = {
  unreachable: 0x00,
  loop: 0x03,
  if: 0x04,
  end: 0x0b,
  brTable: 0x0e,
  call: 0x10,
  selectTyped: 0x1c,
  localGet: 0x20,
  globalGet: 0x23,
  globalSet: 0x24,
  i32Const: 0x41,
  f32Const: 0x43,
  f64Const: 0x44,
  i32LessThan: 0x48,
  i32Subtract: 0x6b,
  i32ShiftRight: 0x76,
  bulk: 0xfc,
} as const

const NO_RESULT = 0x40

/** Takes what the instructions leave on the stack out of the fuel, and traps when none is left. */
const burn = (fuel: number, amount: readonly number[]): readonly number[] => [
  ...[OP.globalGet, ...u32(fuel), ...amount, OP.i32Subtract, OP.globalSet, ...u32(fuel)],
  ...[OP.globalGet, ...u32(fuel), OP.i32Const, 0, OP.i32LessThan],
  ...[OP.if, NO_RESULT, OP.unreachable, OP.end],
]

/** A function from a number of bytes to the same, which burns a unit for every sixteen of them. */
function chargeBody({ fuel }: Meter): number[] {
  const amount = [OP.localGet, 0, OP.i32Const, 4, OP.i32ShiftRight]
  const body = [0, ...burn(fuel, amount), OP.localGet, 0, OP.end]
  return [...u32(body.length), ...body]
}

function meterBodies(content: Uint8Array, meter: Meter): Uint8Array {
  const reader = readerOf(content)
  const count = readU32(reader)
  const one = burn(meter.fuel, [OP.i32Const, 1])
  const charge = [OP.call, ...u32(meter.charge)]
  const writer = createWriter(content.length * 2)
  write(writer, u32(count))
  for (let left = count; left > 0; left--) {
    const body = readerOf(readBytes(reader, readU32(reader)))
    const metered = meterBody(body, one, charge)
    write(writer, u32(metered.length))
    write(writer, metered)
  }
  return written(writer)
}

function meterBody(
  body: ByteReader,
  one: readonly number[],
  charge: readonly number[],
): Uint8Array {
  const { bytes } = body
  const writer = createWriter(bytes.length * 2 + one.length)
  for (let groups = readU32(body); groups > 0; groups--) {
    skipNumber(body)
    readByte(body)
  }
  write(writer, bytes.subarray(0, body.at))
  write(writer, one)
  while (body.at < bytes.length) {
    const from = body.at
    const op = readByte(body)
    if (op === OP.bulk) {
      const kind = skipBulk(body)
      if (kind === BULK.copy || kind === BULK.fill) write(writer, charge)
    } else skipImmediates(body, op)
    write(writer, bytes.subarray(from, body.at))
    if (op === OP.loop) write(writer, one)
  }
  return written(writer)
}

const BULK = { init: 8, copy: 10, fill: 11, tableInit: 12, tableCopy: 14 } as const
/** Up to here they only convert numbers, and have no operands in the code. */
const LAST_CONVERSION = 7

function skipBulk(body: ByteReader): number {
  const kind = readU32(body)
  if (kind <= LAST_CONVERSION) return kind
  skipNumber(body)
  const two = [BULK.init, BULK.copy, BULK.tableInit, BULK.tableCopy].some((one) => one === kind)
  if (two) skipNumber(body)
  return kind
}

/** Passes what follows an instruction's first byte. */
function skipImmediates(body: ByteReader, op: number): void {
  if (op === OP.f32Const) readBytes(body, 4)
  else if (op === OP.f64Const) readBytes(body, 8)
  else if (op === OP.brTable || op === OP.selectTyped) {
    for (let left = readU32(body); left > 0; left--) skipNumber(body)
    if (op === OP.brTable) skipNumber(body)
  } else for (let left = immediateNumbers(op); left > 0; left--) skipNumber(body)
}

/** How many numbers follow an instruction: labels, indexes, alignments, offsets, constants. */
function immediateNumbers(op: number): number {
  const isBlock = op >= 0x02 && op <= 0x04
  const isBranchOrCall = op === 0x0c || op === 0x0d || op === 0x10
  const isVariableOrTable = op >= 0x20 && op <= 0x26
  const isMemorySize = op === 0x3f || op === 0x40
  const isIntegerConst = op === 0x41 || op === 0x42
  const isReference = op === 0xd0 || op === 0xd2
  if (isBlock || isBranchOrCall || isVariableOrTable) return 1
  if (isMemorySize || isIntegerConst || isReference) return 1
  // call_indirect, and loads and stores.
  return op === 0x11 || (op >= 0x28 && op <= 0x3e) ? 2 : 0
}
