/** What is tied to what is selected: it is lit on the stage, and listed in the inspector. */
import { create } from 'zustand'
import { recordOf } from '../cluster'
import { useFits } from '../scheduling/fits'
import { useWalk } from '../scheduling/walk'
import { type Selected, useSelection } from '../selection'
import { onLinks, running } from './clusterLinks'
import { keyOf, type Related, relationsOf } from './relations'

export interface Lit {
  readonly of: Extract<Selected, { readonly type: 'record' }>
  readonly related: readonly Related[]
  /** Pods and workers, by subject: what can be seen on the stage. */
  readonly seen: ReadonlyMap<string, Related>
  /** How many lit pods are on each worker. */
  readonly onWorker: ReadonlyMap<string, number>
}

export const useLit = create<{ readonly lit: Lit | undefined }>(() => ({ lit: undefined }))

onLinks(look)
useSelection.subscribe(({ selected }, before) => {
  if (selected !== before.selected) look()
})
look()

function look(): void {
  const { selected } = useSelection.getState()
  const before = useLit.getState().lit
  const related = relationsOf(selected)
  if (selected?.type !== 'record' || related.length === 0) {
    if (before !== undefined) useLit.setState({ lit: undefined })
    return
  }
  const lit = litBy(selected, related)
  if (before === undefined || !areSame(before, lit)) useLit.setState({ lit })
}

function litBy(of: Lit['of'], related: readonly Related[]): Lit {
  const seen = new Map<string, Related>()
  const onWorker = new Map<string, number>()
  for (const one of related) {
    const kind = one.subject.slice(0, one.subject.indexOf('/'))
    if (kind === 'Pod' || kind === 'Worker') seen.set(one.subject, one)
    const [worker] = kind === 'Pod' ? running.to(one.subject) : []
    if (worker === undefined) continue
    const name = keyOf(worker)
    onWorker.set(name, (onWorker.get(name) ?? 0) + 1)
  }
  return { of, related, seen, onWorker }
}

/** For the stage: nothing while it shows where a pod fits, or walks one through the scheduler. */
export function litNow(): Lit | undefined {
  const { lit } = useLit.getState()
  if (lit === undefined || lit.seen.size === 0) return undefined
  if (useWalk.getState().walk !== undefined || useFits.getState().fits !== undefined)
    return undefined
  const waits = lit.of.kind === 'Pod' && recordOf('Pod', lit.of.key)?.node === ''
  return waits ? undefined : lit
}

const areSame = (one: Lit, other: Lit): boolean =>
  one.of === other.of &&
  one.related.length === other.related.length &&
  one.related.every(({ subject, relation, by }, i) => {
    const twin = other.related[i]
    return twin?.subject === subject && twin.relation === relation && twin.by === by
  }) &&
  one.onWorker.size === other.onWorker.size &&
  [...one.onWorker].every(([worker, count]) => other.onWorker.get(worker) === count)
