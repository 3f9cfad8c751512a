/** Which workers could take the Pending pod that is selected, and what keeps it from the others. */
import { create } from 'zustand'
import type { Decision, NodeVerdict, WorkerView } from '../../protocol/messages'
import { verdicts } from '../../words/english/verdicts'
import { wordsOf } from '../../words/language'
import { blockedWords } from './blockedWords'
import { useWalk } from './walk'

export type Fit =
  | { readonly type: 'fits' }
  /** `words`: the reason as short as it can be said. */
  | { readonly type: 'blocked'; readonly words: string }

export interface Fits {
  /** namespace/name */
  readonly pod: string
  readonly on: ReadonlyMap<string, Fit>
  readonly workers: number
  /** Only those that come closest are told of. */
  readonly sample: boolean
}

export const useFits = create<{ readonly fits: Fits | undefined }>(() => ({ fits: undefined }))

/** Nothing while a pod is walked through the scheduler: then the stage tells of that. */
export const fitsNow = (): Fits | undefined =>
  useWalk.getState().walk === undefined ? useFits.getState().fits : undefined

/** A decision that was not taken, as marks on workers. Undefined when no node was asked. */
export function fitsOf(
  { pod, nodes, allNodes }: Pick<Decision, 'pod' | 'nodes' | 'allNodes'>,
  workerOf: (name: string) => WorkerView | undefined,
  sample = false,
): Fits | undefined {
  if (nodes.length === 0) return undefined
  const fitOf = ({ node, refusal }: NodeVerdict): Fit =>
    refusal === undefined
      ? { type: 'fits' }
      : { type: 'blocked', words: blockedWords(refusal, workerOf(node)?.taints ?? []) }
  const on = new Map(nodes.map((verdict) => [verdict.node, fitOf(verdict)]))
  return { pod, on, workers: allNodes, sample }
}

/** The whole of it in one sentence. */
export function fitsSentence({ pod, on, workers, sample }: Fits): string {
  const words = wordsOf(verdicts).fits
  const name = pod.slice(pod.indexOf('/') + 1)
  if (sample) return words.sample(name, workers, on.size)
  const count = [...on.values()].filter(({ type }) => type === 'fits').length
  if (count === 0) return words.none(name)
  return on.size < workers
    ? words.someOfLooked(name, count, on.size)
    : words.some(name, count, workers)
}
