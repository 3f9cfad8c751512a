/** Counts as the API writes them: zeros are left out. */
export function withoutZeros<T extends Readonly<Record<string, number>>>(counts: T): Partial<T> {
  const kept: Partial<T> = {}
  for (const name in counts) if (counts[name] !== 0) kept[name] = counts[name]
  return kept
}
