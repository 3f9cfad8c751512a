/** How fast pods find nodes, per simulated second over the last few: the numbers of the far view. */
import { useSyncExternalStore } from 'react'
import { onPodsBound } from '../../store/podsOnNodes'
import { onSimulatedTime, tickedNow } from '../design/simulatedTime'

const WINDOW_SECONDS = 2
const KEPT = 4_000

interface Bound {
  readonly at: number
  readonly node: string
}

let bound: readonly Bound[] = []

onPodsBound((bindings) => {
  const at = tickedNow()
  bound = [...bound, ...bindings.map(({ node }) => ({ at, node }))].slice(-KEPT)
})

/** Pods bound a simulated second, by what `groupOf` makes of their node. */
export function bindingRates(
  now: number,
  groupOf: (node: string) => string | undefined,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { node } of recent(now)) {
    const group = groupOf(node)
    if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return new Map([...counts].map(([group, count]) => [group, Math.ceil(count / WINDOW_SECONDS)]))
}

export const useBindingRate = (): number =>
  useSyncExternalStore(onSimulatedTime, () =>
    Math.ceil(recent(tickedNow()).length / WINDOW_SECONDS),
  )

/** Time may have been turned back: what was bound later than now does not count. */
const recent = (now: number): readonly Bound[] =>
  bound.filter(({ at }) => at <= now && at > now - WINDOW_SECONDS * 1_000_000)
