/** Numbers by topology label and value: `topology.kubernetes.io/zone`, `a`, 3. */
import type { StringMap } from '../../../../api/meta'

export interface TopologyCounts {
  readonly sums: Map<string, Map<string, number>>
  /** How many pods were counted under each label, whatever they added: none is no such label. */
  readonly pods: Map<string, number>
}

export const createCounts = (): TopologyCounts => ({ sums: new Map(), pods: new Map() })

/**
 * Adds so much for each of some pods to the count of the value a node's label has; a node without
 * the label counts nowhere. What is back at no pods is forgotten.
 */
export function countAt(
  { sums, pods: counted }: TopologyCounts,
  key: string,
  labels: StringMap | undefined,
  pods: number,
  each = 1,
): void {
  const value = labels?.[key]
  if (value === undefined) return
  const now = (counted.get(key) ?? 0) + pods
  if (now === 0) {
    counted.delete(key)
    sums.delete(key)
    return
  }
  counted.set(key, now)
  const values = sums.get(key)
  if (values === undefined) sums.set(key, new Map([[value, pods * each]]))
  else values.set(value, (values.get(value) ?? 0) + pods * each)
}

export const countOf = ({ sums }: TopologyCounts, key: string, value: string): number =>
  sums.get(key)?.get(value) ?? 0

/** Counts as they are, and what a trial changes in them: they are shared, the trial is not. */
export interface TriedCounts {
  readonly base: TopologyCounts
  readonly tried: TopologyCounts
}

export const trying = (base: TopologyCounts): TriedCounts => ({ base, tried: createCounts() })

export const copyTrial = ({ base, tried }: TriedCounts): TriedCounts => ({
  base,
  tried: {
    sums: new Map(Array.from(tried.sums, ([key, values]) => [key, new Map(values)])),
    pods: new Map(tried.pods),
  },
})

export const triedCountOf = ({ base, tried }: TriedCounts, key: string, value: string): number =>
  countOf(base, key, value) + (tried.sums.size === 0 ? 0 : countOf(tried, key, value))

/** Whether no pod is counted anywhere. */
export function countsNone({ base, tried }: TriedCounts): boolean {
  for (const [key, pods] of base.pods) if (pods + (tried.pods.get(key) ?? 0) > 0) return false
  for (const [key, pods] of tried.pods) if (pods > 0 && !base.pods.has(key)) return false
  return true
}
