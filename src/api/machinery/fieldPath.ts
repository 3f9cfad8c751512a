/**
 * Paths into an object, as `kubectl get -o jsonpath` writes the simple ones: `status.phase`,
 * `{.spec.containers[*].image}`, `metadata.labels['app.kubernetes.io/name']`,
 * `status.conditions[?(@.type=="Ready")].status`.
 */

type PathStep =
  | { readonly field: string }
  | { readonly index: number }
  | { readonly all: true }
  /** The items of a list of which a field has this value. */
  | { readonly where: string; readonly is: string }

export type FieldPath = readonly PathStep[]

export interface ReadPath {
  readonly path: FieldPath
  /** Where in the text it ends. */
  readonly end: number
}

export interface PathProblem {
  /** Where in the text, from 0. */
  readonly at: number
  readonly what: string
}

const NAME = /[A-Za-z_][\w-]*/y
const INDEX = /\[(-?\d+)\]/y
const ALL = /\[\*\]/y
const QUOTED = /\[(?:'([^']*)'|"([^"]*)")\]/y
const FILTER = /\[\?\(\s*@\.([A-Za-z_]\w*)\s*==\s*(?:'([^']*)'|"([^"]*)")\s*\)\]/y

/** Reads a path from `from` on, as far as it goes. */
export function readFieldPath(text: string, from: number): ReadPath | PathProblem {
  const braced = text[from] === '{'
  let at = braced ? from + 1 : from
  const path: PathStep[] = []
  for (;;) {
    const step = readStep(text, at, path.length === 0)
    if (step === undefined) break
    if ('what' in step) return step
    path.push(step.step)
    at = step.end
  }
  if (path.length === 0) return { at, what: 'a field is expected, such as status.phase' }
  if (!braced) return { path, end: at }
  return text[at] === '}' ? { path, end: at + 1 } : { at, what: '} is expected' }
}

interface ReadStep {
  readonly step: PathStep
  readonly end: number
}

function readStep(text: string, at: number, first: boolean): ReadStep | PathProblem | undefined {
  if (text[at] === '[') return readBracket(text, at)
  const dotted = text[at] === '.'
  if (!dotted && !first) return undefined
  const name = matchAt(NAME, text, dotted ? at + 1 : at)
  if (name !== undefined) {
    return { step: { field: name[0] }, end: at + (dotted ? 1 : 0) + name[0].length }
  }
  return dotted ? { at: at + 1, what: 'the name of a field is expected after the dot' } : undefined
}

function readBracket(text: string, at: number): ReadStep | PathProblem {
  const index = matchAt(INDEX, text, at)
  if (index !== undefined) return ended(at, index, { index: Number(index[1]) })
  const all = matchAt(ALL, text, at)
  if (all !== undefined) return ended(at, all, { all: true })
  const quoted = matchAt(QUOTED, text, at)
  if (quoted !== undefined) return ended(at, quoted, { field: quoted[1] ?? quoted[2] ?? '' })
  const filter = matchAt(FILTER, text, at)
  if (filter === undefined) {
    return { at, what: 'in brackets stands a number, *, a name in quotes, or ?(@.field=="value")' }
  }
  return ended(at, filter, { where: filter[1] ?? '', is: filter[2] ?? filter[3] ?? '' })
}

const ended = (at: number, match: RegExpExecArray, step: PathStep): ReadStep => ({
  step,
  end: at + match[0].length,
})

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  const sticky = new RegExp(pattern.source, 'y')
  sticky.lastIndex = at
  return sticky.exec(text) ?? undefined
}

/** All that lies at a path; nothing when a part of the way is missing. */
export function valuesAt(object: unknown, path: FieldPath): readonly unknown[] {
  let found: readonly unknown[] = [object]
  for (const step of path) found = found.flatMap((value) => takeStep(value, step))
  return found
}

function takeStep(value: unknown, step: PathStep): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if ('all' in step) return Array.isArray(value) ? value : Object.values(value)
  if ('field' in step) {
    if (Array.isArray(value)) return []
    const inner = fieldOf(value, step.field)
    return inner === undefined ? [] : [inner]
  }
  if (!Array.isArray(value)) return []
  if ('where' in step) {
    return value.filter((item: unknown) => String(fieldOf(item, step.where)) === step.is)
  }
  const item: unknown = value.at(step.index)
  return item === undefined ? [] : [item]
}

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, field)
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined
