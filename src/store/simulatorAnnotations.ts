/**
 * A decision as kube-scheduler-simulator annotates it on the pod: each value is JSON text.
 * Source: kube-scheduler-simulator, simulator/docs/how-it-works.md (result annotations)
 */
import type { Decision } from '../protocol/messages'

const PREFIX = 'kube-scheduler-simulator.sigs.k8s.io/'

type ByNode = Readonly<Record<string, Readonly<Record<string, string>>>>

export function simulatorAnnotations(decision: Decision): Readonly<Record<string, string>> {
  const { nodes, node, result } = decision
  const results: Readonly<Record<string, unknown>> = {
    'filter-result': filterResult(decision),
    'score-result': scoresOf(nodes, ({ raw }) => raw),
    'finalscore-result': scoresOf(nodes, ({ normalized, weight }) => normalized * weight),
    'bind-result': result === 'scheduled' ? { DefaultBinder: 'success' } : {},
  }
  return {
    ...Object.fromEntries(
      Object.entries(results).map(([name, value]) => [PREFIX + name, JSON.stringify(value)]),
    ),
    [`${PREFIX}selected-node`]: node,
  }
}

/** Filters run in order, and the first that refuses a node is the last to see it. */
function filterResult({ nodes, filters }: Decision): ByNode {
  return Object.fromEntries(
    nodes.map(({ node, refusal }) => {
      const last = refusal === undefined ? filters.length : filters.indexOf(refusal.plugin)
      const passed = filters.slice(0, Math.max(last, 0)).map((plugin) => [plugin, 'passed'])
      const refused = refusal && [[refusal.plugin, refusal.reasons.join(', ')]]
      return [node, Object.fromEntries([...passed, ...(refused ?? [])])]
    }),
  )
}

type Verdicts = Decision['nodes']

const scoresOf = (
  nodes: Verdicts,
  scoreOf: (score: Verdicts[number]['scores'][number]) => number,
): ByNode =>
  Object.fromEntries(
    nodes
      .filter(({ scores }) => scores.length > 0)
      .map(({ node, scores }) => [
        node,
        Object.fromEntries(scores.map((score) => [score.plugin, String(scoreOf(score))])),
      ]),
  )
