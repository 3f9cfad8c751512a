/**
 * A session as a file: gzip of lines, the first a header in JSON that tells format and version, the
 * others the session as rows of plain data. A file may come from anybody: nothing of it is believed
 * before it was checked, and no more is read than a session can be.
 */
import type { FileProblem, FileRemark } from '../../../protocol/sessions'
import { createUndo } from '../../undo'
import { type KeptSession, readStored, VERSION } from '../keptSession'
import { createRowReader, PlainRowsError, writeRows } from './plainRows'
import { gzipLines, LinesTooLong, linesOf, NotGzip } from './zippedLines'

/** Rises when the lines themselves change; what they hold has a version of its own. */
const FORMAT = 1
const KIND = 'Kubeorama session'

/** Bounds what a file may make of itself: some forty times a cluster of a hundred workers. */
export interface FileLimits {
  readonly zippedBytes: number
  readonly bytes: number
  readonly lines: number
}

export const FILE_LIMITS: FileLimits = {
  zippedBytes: 64 * 2 ** 20,
  bytes: 768 * 2 ** 20,
  lines: 8_000_000,
}

type Moment = Pick<KeptSession, 'snapshot' | 'pace'>

export interface FileRead {
  readonly remark: FileRemark
  readonly session: KeptSession
}

/** The moment alone: what was undone and done before stays where it was done. */
export async function writeFile(
  { snapshot, pace }: Moment,
  { name, notes }: FileRemark,
  limits: FileLimits = FILE_LIMITS,
): Promise<Blob | FileProblem> {
  const header = { kind: KIND, format: FORMAT, version: VERSION, name, notes }
  const rows = writeRows({ snapshot, pace, undo: createUndo() })
  try {
    const file = await gzipLines(headed(JSON.stringify(header), rows), limits.bytes)
    return file.size > limits.zippedBytes ? { reason: 'large' } : file
  } catch (error) {
    if (error instanceof LinesTooLong) return { reason: 'large' }
    throw error
  }
}

function* headed(header: string, rows: Iterable<string>): Generator<string> {
  yield header
  yield* rows
}

export async function readFile(
  file: Blob,
  limits: FileLimits = FILE_LIMITS,
): Promise<FileRead | FileProblem> {
  if (file.size > limits.zippedBytes) return { reason: 'large' }
  const reader = createRowReader(limits.lines)
  let header: Header | undefined
  try {
    for await (const line of linesOf(file, limits.bytes)) {
      if (header === undefined) {
        const read = readHeader(line)
        if ('reason' in read) return read
        header = read
      } else reader.take(line)
    }
    if (header === undefined) return { reason: 'foreign' }
    return sessionOf(header, reader.end())
  } catch (error) {
    return problemOf(error, header !== undefined)
  }
}

interface Header extends FileRemark {
  readonly version: number
}

function readHeader(line: string): Header | FileProblem {
  const { kind, format, version, name, notes } = parsed(line)
  if (kind !== KIND || typeof format !== 'number' || typeof version !== 'number') {
    return { reason: 'foreign' }
  }
  if (format > FORMAT) return { reason: 'newer' }
  return { version, name: typeof name === 'string' ? name : '', notes }
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch {
    // No header of ours: said where it is missed.
  }
  return {}
}

function sessionOf({ version, name, notes }: Header, whole: object): FileRead | FileProblem {
  const session = readStored({ ...whole, version })
  if (typeof session === 'string') return { reason: session }
  // Not more than the moment, whatever else stands there.
  const { snapshot, pace } = session
  return { remark: { name, notes }, session: { snapshot, pace, undo: createUndo() } }
}

function problemOf(error: unknown, begun: boolean): FileProblem {
  if (error instanceof LinesTooLong) return { reason: 'large' }
  if (error instanceof PlainRowsError) {
    const { line, large } = error
    return large ? { reason: 'large' } : { reason: 'damaged', line }
  }
  if (error instanceof NotGzip) return { reason: begun ? 'damaged' : 'foreign' }
  throw error
}
