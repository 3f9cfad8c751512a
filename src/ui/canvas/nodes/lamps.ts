import type { ControllerView } from '../../../protocol/messages'

/** The controllers that tell most of the stories; always lit first, in this order. */
const PREFERRED = [
  'Deployment',
  'ReplicaSet',
  'Job',
  'EndpointSlice',
  'Node lifecycle',
  'Garbage collector',
]

/** A lamp that just went out keeps its row this long, in simulated time, before its row is given back. */
export const LINGER_MICROS = 1_500_000

/**
 * Which controllers to show in `rows` rows: the usual ones in their usual places, and whoever else
 * works in place of the last of them that do not. Nothing moves that need not.
 */
export function chosenLamps(
  controllers: readonly ControllerView[],
  rows: number,
  working: (controller: ControllerView) => boolean,
): readonly ControllerView[] {
  const ordered = controllers.toSorted((one, other) => rank(one) - rank(other))
  const shown = ordered.slice(0, rows)
  const waiting = ordered.slice(rows).filter(working)
  for (let row = shown.length - 1; row >= 0 && waiting.length > 0; row--) {
    const there = shown[row]
    if (there && !working(there)) {
      const next = waiting.shift()
      if (next) shown[row] = next
    }
  }
  return shown
}

/** Unknown controllers keep the order in which the manager lists them. */
function rank({ title }: ControllerView): number {
  const index = PREFERRED.indexOf(title)
  return index === -1 ? PREFERRED.length : index
}

/** On the cloud controllers' own card their names need not say cloud again. */
const SHORT: Readonly<Record<string, string>> = {
  'cloud-node-controller': 'Node',
  'cloud-node-addresses': 'Addresses',
  'cloud-node-lifecycle-controller': 'Lifecycle',
}

export const shortTitle = ({ name, title }: ControllerView): string => SHORT[name] ?? title
