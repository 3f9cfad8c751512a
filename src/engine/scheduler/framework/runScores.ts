/**
 * PreScore, Score, NormalizeScore, weights.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/runtime/framework.go (RunScorePlugins)
 */
import type { KnownNode } from '../cache/nodeInfo'
import type { Cycle, Framework, ScoreLabel } from './plugin'
import { messageOf } from './status'

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
  const totals: number[] = new Array(nodes.length).fill(0)
  const columns: ScoreColumn[] = []
  const skipped: string[] = []
  for (const slot of cycle.framework.score) {
    if (skippedAt.has(slot.index)) {
      skipped.push(slot.name)
      continue
    }
    const column = scoreColumn(cycle, slot, scoring[slot.index], nodes)
    for (let i = 0; i < totals.length; i++) {
      const score = column.normalized[i] ?? 0
      if (score < 0 || score > MAX_NODE_SCORE) return broken(outOfRange(slot.name, score))
      totals[i] = (totals[i] ?? 0) + score * slot.weight
    }
    columns.push(column)
  }
  return { columns, skipped, totals, error: '' }
}

/**
 * 100 times the share of the highest score; reversed, the lowest is best.
 * Source: pkg/scheduler/framework/plugins/helper/normalize_score.go
 */
export function normalizeToHighest(scores: number[], reversed: boolean): void {
  const highest = scores.reduce((most, score) => Math.max(most, score), 0)
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0
    const share = highest === 0 ? score : Math.trunc((MAX_NODE_SCORE * score) / highest)
    scores[i] = reversed ? MAX_NODE_SCORE - share : share
  }
}

function scoreColumn(
  cycle: Cycle,
  { plugin, name, weight }: Framework['score'][number],
  state: unknown,
  nodes: readonly KnownNode[],
): ScoreColumn {
  const facts: number[] = []
  const raw = nodes.map((node) => plugin.score(cycle, state, node, facts))
  let normalized = raw
  if (plugin.normalizeScores !== undefined) {
    normalized = [...raw]
    plugin.normalizeScores(state, normalized, nodes)
  }
  return { plugin: name, weight, raw, normalized, facts, labels: plugin.scoreLabels?.(state) ?? [] }
}

const broken = (error: string): Scores => ({ columns: [], skipped: [], totals: [], error })

const outOfRange = (plugin: string, score: number): string =>
  `plugin "${plugin}" returns an invalid score ${score}, ` +
  `it should in the range of [0, ${MAX_NODE_SCORE}] after normalizing`
