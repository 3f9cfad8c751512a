/** Text to the cluster: parsed, applied document by document, each problem with its line. */
import type { ApplyResult } from '../protocol/messages'
import { apply, command, request } from './actions'

export interface LineProblem {
  readonly line: number
  readonly what: string
}

export interface Applied {
  /** kubectl's lines: `deployment.apps/web created`. */
  readonly lines: readonly string[]
  readonly problems: readonly LineProblem[]
}

/** Applies a manifest, or replaces the one object at `path`. Broken text changes nothing. */
export async function applyText(text: string, path = ''): Promise<Applied> {
  const send = await readyToApply(text, path)
  const { lines, problems } = await send()
  if (problems.length === 0) return { lines, problems }
  const { problemLine } = await import('./problemLine')
  const placed = problems.map(({ line, what }) => ({ line: problemLine(text, line, what), what }))
  return { lines, problems: placed }
}

/** Reads the text; what comes back sends it, at once, when it is called. */
export async function readyToApply(text: string, path = ''): Promise<() => Promise<Applied>> {
  // The parser is heavy, and not needed for the first picture.
  const { parseManifest } = await import('../kubectl/manifest')
  const { documents, problems } = parseManifest(text)
  if (problems.length > 0) return async () => ({ lines: [], problems })
  const [first] = documents
  if (path !== '') return () => replace(path, first?.body, first?.line ?? 1)
  return () => applyDocuments(documents)
}

interface Document {
  readonly line: number
  readonly body: unknown
}

async function applyDocuments(documents: readonly Document[]): Promise<Applied> {
  if (documents.length === 0) {
    return { lines: [], problems: [{ line: 1, what: 'error: no objects passed to apply' }] }
  }
  const results = await Promise.all(runsOf(documents).map(sendRun)).then((runs) => runs.flat())
  const lines = results.flatMap((one) => [
    ...one.warnings.map((w) => `Warning: ${w}`),
    ...(one.error === undefined ? [one.line] : []),
  ])
  const refused = results.flatMap((one, index) =>
    one.error === undefined ? [] : [{ line: documents[index]?.line ?? 1, what: one.line }],
  )
  return { lines, problems: refused }
}

/** Documents in turn, those for the same receiver together. */
function runsOf(documents: readonly Document[]): readonly (readonly Document[])[] {
  const runs: Document[][] = []
  for (const document of documents) {
    const last = runs.at(-1)
    const together = last?.[0] !== undefined && !isForScheduler(last[0])
    if (together && !isForScheduler(document)) last.push(document)
    else runs.push([document])
  }
  return runs
}

/** No API object: the file kube-scheduler is started with. */
const isForScheduler = ({ body }: Document): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'kind' in body &&
  body.kind === 'KubeSchedulerConfiguration'

async function sendRun(run: readonly Document[]): Promise<readonly ApplyResult[]> {
  const [first] = run
  if (first === undefined || !isForScheduler(first)) return apply(run.map(({ body }) => body))
  const problem = await command({ type: 'configureScheduler', configuration: first.body })
  if (problem === undefined)
    return [{ line: 'kube-scheduler restarted', status: 200, warnings: [] }]
  const line = `${problem.what} ${problem.remedy}`
  return [{ line, status: 400, error: problem.what, warnings: [] }]
}

async function replace(path: string, body: unknown, line: number): Promise<Applied> {
  const query = { fieldManager: 'kubectl-edit', fieldValidation: 'Strict' }
  const response = await request({ method: 'PUT', path, query, body })
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (response.status < 400) return { lines: [`${name} edited`], problems: [] }
  return { lines: [], problems: [{ line, what: messageOf(response.body) }] }
}

function messageOf(body: unknown): string {
  const known = typeof body === 'object' && body !== null && 'message' in body
  return known && typeof body.message === 'string' ? body.message : String(body)
}
