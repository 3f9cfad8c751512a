/**
 * Three ways to score how full a node would be: prefer empty nodes, prefer full ones, or follow a
 * curve. Each gives one resource a score from 0 to 100.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/noderesources/{least_allocated,
 * most_allocated,requested_to_capacity_ratio}.go
 */
import { MAX_NODE_SCORE } from '../../framework/runScores'

export interface ResourceSpec {
  readonly name: string
  readonly weight: number
}

export interface ShapePoint {
  /** Percent of the capacity, 0–100. */
  readonly utilization: number
  /** 0–10 */
  readonly score: number
}

export interface ScoringStrategy {
  readonly type?: 'LeastAllocated' | 'MostAllocated' | 'RequestedToCapacityRatio'
  readonly resources?: readonly ResourceSpec[]
  readonly requestedToCapacityRatio?: { readonly shape?: readonly ShapePoint[] }
}

/** Shapes are given with scores up to this. Source: config.MaxCustomPriorityScore */
export const MAX_SHAPE_SCORE = 10

export const leastRequested = (requested: number, capacity: number): number =>
  capacity === 0 || requested > capacity
    ? 0
    : Math.trunc(((capacity - requested) * MAX_NODE_SCORE) / capacity)

export const mostRequested = (requested: number, capacity: number): number =>
  capacity === 0 ? 0 : Math.trunc((Math.min(requested, capacity) * MAX_NODE_SCORE) / capacity)

/** A score on the curve, for the utilisation the node would have. */
export function ratioScore(
  shape: readonly ShapePoint[],
  requested: number,
  capacity: number,
): number {
  const full = capacity === 0 || requested > capacity
  return onCurve(shape, full ? 100 : Math.trunc((requested * 100) / capacity))
}

/** Shape points with scores brought to 0..100. */
export const scaledShape = (shape: readonly ShapePoint[]): readonly ShapePoint[] =>
  shape.map(({ utilization, score }) => ({
    utilization,
    score: Math.trunc((score * MAX_NODE_SCORE) / MAX_SHAPE_SCORE),
  }))

/** Straight lines between the points, in whole numbers. Source: BuildBrokenLinearFunction. */
export function onCurve(shape: readonly ShapePoint[], utilization: number): number {
  let before: ShapePoint | undefined
  for (const point of shape) {
    if (utilization <= point.utilization) {
      if (before === undefined) return point.score
      const rise = (point.score - before.score) * (utilization - before.utilization)
      return before.score + Math.trunc(rise / (point.utilization - before.utilization))
    }
    before = point
  }
  return before?.score ?? 0
}
