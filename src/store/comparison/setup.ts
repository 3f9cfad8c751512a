/** What a person chose to compare: kept in this browser, so that nothing typed is lost. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Manifest } from '../../kubectl/manifest'
import type { ComparisonProblem, ComparisonRequest } from '../../protocol/comparison'
import { comparison } from '../../words/english/comparison'
import { wordsOf } from '../../words/language'
import { keeping } from '../keeping'
import { DEFAULT, PACKING } from './configurations'
import { MIXED_BATCH } from './workloads'

export interface Setup {
  /** `cluster`, or how many fresh workers. */
  readonly nodes: string
  readonly workload: 'cluster' | 'manifest'
  readonly manifest: string
  readonly everySeconds: string
  readonly a: string
  readonly b: string
  readonly cpu: string
  readonly memory: string
  readonly seed: string
}

const first: Setup = {
  nodes: 'cluster',
  workload: 'manifest',
  manifest: MIXED_BATCH.text,
  everySeconds: '2',
  a: DEFAULT.text,
  b: PACKING.text,
  cpu: '1',
  memory: '1Gi',
  seed: '1',
}

export const useSetup = create<Setup>()(
  persist(() => first, { name: 'kubeorama.comparison', version: 1, storage: keeping<Setup>() }),
)

export const changeSetup = (change: Partial<Setup>): void => {
  useSetup.setState(change)
}

/** A problem with the line of the text it is about, where there is one. */
export interface SetupProblem {
  readonly input: ComparisonProblem['input']
  readonly what: string
  readonly line?: number
}

/** The request that the choices make, or what is wrong with what was typed. */
export async function readSetup(
  setup: Setup,
): Promise<ComparisonRequest | readonly SetupProblem[]> {
  // The parser is heavy, and not needed before.
  const { parseManifest } = await import('../../kubectl/manifest')
  const workload = parseManifest(setup.workload === 'manifest' ? setup.manifest : '')
  const sides = [parseManifest(setup.a), parseManifest(setup.b)] as const
  const problems = [
    ...inText('workload', workload),
    ...inConfiguration('a', sides[0]),
    ...inConfiguration('b', sides[1]),
  ]
  if (problems.length > 0) return problems
  const everyMillis = Math.round(numberIn(setup.everySeconds) * 1_000)
  return {
    seed: Math.floor(numberIn(setup.seed)),
    nodes: setup.nodes === 'cluster' ? 'cluster' : numberIn(setup.nodes),
    workload:
      setup.workload === 'cluster'
        ? 'cluster'
        : { documents: workload.documents.map(({ body }) => body), everyMillis },
    configurations: [sides[0].documents[0]?.body, sides[1].documents[0]?.body],
    probe: { cpu: setup.cpu.trim(), memory: setup.memory.trim() },
  }
}

const inText = (
  input: SetupProblem['input'],
  { problems }: Pick<Manifest, 'problems'>,
): readonly SetupProblem[] => problems.map(({ what, line }) => ({ input, what, line }))

function inConfiguration(input: 'a' | 'b', text: Manifest): readonly SetupProblem[] {
  if (text.problems.length > 0) return inText(input, text)
  return text.documents.length === 1 ? [] : [{ input, what: wordsOf(comparison).oneDocument }]
}

/** What is no number, or below nothing, counts as nothing. */
function numberIn(text: string): number {
  const number = Number(text)
  return Number.isSafeInteger(Math.floor(number)) && number > 0 ? number : 0
}
