/** The decisions that are remembered, by what is asked of them. */
import type { Decision } from '../protocol/messages'
import { clockOf } from './describe'

export interface DecisionFilter {
  /** Words that have to be in its line. */
  readonly words: string
  /** The node chosen; empty for any. */
  readonly node: string
  /** Empty for any. */
  readonly result: Decision['result'] | ''
}

export const NO_FILTER: DecisionFilter = { words: '', node: '', result: '' }

export const RESULTS: Readonly<Record<Decision['result'], string>> = {
  scheduled: 'scheduled',
  unschedulable: 'no node fits',
  error: 'failed',
}

/** `0:41  web-7d9c6b8f4d-x2k9p → worker-1` */
export const lineOf = ({ at, pod, node, result }: Decision): string =>
  `${clockOf(at)}  ${nameOf(pod)} → ${node || RESULTS[result]}`

export const nameOf = (pod: string): string => pod.slice(pod.indexOf('/') + 1)

export function matching(
  decisions: readonly Decision[],
  { words, node, result }: DecisionFilter,
): readonly Decision[] {
  const wanted = words.toLowerCase().split(/\s+/)
  return decisions.filter((one) => {
    if (node !== '' && one.node !== node) return false
    if (result !== '' && one.result !== result) return false
    const line = `${one.pod} ${lineOf(one)}`.toLowerCase()
    return wanted.every((word) => line.includes(word))
  })
}

/** The nodes that were chosen, by name. */
export const nodesChosen = (decisions: readonly Decision[]): readonly string[] =>
  [...new Set(decisions.map(({ node }) => node).filter((node) => node !== ''))].sort()
