/** Where pods are in both halves at one moment, and which of them the other half has elsewhere. */
import type { ComparisonFrame } from '../../protocol/comparison'

export interface PlacedPod {
  /** namespace/name */
  readonly pod: string
  readonly owner: string
  readonly node: string
  /** The other half has no pod of its owner for it on this node. */
  readonly elsewhere: boolean
}

/** By node name. */
export type Placed = ReadonlyMap<string, readonly PlacedPod[]>

/**
 * Replicas of one owner are interchangeable: of those on a node as many count as elsewhere as the
 * other half has fewer of them there, the last to come first.
 */
export function placedAt(
  frames: readonly ComparisonFrame[],
  shown: number,
): readonly [Placed, Placed] {
  const a = podsOf(frames, shown, 0)
  const b = podsOf(frames, shown, 1)
  return [marked(a, b), marked(b, a)]
}

export const elsewhereCount = (placed: Placed): number =>
  [...placed.values()].flat().filter(({ elsewhere }) => elsewhere).length

type Pod = Omit<PlacedPod, 'elsewhere'>

function podsOf(frames: readonly ComparisonFrame[], shown: number, side: 0 | 1): readonly Pod[] {
  const pods = new Map<string, Pod>()
  for (const { sides } of frames.slice(0, shown + 1)) {
    for (const placement of sides[side].placements) {
      if (placement.node === '') pods.delete(placement.pod)
      else pods.set(placement.pod, placement)
    }
  }
  return [...pods.values()]
}

function marked(pods: readonly Pod[], others: readonly Pod[]): Placed {
  const left = new Map<string, number>()
  for (const pod of others) left.set(placeOf(pod), (left.get(placeOf(pod)) ?? 0) + 1)
  const placed = new Map<string, PlacedPod[]>()
  for (const pod of pods) {
    const matches = left.get(placeOf(pod)) ?? 0
    left.set(placeOf(pod), matches - 1)
    const on = placed.get(pod.node) ?? []
    placed.set(pod.node, [...on, { ...pod, elsewhere: matches <= 0 }])
  }
  return placed
}

const placeOf = ({ owner, node }: Pod): string => `${owner} ${node}`
