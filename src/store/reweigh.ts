/** A decision that was not taken: the same scores with other weights. */
import type { Decision } from '../protocol/messages'

export type Weights = Readonly<Record<string, number>>

/**
 * The same decision with other weights; a weight of 0 leaves a plugin's score out. Scores are
 * normalised plugin by plugin, so this is exact. Of equals the first node is chosen.
 */
export function reweigh(decision: Decision, weights: Weights): Decision {
  const weightOf = (plugin: string, weight: number): number => weights[plugin] ?? weight
  const nodes = decision.nodes.map((verdict) => {
    const scores = verdict.scores.map((score) => ({
      ...score,
      weight: weightOf(score.plugin, score.weight),
    }))
    const total = scores.reduce((sum, { normalized, weight }) => sum + normalized * weight, 0)
    return { ...verdict, scores, total }
  })
  const passed = nodes.filter(({ refusal }) => refusal === undefined)
  const highest = Math.max(...passed.map(({ total }) => total))
  const ties = passed.filter(({ total }) => total === highest).map(({ node }) => node)
  const scorers = decision.scorers.map(({ plugin, weight }) => ({
    plugin,
    weight: weightOf(plugin, weight),
  }))
  return { ...decision, scorers, nodes, ties, node: ties[0] ?? '' }
}
