import type { Resource } from '../../../api/machinery/podResource'

/** What the pods of a node take together; grows and shrinks in place. */
export interface ResourceSum extends Resource {
  milliCPU: number
  memory: number
  ephemeralStorage: number
  readonly scalarResources: Map<string, number>
}

export const createSum = (): ResourceSum => ({
  milliCPU: 0,
  memory: 0,
  ephemeralStorage: 0,
  scalarResources: new Map(),
})

/** Adds an amount (1), or takes it away (-1). */
export function addTo(sum: ResourceSum, amount: Resource, times: 1 | -1): void {
  sum.milliCPU += times * amount.milliCPU
  sum.memory += times * amount.memory
  sum.ephemeralStorage += times * amount.ephemeralStorage
  for (const [name, units] of amount.scalarResources) {
    const left = (sum.scalarResources.get(name) ?? 0) + times * units
    // A scalar nobody asks for is absent, so that a sum built anew is the same sum.
    if (left === 0) sum.scalarResources.delete(name)
    else sum.scalarResources.set(name, left)
  }
}

/** The amount of one resource: cpu in millicores, all others in whole units. */
export function amountOf(resource: Resource, name: string): number {
  switch (name) {
    case 'cpu':
      return resource.milliCPU
    case 'memory':
      return resource.memory
    case 'ephemeral-storage':
      return resource.ephemeralStorage
    default:
      return resource.scalarResources.get(name) ?? 0
  }
}

export function sameResource(a: Resource, b: Resource): boolean {
  if (a.scalarResources.size !== b.scalarResources.size) return false
  for (const [name, units] of a.scalarResources) {
    if (b.scalarResources.get(name) !== units) return false
  }
  return (
    a.milliCPU === b.milliCPU && a.memory === b.memory && a.ephemeralStorage === b.ephemeralStorage
  )
}
