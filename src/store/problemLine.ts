/** On which line of a manifest something is wrong: the field that Kubernetes' message names. */
import { isNode, LineCounter, parseAllDocuments } from 'yaml'

/**
 * The line of the field in `message`, of the document that begins at `documentLine`; the line of
 * what should hold it where it is not there, and of the document where none is named.
 */
export const problemLine = (text: string, documentLine: number, message: string): number =>
  lineOf(text, documentLine, pathIn(message))

/** The same of a field as a cause of a refusal names it: `spec.containers[0].image`. */
export const fieldLine = (text: string, documentLine: number, field: string): number =>
  lineOf(text, documentLine, pathOf(field))

function lineOf(text: string, documentLine: number, path: Path): number {
  const counter = new LineCounter()
  const documents = parseAllDocuments(text, { lineCounter: counter, logLevel: 'silent' })
  const lineAt = (offset: number): number => counter.linePos(offset).line
  const found = Array.isArray(documents)
    ? documents.findLast((one) => lineAt(one.contents?.range?.[0] ?? one.range[0]) <= documentLine)
    : undefined
  for (let length = path.length; found !== undefined && length > 0; length--) {
    const line = lineOfKey(found, path.slice(0, length))
    if (line !== undefined) return lineAt(line)
  }
  return documentLine
}

type Path = readonly (string | number)[]

/** As much of a parsed document as is looked at. */
interface ParsedDocument {
  readonly contents: unknown
  getIn(path: Path, keepScalar: true): unknown
}

/** Where a field is written: at its name, which stands before its value. */
function lineOfKey(document: ParsedDocument, path: Path): number | undefined {
  const holder: unknown =
    path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const last = path.at(-1)
  if (typeof holder !== 'object' || holder === null || !('items' in holder)) return undefined
  if (!Array.isArray(holder.items)) return undefined
  const items: readonly unknown[] = holder.items
  if (typeof last === 'number') return offsetOf(items[last])
  const pair = items.find((item) => keyOf(item) === last)
  return pair === undefined ? undefined : offsetOf((pair as { readonly key: unknown }).key)
}

const offsetOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

function keyOf(pair: unknown): unknown {
  if (typeof pair !== 'object' || pair === null || !('key' in pair)) return undefined
  const { key } = pair
  return isNode(key) && 'value' in key ? key.value : undefined
}

/** The ways Kubernetes names a field, the most telling first. */
const NAMED = [
  /unknown field "([^"]+)"/,
  /Go struct field \w+?\.(\S+) of type/,
  /(?:is invalid: \[?|^|\s)((?:spec|metadata|data|type|subsets)[\w.[\]]*): /,
]

function pathIn(message: string): Path {
  for (const pattern of NAMED) {
    const name = pattern.exec(message)?.[1]
    if (name !== undefined) return pathOf(name)
  }
  return []
}

/** What stands in brackets is one name, dots and all: `metadata.labels[example.com/team]`. */
const pathOf = (field: string): Path =>
  [...field.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([whole, inside]) => segment(inside ?? whole))

const segment = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text)
