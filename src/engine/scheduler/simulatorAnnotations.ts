/**
 * A decision as kube-scheduler-simulator annotates it on the pod: each value is JSON text.
 * Left out: what Reserve, Permit and PreBind plugins said, for none of the default ones says
 * anything that is simulated.
 * Source: kube-scheduler-simulator, simulator/scheduler/plugin/resultstore
 */
import type { StringMap } from '../../api/meta'
import type { Decision, NodeVerdict, PluginScore } from './decision'
import { REGISTRY } from './plugins/registry'

export const SIMULATOR = 'kube-scheduler-simulator.sigs.k8s.io/'

const SUCCESS = 'success'
const PASSED = 'passed'
/** A skipped plugin answers without a message. */
const SKIPPED = ''

type Texts = Readonly<Record<string, string>>

/** `nominated`: the node where others were to be evicted; empty for none. */
export function simulatorAnnotations(decision: Decision, nominated = ''): StringMap {
  const { nodes, node, result } = decision
  const { scorers, skippedScorers, filters, skippedFilters } = decision
  const preFilters = [...filters, ...skippedFilters].filter(
    (name) => REGISTRY.get(name)?.preFilter !== undefined,
  )
  const preScorers = [...scorers.map(({ plugin }) => plugin), ...skippedScorers].filter(
    (name) => REGISTRY.get(name)?.preScore !== undefined,
  )
  const results: Readonly<Record<string, unknown>> = {
    'prefilter-result-status': statusesOf(preFilters, skippedFilters),
    'prefilter-result': {},
    'filter-result': filterResult(decision),
    'postfilter-result':
      nominated === '' ? {} : { [nominated]: { DefaultPreemption: 'preemption victim' } },
    'prescore-result': statusesOf(preScorers, skippedScorers),
    'score-result': scoresOf(nodes, ({ raw }) => raw),
    'finalscore-result': scoresOf(nodes, ({ normalized, weight }) => normalized * weight),
    'reserve-result': {},
    'permit-result': {},
    'permit-result-timeout': {},
    'prebind-result': {},
    'bind-result': result === 'scheduled' ? { DefaultBinder: SUCCESS } : {},
  }
  const texts = Object.entries(results).map(([name, value]) => [
    SIMULATOR + name,
    JSON.stringify(value),
  ])
  return { ...Object.fromEntries(texts), [`${SIMULATOR}selected-node`]: node }
}

/** Maps come out of Go's encoder sorted by their keys. */
function sorted<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)))
}

const statusesOf = (plugins: readonly string[], skipped: readonly string[]): Texts =>
  sorted(plugins.map((name) => [name, skipped.includes(name) ? SKIPPED : SUCCESS]))

/** Filters run in order, and the first that refuses a node is the last to see it. */
function filterResult({ nodes, filters }: Decision): Readonly<Record<string, Texts>> {
  return sorted(
    nodes.map(({ node, refusal }) => {
      const last = refusal === undefined ? filters.length : filters.indexOf(refusal.plugin)
      const passed = filters
        .slice(0, Math.max(last, 0))
        .map((plugin): readonly [string, string] => [plugin, PASSED])
      const refused = refusal && ([refusal.plugin, refusal.reasons.join(', ')] as const)
      return [node, sorted(refused === undefined ? passed : [...passed, refused])]
    }),
  )
}

const scoresOf = (
  nodes: readonly NodeVerdict[],
  scoreOf: (score: PluginScore) => number,
): Readonly<Record<string, Texts>> =>
  sorted(
    nodes
      .filter(({ scores }) => scores.length > 0)
      .map(({ node, scores }) => [
        node,
        sorted(scores.map((score) => [score.plugin, String(scoreOf(score))])),
      ]),
  )
