/** Reading and writing the bytes of a WebAssembly module: LEB128 numbers, vectors, sections. */

export interface ByteReader {
  readonly bytes: Uint8Array
  at: number
}

export const readerOf = (bytes: Uint8Array): ByteReader => ({ bytes, at: 0 })

export function readByte(reader: ByteReader): number {
  const byte = reader.bytes[reader.at++]
  if (byte === undefined) throw new Error('the WebAssembly module ends too early')
  return byte
}

/** An unsigned number of at most 32 bits. */
export function readU32(reader: ByteReader): number {
  let result = 0
  for (let shift = 0; ; shift += 7) {
    const byte = readByte(reader)
    result += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return result
  }
}

/** Passes a number of any length and sign. */
export function skipNumber(reader: ByteReader): void {
  while (readByte(reader) >= 0x80);
}

export function readBytes(reader: ByteReader, count: number): Uint8Array {
  reader.at += count
  return reader.bytes.subarray(reader.at - count, reader.at)
}

export function u32(value: number): number[] {
  const bytes: number[] = []
  let left = value
  for (; left >= 0x80; left = Math.floor(left / 0x80)) bytes.push((left % 0x80) | 0x80)
  return [...bytes, left]
}

export const textBytes = (text: string): number[] => {
  const bytes = new TextEncoder().encode(text)
  return [...u32(bytes.length), ...bytes]
}

/** Bytes that grow: a module is put together from many small pieces. */
export interface ByteWriter {
  bytes: Uint8Array
  length: number
}

export const createWriter = (room: number): ByteWriter => ({
  bytes: new Uint8Array(room),
  length: 0,
})

export function write(writer: ByteWriter, piece: ArrayLike<number>): void {
  const needed = writer.length + piece.length
  if (needed > writer.bytes.length) {
    const larger = new Uint8Array(needed * 2)
    larger.set(writer.bytes)
    writer.bytes = larger
  }
  writer.bytes.set(piece, writer.length)
  writer.length = needed
}

export const written = ({ bytes, length }: ByteWriter): Uint8Array => bytes.subarray(0, length)
