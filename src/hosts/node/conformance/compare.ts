/**
 * Compares what the simulation answers with what a vector expects. On the first level only the
 * keys that are expected count, and null stands for nothing; below it all has to be equal.
 */

/** An expectation that is more than equality. */
export interface Question {
  /** In words, for the difference. */
  readonly wants: string
  readonly holds: (got: unknown) => boolean
}

/** Where answer and expectation differ, a line each; empty if they do not. */
export function differencesOf(expected: unknown, got: unknown): readonly string[] {
  if (!isRecord(expected)) return differ('', expected, got)
  return Object.entries(expected).flatMap(([key, value]) => {
    const found = isRecord(got) ? got[key] : undefined
    if (value === null && found === undefined) return []
    return key === 'anyOf' ? anyOfDiffers(value, found) : differ(key, value, found)
  })
}

/** A text that contains another. */
export const containing = (text: string): Question => ({
  wants: `a text with ${JSON.stringify(text)}`,
  holds: (got) => typeof got === 'string' && got.includes(text),
})

/** An object of which only these fields are asked. */
export const having = (fields: object): Question => ({
  wants: shown(fields),
  holds: (got) => differencesOf(fields, got).length === 0,
})

function differ(path: string, expected: unknown, got: unknown): readonly string[] {
  if (isQuestion(expected)) {
    return expected.holds(got) ? [] : [difference(path, expected.wants, shown(got))]
  }
  if (isRecord(expected) && isRecord(got)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(got)])
    return [...keys].flatMap((key) => differ(`${path}.${key}`, expected[key], got[key]))
  }
  if (Array.isArray(expected) && Array.isArray(got) && expected.length === got.length) {
    return expected.flatMap((item, i) => differ(`${path}[${i}]`, item, got[i]))
  }
  return Object.is(expected, got) ? [] : [difference(path, shown(expected), shown(got))]
}

/** One answer has to be among the right ones; who answers with all that are has to know all. */
function anyOfDiffers(right: unknown, got: unknown): readonly string[] {
  if (Array.isArray(got) || !Array.isArray(right)) return differ('anyOf', right, got)
  return right.includes(got) ? [] : [difference('anyOf', shown(right), shown(got))]
}

const difference = (path: string, wanted: string, got: string): string =>
  `${path === '' ? 'answer' : path}: expected ${wanted}, got ${got}`

function shown(value: unknown): string {
  const text = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part))
  return text ?? String(value)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isQuestion = (value: unknown): value is Question =>
  isRecord(value) && typeof value.holds === 'function'
