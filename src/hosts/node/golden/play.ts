/** Plays recordings on fresh clusters and says what became of each. */
import { compareTraces } from './compare'
import type { Difference } from './difference'
import { perform } from './perform'
import { KUBELETS, type Recording } from './recording'
import { isRequired } from './required'
import type { CreateEngine } from './stage'
import { type Vocabulary, vocabularyOf } from './states'

export interface Verdict {
  readonly scenario: string
  readonly required: boolean
  /** Earliest first. */
  readonly differences: readonly Difference[]
  /** Set when the recording could not be played to its end. */
  readonly broken?: string
  readonly remarks: readonly string[]
}

export async function play(
  recording: Recording,
  vocabulary: Vocabulary,
  create: CreateEngine,
  seed = 1,
): Promise<Verdict> {
  const { scenario } = recording
  const required = isRequired(scenario)
  try {
    const performance = await perform(recording, create, seed)
    const { undone, remarks } = performance
    const differences = [...undone, ...compareTraces(recording, performance, vocabulary)]
    return { scenario, required, differences, remarks }
  } catch (error) {
    const broken = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { scenario, required, differences: [], broken, remarks: [] }
  }
}

/** All that the recorded control planes ever wrote into a status. */
export function vocabularyOfAll(recordings: readonly Recording[]): Vocabulary {
  const rows = recordings.flatMap(({ components }) =>
    Object.entries(components).flatMap(([name, list]) => (name === KUBELETS ? [] : list)),
  )
  return vocabularyOf(rows)
}

export const hasPassed = ({ differences, broken }: Verdict): boolean =>
  broken === undefined && differences.length === 0

/** One line for a recording; `all` tells every difference, not only the first. */
export function verdictText(verdict: Verdict, all: boolean): string {
  const { scenario, required, differences, broken, remarks } = verdict
  const state = hasPassed(verdict) ? 'passed' : required ? 'FAILED' : 'failed (not required yet)'
  const head = `${scenario.padEnd(32)} ${state}`
  if (broken !== undefined)
    return `${head}\n  ${broken.split('\n').slice(0, STACK_MOST).join('\n')}`
  const shown = all ? differences : differences.slice(0, 1)
  const more = differences.length - shown.length
  const told = shown.map(inWords)
  if (more > 0) told.push(`and ${more} more`)
  return all ? [head, ...told, ...remarks].join('\n  ') : [head, ...told].join('  ')
}

const inWords = ({ at, component, about, expected, got }: Difference): string =>
  `${at.toFixed(2)} s, ${component}, ${about}: expected ${short(expected)}, got ${short(got)}`

/** Lines of a stack that tell where. */
const STACK_MOST = 5
const WORDS_MOST = 700

const short = (text: string): string =>
  text.length > WORDS_MOST ? `${text.slice(0, WORDS_MOST)}…` : text
