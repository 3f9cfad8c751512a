/** A decision on its way: what the scheduler has said of it up to an extension point. */
import { hasReached } from '../../protocol/extensionPoints'
import type { Decision, NodeVerdict, PluginScore } from '../../protocol/messages'

export interface Progress {
  readonly point: string
  /** How many plugins have scored. */
  readonly spoken: number
}

/** What a worker wears while a pod is decided about. */
export type Verdict =
  | { readonly type: 'refused'; readonly plugin: string; readonly reasons: string }
  /** It passed the filters; `only`: nobody else did, so nobody scores. */
  | { readonly type: 'passed'; readonly only: boolean }
  | Scored

export interface Scored {
  readonly type: 'scored'
  readonly parts: readonly PluginScore[]
  readonly total: number
  /** The most that all plugins together could give. */
  readonly most: number
  /** How many share the highest total, this node among them; 0 when it does not lead. */
  readonly leaders: number
  /** Whether every plugin has spoken. */
  readonly final: boolean
  readonly wins: boolean
}

/** The decision without what is not said yet: the winner is, when all scores are in. */
export function decisionSoFar(decision: Decision, { point, spoken }: Progress): Decision {
  if (hasReached(point, 'NormalizeScore')) return decision
  const filtered = hasReached(point, 'Filter')
  const heard = hasReached(point, 'Score') ? spoken : 0
  const nodes = decision.nodes.map((verdict) => verdictSoFar(verdict, filtered, heard))
  const untold = { node: '', ties: [], message: point === 'PostFilter' ? decision.message : '' }
  return { ...decision, nodes, ...untold }
}

function verdictSoFar(verdict: NodeVerdict, filtered: boolean, heard: number): NodeVerdict {
  const { node, refusal } = verdict
  if (refusal !== undefined) return filtered ? verdict : { node, scores: [], total: 0 }
  const scores = verdict.scores.slice(0, heard)
  return { node, scores, total: scores.reduce((sum, score) => sum + pointsOf(score), 0) }
}

export const pointsOf = ({ normalized, weight }: PluginScore): number => normalized * weight

/** Of a decision so far. Undefined for a node that nobody has asked yet, or that was not looked at. */
export function verdictOn(
  soFar: Decision,
  { point, spoken }: Progress,
  node: string,
): Verdict | undefined {
  const known = soFar.nodes.find((verdict) => verdict.node === node)
  if (known === undefined || !hasReached(point, 'Filter')) return undefined
  const { refusal, scores, total } = known
  if (refusal !== undefined) {
    return { type: 'refused', plugin: refusal.plugin, reasons: refusal.reasons.join(', ') }
  }
  const scorers = soFar.scorers.length
  if (scorers === 0) return { type: 'passed', only: soFar.node === node }
  if (!hasReached(point, 'Score')) return { type: 'passed', only: false }
  const leaders = leadersOf(soFar)
  return {
    type: 'scored',
    parts: scores,
    total,
    most: soFar.scorers.reduce((sum, { weight }) => sum + weight * HIGHEST, 0),
    leaders: leaders.includes(node) ? leaders.length : 0,
    final: hasReached(point, 'NormalizeScore') || spoken >= scorers,
    wins: soFar.node === node,
  }
}

/** The most a plugin gives, before its weight. */
const HIGHEST = 100

/** Who has the highest total so far; nobody before the first points. */
export function leadersOf({ nodes }: Decision): readonly string[] {
  const passed = nodes.filter(({ refusal }) => refusal === undefined)
  const highest = Math.max(0, ...passed.map(({ total }) => total))
  if (highest === 0) return []
  return passed.filter(({ total }) => total === highest).map(({ node }) => node)
}
