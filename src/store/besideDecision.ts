/** A decision as it would be with another profile, beside what is decided as the scheduler runs. */
import type { Decision, ProfileSupposition } from '../protocol/messages'
import { beside } from '../words/english/beside'
import { wordsOf } from '../words/language'

export interface Preset {
  readonly id: string
  readonly label: string
  /** As in `With … it would go to worker-2`. */
  readonly name: string
  readonly profile: ProfileSupposition
}

const scoring = (type: string): ProfileSupposition => ({
  configuration: {
    apiVersion: 'kubescheduler.config.k8s.io/v1',
    kind: 'KubeSchedulerConfiguration',
    profiles: [
      { pluginConfig: [{ name: 'NodeResourcesFit', args: { scoringStrategy: { type } } }] },
    ],
  },
})

/** Profiles everybody asks about. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'spread',
    get label() {
      return wordsOf(beside).spread
    },
    name: 'LeastAllocated',
    profile: scoring('LeastAllocated'),
  },
  {
    id: 'pack',
    get label() {
      return wordsOf(beside).pack
    },
    name: 'MostAllocated',
    profile: scoring('MostAllocated'),
  },
]

export interface BesideRow {
  readonly node: string
  readonly then: string
  readonly now: string
  readonly supposed: string
}

/** Node by node what each decision made of it: its total, or who refused it. */
export function besideRows(
  then: Decision,
  now: Decision,
  supposed: Decision,
): readonly BesideRow[] {
  const names = [...supposed.nodes, ...now.nodes, ...then.nodes].map(({ node }) => node)
  return [...new Set(names)]
    .map((node) => ({
      node,
      then: verdictIn(then, node),
      now: verdictIn(now, node),
      supposed: verdictIn(supposed, node),
    }))
    .sort((one, other) => totalIn(supposed, other.node) - totalIn(supposed, one.node))
}

/** The difference in one sentence. */
export function differenceOf(name: string, now: Decision, supposed: Decision): string {
  const words = wordsOf(beside)
  const { node, ties } = supposed
  if (node === '') return now.node === '' ? words.noneEither(name) : words.noneThen(name, now.node)
  const points = totalIn(supposed, node)
  if (node === now.node) return words.same(name, node, points, ties.length)
  if (now.node === '') return words.noneNow(name, node, points, ties.length)
  return words.another(name, node, points, ties.length, now.node, totalIn(now, now.node))
}

const totalIn = ({ nodes }: Decision, node: string): number =>
  nodes.find((one) => one.node === node)?.total ?? -1

function verdictIn({ nodes }: Decision, node: string): string {
  const verdict = nodes.find((one) => one.node === node)
  if (verdict === undefined) return wordsOf(beside).notLookedAt
  if (verdict.refusal !== undefined) return verdict.refusal.plugin
  return verdict.scores.length === 0 ? wordsOf(beside).onlyOne : String(verdict.total)
}
