/**
 * A decision as it is kept: columns of numbers rather than an object for every node and plugin.
 * `decisionOf` unfolds it for people, `formulaFor` fills one cell's arithmetic with its numbers.
 */
import type { Micros } from '../kernel/micros'
import type { Decision, NodeVerdict, PluginScore } from './decision'
import type { Cycle } from './framework/plugin'
import type { ScoreColumn } from './framework/runScores'
import type { Status } from './framework/status'
import { REGISTRY } from './plugins/registry'
import type { PreemptionRecord } from './preemption/preemptionTold'
import type { ScheduleResult } from './schedulePod'

export interface DecisionRecord
  extends Omit<Decision, 'nodes' | 'scorers' | 'filters' | 'skippedFilters' | 'skippedScorers'> {
  readonly filters: readonly string[]
  readonly skippedFilters: readonly string[]
  readonly skippedScorers: readonly string[]
  /** Why each refused node was refused. */
  readonly refusals: ReadonlyMap<string, Status>
  readonly feasible: readonly string[]
  /** Rows are the feasible nodes, in their order; none when scoring did not run. */
  readonly columns: readonly ScoreColumn[]
  readonly totals: readonly number[]
}

/** How many decisions are kept. */
export const DECISIONS_KEPT = 64

interface Attempt {
  readonly id: number
  readonly at: Micros
  readonly attempt: number
  readonly result: Decision['result']
  readonly message: string
  readonly preemption?: PreemptionRecord
}

export function recordDecision(
  { pod, framework, skipped }: Cycle,
  found: ScheduleResult,
  attempt: Attempt,
): DecisionRecord {
  const { diagnosis, feasible, scores, node, ties, allNodes } = found
  const filters = framework.filter.filter(({ index }) => skipped[index] !== true)
  const left = framework.filter.filter(({ index }) => skipped[index] === true)
  return Object.freeze({
    pod: pod.key,
    podUid: pod.uid,
    node,
    filters: filters.map(({ name }) => name),
    skippedFilters: left.map(({ name }) => name),
    skippedScorers: scores?.skipped ?? [],
    refusals: diagnosis.statuses,
    feasible: feasible.map(({ name }) => name),
    columns: scores?.columns ?? [],
    totals: scores?.totals ?? [],
    ties,
    allNodes,
    examined: feasible.length + diagnosis.statuses.size,
    ...attempt,
  })
}

/** The decision unfolded; without its nodes when there are more than `mostNodes`. */
export function decisionOf(record: DecisionRecord, mostNodes = Number.POSITIVE_INFINITY): Decision {
  const { refusals, feasible, columns, totals, ...rest } = record
  const unfold = refusals.size + feasible.length <= mostNodes
  return {
    scorers: columns.map(({ plugin, weight }) => ({ plugin, weight })),
    nodes: unfold ? verdictsOf(record) : [],
    ...rest,
  }
}

/** The decision unfolded, with the arithmetic behind every score. */
export function decisionWithFormulas(record: DecisionRecord, mostNodes: number): Decision {
  const decision = decisionOf(record, mostNodes)
  const nodes = decision.nodes.map((verdict) => ({
    ...verdict,
    scores: verdict.scores.map((score) => {
      const formula = formulaFor(record, verdict.node, score.plugin)
      return formula === undefined ? score : { ...score, formula }
    }),
  }))
  return { ...decision, nodes }
}

/**
 * How a plugin came to its score for a node, a step a line: `cpu: (4000 − 250) × 100 / 4000 = 93`.
 * Undefined when the plugin did not score the node, or has no arithmetic to show.
 */
export function formulaFor(
  { feasible, columns }: DecisionRecord,
  node: string,
  plugin: string,
): string | undefined {
  const row = feasible.indexOf(node)
  const column = columns.find((candidate) => candidate.plugin === plugin)
  if (row < 0 || column === undefined) return undefined
  const width = column.facts.length / feasible.length
  const formula = REGISTRY.get(plugin)?.formula?.({
    labels: column.labels,
    facts: column.facts.slice(row * width, (row + 1) * width),
    raw: column.raw[row] ?? 0,
    normalized: column.normalized[row] ?? 0,
    lowest: column.raw.reduce((least, raw) => Math.min(least, raw), Number.POSITIVE_INFINITY),
    highest: column.raw.reduce((most, raw) => Math.max(most, raw), Number.NEGATIVE_INFINITY),
  })
  if (formula === undefined || column.weight === 1) return formula
  const normalized = column.normalized[row] ?? 0
  return `${formula}\n${normalized} × weight ${column.weight} = ${normalized * column.weight}`
}

function verdictsOf({
  refusals,
  feasible,
  columns,
  totals,
}: Pick<DecisionRecord, 'refusals' | 'feasible' | 'columns' | 'totals'>): NodeVerdict[] {
  const verdicts = feasible.map((node, row): NodeVerdict => {
    const scores = columns.map((column): PluginScore => {
      const { plugin, weight, raw, normalized } = column
      return { plugin, weight, raw: raw[row] ?? 0, normalized: normalized[row] ?? 0 }
    })
    return { node, scores, total: totals[row] ?? 0 }
  })
  for (const [node, { plugin, code, reasons }] of refusals) {
    verdicts.push({ node, refusal: { plugin, code, reasons }, scores: [], total: 0 })
  }
  return verdicts
}
