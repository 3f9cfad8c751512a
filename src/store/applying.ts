/** Text to the cluster: parsed, applied document by document, each problem with its line. */
import type { ApplyResult } from '../protocol/messages'
import { apply, command } from './actions'

export interface LineProblem {
  readonly line: number
  readonly what: string
}

export interface Applied {
  /** kubectl's lines: `deployment.apps/web created`. */
  readonly lines: readonly string[]
  readonly problems: readonly LineProblem[]
}

/** Applies a manifest. Broken text changes nothing. */
export async function applyText(text: string): Promise<Applied> {
  const send = await readyToApply(text)
  const { lines, problems } = await send()
  if (problems.length === 0) return { lines, problems }
  const { problemLine } = await import('./problemLine')
  const placed = problems.map(({ line, what }) => ({ line: problemLine(text, line, what), what }))
  return { lines, problems: placed }
}

/** Reads the text; what comes back sends it, at once, when it is called. */
export async function readyToApply(text: string): Promise<() => Promise<Applied>> {
  // The parser is heavy, and not needed for the first picture.
  const { parseManifest } = await import('../kubectl/manifest')
  const { documents, problems } = parseManifest(text)
  if (problems.length > 0) return async () => ({ lines: [], problems })
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
