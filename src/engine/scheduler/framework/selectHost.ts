/**
 * The node of the highest total. Among equals the draw is fair: the n-th equal one replaces the
 * pick with probability 1/n. Source: Kubernetes v1.35 pkg/scheduler/schedule_one.go (selectHost)
 */
export function selectHost(
  totals: readonly number[],
  random: (bound: number) => number,
): { readonly chosen: number; readonly ties: readonly number[] } {
  let highest = Number.NEGATIVE_INFINITY
  let chosen = -1
  let ties: number[] = []
  for (let i = 0; i < totals.length; i++) {
    const total = totals[i] ?? 0
    if (total > highest) {
      highest = total
      chosen = i
      ties = [i]
    } else if (total === highest) {
      ties.push(i)
      if (random(ties.length) === 0) chosen = i
    }
  }
  return { chosen, ties }
}
