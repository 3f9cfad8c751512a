import type { Fault, SandboxAnswer } from '../../engine/scheduler/written/pluginSandbox'

/** Longer texts would fill events and decisions. */
const TEXT_MOST = 1_000
const NAMES_MOST = 10_000

/** What came out of a sandbox, hostile until it was looked at. */
export function readAnswer(text: string): SandboxAnswer {
  const answer = fieldsOf(parsed(text))
  switch (answer['type']) {
    case 'pass':
      return { type: 'pass' }
    case 'skip':
      return { type: 'skip' }
    case 'refuse': {
      const final = answer['code'] === 'UnschedulableAndUnresolvable'
      const code = final ? 'UnschedulableAndUnresolvable' : 'Unschedulable'
      return { type: 'refuse', code, reason: shortText(answer['reason']) }
    }
    case 'names':
      return { type: 'names', names: listOf(answer['names']).map(shortText) }
    case 'scores': {
      const scores = listOf(answer['scores'])
      if (scores.every(isWhole)) return { type: 'scores', scores }
      break
    }
    case 'fault':
      return { type: 'fault', fault: readFault(fieldsOf(answer['fault'])) }
  }
  return { type: 'fault', fault: { message: 'its answer cannot be read' } }
}

function readFault({ message, stack }: Fields): Fault {
  const line = lineIn(String(stack))
  return { message: shortText(message), ...(line !== undefined && { line }) }
}

/** The innermost line of a source in a stack trace. */
export function lineIn(stack: string): number | undefined {
  const found = /plugin\.js:(\d+)/.exec(stack)?.[1]
  return found === undefined ? undefined : Number(found)
}

type Fields = Readonly<Record<string, unknown>>

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, NAMES_MOST) : []

const shortText = (value: unknown): string => String(value).slice(0, TEXT_MOST)

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)
