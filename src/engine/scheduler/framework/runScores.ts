/**
 * PreScore, Score, NormalizeScore, weights.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/runtime/framework.go (RunScorePlugins)
 */
import type { KnownNode } from '../cache/nodeInfo'
import type { Cycle, Framework, ScoreLabel } from './plugin'
import { messageOf, type Status } from './status'

export const MAX_NODE_SCORE = 100

/** One plugin's scores, in the order of the nodes. */
export interface ScoreColumn {
  readonly plugin: string
  readonly weight: number
  readonly raw: readonly number[]
  readonly normalized: readonly number[]
  /** What each raw score was made of: as many numbers for every node. */
  readonly facts: readonly number[]
  readonly labels: readonly ScoreLabel[]
}

export interface Scores {
  readonly columns: readonly ScoreColumn[]
  /** Score plugins that had nothing to say about this pod. */
  readonly skipped: readonly string[]
  readonly totals: readonly number[]
  /** A plugin failed: no host can be chosen. Empty when all went well. */
  readonly error: string
}

export function runScores(cycle: Cycle, nodes: readonly KnownNode[]): Scores {
  const scoring: unknown[] = []
  const skippedAt = new Set<number>()
  for (const { plugin, index, args, name } of cycle.framework.preScore) {
    const { status, state } = plugin.preScore(cycle, nodes, args)
    scoring[index] = state
    if (status?.code === 'Skip') skippedAt.add(index)
    else if (status !== undefined) {
      return broken(`running PreScore plugin "${name}": ${messageOf(status)}`)
    }
  }
  const skipped: string[] = []
  const raws: RawColumn[] = []
  for (const slot of cycle.framework.score) {
    if (skippedAt.has(slot.index)) {
      skipped.push(slot.name)
      continue
    }
    const column = rawColumn(cycle, slot, scoring[slot.index], nodes)
    if ('failure' in column) return broken(`running Score plugins: ${failedWith(column)}`)
    raws.push(column)
  }
  const columns: ScoreColumn[] = []
  for (const raw of raws) {
    const column = normalizedColumn(cycle, raw, nodes)
    if ('failure' in column) {
      return broken(`running Normalize on Score plugins: ${failedWith(column)}`)
    }
    columns.push(column)
  }
  const wrong = wrongScore(columns)
  if (wrong !== undefined) return broken(`applying score defaultWeights on Score plugins: ${wrong}`)
  return { columns, skipped, totals: totalsOf(columns, nodes.length), error: '' }
}

/**
 * 100 times the share of the highest score; reversed, the lowest is best.
 * Source: pkg/scheduler/framework/plugins/helper/normalize_score.go
 */
export function normalizeToHighest(scores: number[], reversed: boolean): undefined {
  const highest = scores.reduce((most, score) => Math.max(most, score), 0)
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0
    const share = highest === 0 ? score : Math.trunc((MAX_NODE_SCORE * score) / highest)
    scores[i] = reversed ? MAX_NODE_SCORE - share : share
  }
}

interface RawColumn {
  readonly slot: Framework['score'][number]
  readonly state: unknown
  readonly raw: readonly number[]
  readonly facts: readonly number[]
}

/** A plugin that could not score. */
interface Failure {
  readonly plugin: string
  readonly failure: Status
}

function rawColumn(
  cycle: Cycle,
  slot: Framework['score'][number],
  state: unknown,
  nodes: readonly KnownNode[],
): RawColumn | Failure {
  const facts: number[] = []
  const raw: number[] = []
  for (const node of nodes) {
    const score = slot.plugin.score(cycle, state, node, facts)
    if (typeof score !== 'number') return { plugin: slot.name, failure: score }
    raw.push(score)
  }
  return { slot, state, raw, facts }
}

function normalizedColumn(
  cycle: Cycle,
  { slot, state, raw, facts }: RawColumn,
  nodes: readonly KnownNode[],
): ScoreColumn | Failure {
  const { plugin, name, weight } = slot
  let normalized = raw
  if (plugin.normalizeScores !== undefined) {
    const scores = [...raw]
    const failure = plugin.normalizeScores(state, scores, nodes, cycle)
    if (failure !== undefined) return { plugin: name, failure }
    normalized = scores
  }
  return { plugin: name, weight, raw, normalized, facts, labels: plugin.scoreLabels?.(state) ?? [] }
}

function totalsOf(columns: readonly ScoreColumn[], nodes: number): number[] {
  const totals: number[] = new Array(nodes).fill(0)
  for (const { normalized, weight } of columns) {
    for (let i = 0; i < nodes; i++) totals[i] = (totals[i] ?? 0) + (normalized[i] ?? 0) * weight
  }
  return totals
}

function wrongScore(columns: readonly ScoreColumn[]): string | undefined {
  for (const { plugin, normalized } of columns) {
    const score = normalized.find((one) => one < 0 || one > MAX_NODE_SCORE)
    if (score !== undefined) return outOfRange(plugin, score)
  }
  return undefined
}

const broken = (error: string): Scores => ({ columns: [], skipped: [], totals: [], error })

const failedWith = ({ plugin, failure }: Failure): string =>
  `plugin "${plugin}" failed with: ${messageOf(failure)}`

const outOfRange = (plugin: string, score: number): string =>
  `plugin "${plugin}" returns an invalid score ${score}, ` +
  `it should in the range of [0, ${MAX_NODE_SCORE}] after normalizing`
