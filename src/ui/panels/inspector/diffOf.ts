/** Plain data as lines, with what changed against `before` marked: fields that stayed are left out. */
import { message } from '../../../words/english/message'
import { wordsOf } from '../../../words/language'

export interface DiffLine {
  readonly key: string
  readonly side: 'same' | 'old' | 'new'
  readonly text: string
}

/** Bookkeeping of the server, which no person asked for. */
const UNTOLD = ['managedFields', 'resourceVersion']

/** More lines than this are no longer read; the YAML shows the whole. */
const LINES_MOST = 60

export function diffOf(before: unknown, after: unknown): readonly DiffLine[] {
  const old = new Map(before === undefined ? [] : leavesOf(before, ''))
  const lines: DiffLine[] = []
  for (const [path, value] of leavesOf(after, '')) {
    const was = old.get(path)
    old.delete(path)
    if (before !== undefined && was === value) continue
    if (was !== undefined) lines.push({ key: `-${path}`, side: 'old', text: `- ${path}: ${was}` })
    const side = before === undefined ? 'same' : 'new'
    lines.push({ key: `+${path}`, side, text: `${side === 'new' ? '+ ' : ''}${path}: ${value}` })
  }
  for (const [path, was] of old)
    lines.push({ key: `-${path}`, side: 'old', text: `- ${path}: ${was}` })
  if (lines.length <= LINES_MOST) return lines
  const more = lines.length - LINES_MOST
  return [
    ...lines.slice(0, LINES_MOST),
    { key: 'more', side: 'same', text: wordsOf(message).moreLines(more) },
  ]
}

/** Every scalar with its path, in the object's own order. */
function leavesOf(value: unknown, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path, scalarText(value)]]
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`))
  }
  return Object.entries(value).flatMap(([key, item]) =>
    UNTOLD.includes(key) ? [] : leavesOf(item, path === '' ? key : `${path}.${key}`),
  )
}

const scalarText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
