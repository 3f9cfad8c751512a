/** A decision as it would be with another profile, beside what is decided as the scheduler runs. */
import type { Decision, ProfileSupposition } from '../protocol/messages'

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
    label: 'LeastAllocated, which spreads',
    name: 'LeastAllocated',
    profile: scoring('LeastAllocated'),
  },
  {
    id: 'pack',
    label: 'MostAllocated, which packs',
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
  const asItRuns = now.node === '' ? 'as it runs no node fits' : `as it runs ${now.node} wins`
  if (supposed.node === '') return `With ${name} no node would fit; ${asItRuns}.`
  const tied = supposed.ties.length > 1 ? `, drawn from ${supposed.ties.length} that tie` : ''
  const points = pointsOf(supposed)
  if (supposed.node !== now.node) {
    return `With ${name} ${supposed.node} would win${points}${tied}; ${asItRuns}${pointsOf(now)}.`
  }
  return `With ${name} ${supposed.node} would win all the same${points}${tied}.`
}

function pointsOf(decision: Decision): string {
  const total = totalIn(decision, decision.node)
  return total > 0 ? ` with ${total}` : ''
}

const totalIn = ({ nodes }: Decision, node: string): number =>
  nodes.find((one) => one.node === node)?.total ?? -1

function verdictIn({ nodes }: Decision, node: string): string {
  const verdict = nodes.find((one) => one.node === node)
  if (verdict === undefined) return 'not looked at'
  if (verdict.refusal !== undefined) return verdict.refusal.plugin
  return verdict.scores.length === 0 ? 'only one' : String(verdict.total)
}
