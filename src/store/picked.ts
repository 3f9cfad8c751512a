/**
 * Several things at once. One thing is selected as ever; two and more are picked, and then nothing
 * else is selected. Each by its subject: `Pod/default/web-7`, `Worker/worker-1`.
 */
import { create } from 'zustand'
import { onDeltas } from './cluster'
import { select, subjectOf, useSelection } from './selection'
import type { Thing } from './verbs/verbs'

export interface Picked {
  /** None, or at least two. */
  readonly picked: readonly string[]
}

export const usePicked = create<Picked>(() => ({ picked: [] }))

/** What is picked, as things that verbs are for. */
export const thingsOf = (picked: readonly string[]): readonly Thing[] =>
  picked.map(subjectOf).filter((one) => one.type === 'record')

/** These and no others. One alone is selected. */
export function pick(subjects: readonly string[]): void {
  const picked = [...new Set(subjects)]
  const [only] = picked
  if (picked.length < 2) {
    usePicked.setState({ picked: [] })
    select(only === undefined ? undefined : subjectOf(only))
  } else {
    select(undefined)
    usePicked.setState({ picked })
  }
}

/** One more, or one less. */
export function togglePicked(subject: string): void {
  const before = pickedNow()
  pick(before.includes(subject) ? before.filter((one) => one !== subject) : [...before, subject])
}

/** These as well. */
export const pickMore = (subjects: readonly string[]): void => pick([...pickedNow(), ...subjects])

export const clearPicked = (): void => usePicked.setState({ picked: [] })

/** What is picked, or the one thing that is selected and could be. */
function pickedNow(): readonly string[] {
  const { picked } = usePicked.getState()
  const { selected } = useSelection.getState()
  if (picked.length > 0 || selected?.type !== 'record' || selected.kind === 'Cloud') return picked
  return [selected.kind === 'Workload' ? selected.key : `${selected.kind}/${selected.key}`]
}

useSelection.subscribe(({ selected }, before) => {
  if (selected !== undefined && selected !== before.selected) clearPicked()
})

onDeltas((deltas) => {
  const { picked } = usePicked.getState()
  if (picked.length === 0) return
  const gone = new Set(
    deltas.flatMap((delta) =>
      delta.op === 'drop'
        ? [delta.kind === 'Workload' ? delta.key : `${delta.kind}/${delta.key}`]
        : [],
    ),
  )
  const left = picked.filter((one) => !gone.has(one))
  if (left.length < picked.length) usePicked.setState({ picked: left.length > 1 ? left : [] })
})
