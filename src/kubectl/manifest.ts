/**
 * Text that a person pasted or dropped, read as Kubernetes manifests: YAML or JSON, any number of
 * documents. Everything is hostile until parsed: size and alias limits, no custom tags.
 */
import { LineCounter, parseAllDocuments, type Tags } from 'yaml'
import type { Problem } from '../protocol/messages'

export interface ManifestDocument {
  /** First line of the document in the text, from 1. */
  readonly line: number
  /** Plain JSON data; what it is, the server decides. */
  readonly body: unknown
}

export interface Manifest {
  readonly documents: readonly ManifestDocument[]
  readonly problems: readonly ManifestProblem[]
}

/** A problem with its place, for a mark beside the line. */
export interface ManifestProblem extends Problem {
  readonly line: number
  readonly column: number
}

/** The API server's limit for one request body; longer text cannot be one either. */
export const TEXT_LIMIT_BYTES = 3_145_728

/** More aliases than this in one document are an attack: go-yaml's guard is of the same kind. */
const ALIASES_MOST = 100
/** More documents than this at once would flood the stage. */
const DOCUMENTS_MOST = 200

/**
 * YAML as kubectl's parser reads it: 1.1 (`0644` is octal, `on` is true, `<<` merges), but without
 * base-60 numbers and dates.
 */
const GO_YAML = {
  version: '1.1',
  schema: 'yaml-1.1',
  customTags: (tags: Tags) =>
    tags.filter((tag) => typeof tag === 'string' || !(isBase60(tag) || isTimestamp(tag))),
  merge: true,
  prettyErrors: false,
  logLevel: 'silent',
} as const

const isBase60 = (tag: Exclude<Tags[number], string>): boolean => tag.format === 'TIME'
const isTimestamp = (tag: Exclude<Tags[number], string>): boolean =>
  tag.tag === 'tag:yaml.org,2002:timestamp'

export function parseManifest(text: string): Manifest {
  if (text.length > TEXT_LIMIT_BYTES) return tooLong()
  const counter = new LineCounter()
  const parsed = parseAllDocuments(text, { ...GO_YAML, lineCounter: counter })
  const documents: ManifestDocument[] = []
  const problems: ManifestProblem[] = []
  for (const document of Array.isArray(parsed) ? parsed.slice(0, DOCUMENTS_MOST) : []) {
    const error = document.errors[0]
    const start = counter.linePos(document.contents?.range?.[0] ?? document.range[0])
    if (error !== undefined) {
      const { line, col } = counter.linePos(error.pos[0])
      problems.push(broken(`yaml: line ${line}: ${lowerFirst(error.message)}`, line, col))
      continue
    }
    try {
      const body: unknown = document.toJS({ maxAliasCount: ALIASES_MOST })
      if (body !== null && body !== undefined) documents.push(...unpackList(body, start.line))
    } catch {
      problems.push(broken('yaml: document contains excessive aliasing', start.line, start.col))
    }
  }
  return { documents, problems }
}

/** `kind: List` holds further documents, as `kubectl get -o yaml` prints them. */
function unpackList(body: unknown, line: number): ManifestDocument[] {
  const isList =
    typeof body === 'object' &&
    body !== null &&
    'kind' in body &&
    body.kind === 'List' &&
    'items' in body &&
    Array.isArray(body.items)
  if (!isList) return [{ line, body }]
  return (body.items as readonly unknown[]).map((item) => ({ line, body: item }))
}

const broken = (what: string, line: number, column: number): ManifestProblem => ({
  where: `line ${line}`,
  what: `error converting YAML to JSON: ${what}`,
  remedy: 'Mend the YAML at this line; nothing was applied.',
  line,
  column,
})

function tooLong(): Manifest {
  const what = `Request entity too large: limit is ${TEXT_LIMIT_BYTES}`
  const remedy = 'Apply it in smaller pieces; nothing was applied.'
  return { documents: [], problems: [{ where: 'the text', what, remedy, line: 1, column: 1 }] }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
