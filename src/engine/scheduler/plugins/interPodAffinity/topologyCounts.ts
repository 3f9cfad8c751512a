/** Numbers by topology label and value: `topology.kubernetes.io/zone`, `a`, 3. */
export type TopologyCounts = Map<string, Map<string, number>>

/** Adds to the count of the value a node's label has; a node without the label counts nowhere. */
export function countAt(
  counts: TopologyCounts,
  key: string,
  labels: Readonly<Record<string, string>> | undefined,
  by: number,
): void {
  const value = labels?.[key]
  if (value === undefined) return
  const values = counts.get(key)
  if (values === undefined) {
    counts.set(key, new Map([[value, by]]))
    return
  }
  values.set(value, (values.get(value) ?? 0) + by)
}

/** Like `countAt`, for counts of pods: what is back at nothing is forgotten. */
export function countPodsAt(
  counts: TopologyCounts,
  key: string,
  labels: Readonly<Record<string, string>> | undefined,
  by: number,
): void {
  countAt(counts, key, labels, by)
  const value = labels?.[key]
  const values = counts.get(key)
  if (value === undefined || values?.get(value) !== 0) return
  values.delete(value)
  if (values.size === 0) counts.delete(key)
}

export const countOf = (counts: TopologyCounts, key: string, value: string): number =>
  counts.get(key)?.get(value) ?? 0

export const copyCounts = (counts: TopologyCounts): TopologyCounts =>
  new Map(Array.from(counts, ([key, values]) => [key, new Map(values)]))
