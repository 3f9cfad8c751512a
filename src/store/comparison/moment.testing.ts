/** Moments of a comparison for tests: two workers, and pods where they are said to be. */
import type { ComparedNode, ComparedSide, Placement } from '../../protocol/comparison'
import type { Moment } from './metrics'
import { placedAt } from './placed'

const GI = 1024 ** 3

export const node = (name: string, zone = 'a'): ComparedNode => ({
  name,
  zone,
  cpuMillis: 4_000,
  memoryBytes: 8 * GI,
  podsMost: 110,
  cordoned: false,
})

/** A pod of an owner on a node: `web-1` of `web`. */
export const on = (name: string, at: string): Placement => ({
  pod: `default/${name}`,
  owner: `ReplicaSet/default/${name.replace(/-\d+$/, '')}`,
  node: at,
})

export function side(
  placements: readonly Placement[],
  more: Partial<ComparedSide> = {},
): ComparedSide {
  const uses = ['worker-1', 'worker-2'].map((name) => {
    const pods = placements.filter((one) => one.node === name).length
    return { cpuMillis: pods * 1_000, memoryBytes: pods * GI, pods }
  })
  return {
    uses,
    placed: placements.length,
    pending: 0,
    waiting: [],
    decisions: placements.length,
    fragmentation: {
      cpu: 0,
      memory: 0.5,
      fits: 4,
      largest: { cpuMillis: 4_000, memoryBytes: 8 * GI },
    },
    placements,
    ...more,
  }
}

/** The last of some frames, half a second apart. */
export function momentOf(...pairs: readonly (readonly [ComparedSide, ComparedSide])[]): Moment {
  const frames = pairs.map((sides, index) => ({ at: index * 500_000, sides }))
  const shown = frames.length - 1
  const nodes = [node('worker-1', 'a'), node('worker-2', 'b')]
  return { nodes, frames, shown, placed: placedAt(frames, shown), probe: '1 cpu and 1Gi' }
}
