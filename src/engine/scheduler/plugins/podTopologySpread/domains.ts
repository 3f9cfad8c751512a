/**
 * How many pods each domain of a topology has, and how many the emptiest: counted once, then
 * followed pod by pod.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/podtopologyspread/filtering.go
 * (there the two emptiest domains are followed within one cycle)
 */
export interface Domains {
  /** By the value of the topology label; domains without pods too. */
  readonly counts: Map<string, number>
  /** How many domains have so many pods. */
  readonly sizes: Map<number, number>
  fewest: number
}

/** No domain known: nothing is emptier. Source: newCriticalPaths (math.MaxInt32) */
const NO_DOMAIN = 2_147_483_647

export const createDomains = (): Domains => ({
  counts: new Map(),
  sizes: new Map(),
  fewest: NO_DOMAIN,
})

/** Adds pods to a domain; none makes the domain known. */
export function addPods(domains: Domains, value: string, pods: number): void {
  const { counts, sizes } = domains
  const before = counts.get(value)
  const now = (before ?? 0) + pods
  if (before === now) return
  counts.set(value, now)
  sizes.set(now, (sizes.get(now) ?? 0) + 1)
  if (before !== undefined) {
    const left = (sizes.get(before) ?? 0) - 1
    if (left === 0) sizes.delete(before)
    else sizes.set(before, left)
  }
  domains.fewest = Math.min(domains.fewest, now)
  while (!sizes.has(domains.fewest)) domains.fewest++
}

/** The count of the emptiest domain, with some domains having so many more or fewer pods. */
export function fewestWith(
  { counts, sizes, fewest }: Domains,
  tried: ReadonlyMap<string, number>,
): number {
  if (tried.size === 0) return fewest
  let least = NO_DOMAIN
  const apart = new Map<number, number>()
  for (const [value, by] of tried) {
    const count = counts.get(value)
    if (count !== undefined) apart.set(count, (apart.get(count) ?? 0) + 1)
    least = Math.min(least, (count ?? 0) + by)
  }
  // The emptiest of those that are as they were.
  for (let size = fewest; size < least; size++) {
    if ((sizes.get(size) ?? 0) > (apart.get(size) ?? 0)) return size
  }
  return least
}
