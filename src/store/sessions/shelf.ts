/** The sessions that this browser keeps, and what a person does with them. */

import { create } from 'zustand'
import {
  type KeepProblem,
  SESSION_NAME_MOST,
  type SessionId,
  type SessionRecord,
} from '../../protocol/sessions'
import { keptSessions } from '../../words/english/keptSessions'
import { wordsOf } from '../../words/language'
import { notify, tell } from '../notices'
import { type SessionControl, useSession } from '../session'
import { simulatedNow } from '../timeline'
import type { Destination } from './destination'
import { copyNotes, dropNotes } from './notesBeside'
import { freshId } from './opened'
import { remark } from './saving'

export interface ShelfState {
  /** The one on the page first, then the one kept last; undefined until they are known. */
  readonly sessions: readonly SessionRecord[] | undefined
  /** Whether the list is open on the page. */
  readonly open: boolean
  /** Whether one is on the way to another session, which takes a moment. */
  readonly going: boolean
  /** Files that fell on the page, to be opened as sessions. */
  readonly offered: readonly File[]
}

export const useShelf = create<ShelfState>(() => ({
  sessions: undefined,
  open: false,
  going: false,
  offered: [],
}))

export const openShelf = (open: boolean): void => useShelf.setState({ open })

export const offerFiles = (offered: readonly File[]): void => useShelf.setState({ offered })

export const nameOf = ({ name }: Pick<SessionRecord, 'name'>): string =>
  name || wordsOf(keptSessions).unnamed

export async function refreshShelf(control: SessionControl): Promise<void> {
  const kept = await control.engine().shelf({ ask: 'list' })
  const { id } = useSession.getState()
  const known = kept.find((one) => one.id === id)
  if (known !== undefined) useSession.setState({ name: known.name })
  const { name } = useSession.getState()
  const { workers, pods } = remark()
  const at = simulatedNow(performance.now())
  const here = { id, name, savedAt: known?.savedAt ?? 0, at, workers, pods }
  useShelf.setState({ sessions: [here, ...kept.filter((one) => one.id !== id)] })
}

/** A fresh cluster under a name of its own; the one on the page is kept. */
export async function newSession(control: SessionControl): Promise<boolean> {
  await refreshShelf(control)
  return goThere(control, { id: freshId(), name: freeName(), fresh: true })
}

export const openKept = (control: SessionControl, { id, name }: SessionRecord): Promise<boolean> =>
  goThere(control, { id, name })

/** The name as it was taken; an empty one changes nothing. */
export async function renameSession(
  control: SessionControl,
  { id }: SessionRecord,
  typed: string,
): Promise<void> {
  const name = typed.trim().slice(0, SESSION_NAME_MOST)
  if (name === '') return
  const done = tellProblem(await control.engine().shelf({ ask: 'rename', id, name }))
  if (done && id === useSession.getState().id) useSession.setState({ name })
  await refreshShelf(control)
}

export async function duplicateSession(control: SessionControl, of: SessionRecord): Promise<void> {
  // The one on the page as it is now, not as it was kept a moment ago.
  if (of.id === useSession.getState().id && !(await control.save())) return
  const words = wordsOf(keptSessions)
  const copy = { ...of, id: freshId(), name: words.copyOf(nameOf(of)).slice(0, SESSION_NAME_MOST) }
  const { id: as, name } = copy
  const asked = control.engine().shelf({ ask: 'duplicate', id: of.id, as, name })
  if (!tellProblem(await asked)) return
  copyNotes(of.id, as)
  await refreshShelf(control)
  tell(words.copied(name), { label: words.open, act: () => void openKept(control, copy) })
}

/** Out of the list. The one on the page makes way for the one kept last, or for a fresh one. */
export async function deleteSession(control: SessionControl, it: SessionRecord): Promise<void> {
  const { id } = it
  if (id === useSession.getState().id) {
    const next = useShelf.getState().sessions?.find((one) => one.id !== id)
    if (!(await (next === undefined ? newSession(control) : openKept(control, next)))) return
  }
  if (!tellProblem(await control.engine().shelf({ ask: 'remove', id }))) return
  await refreshShelf(control)
  const cleared = setTimeout(() => void clearAway(control, id), REGRET_MILLIS)
  const act = async () => {
    clearTimeout(cleared)
    tellProblem(await control.engine().shelf({ ask: 'bringBack', id }))
    await refreshShelf(control)
  }
  const words = wordsOf(keptSessions)
  tell(words.deleted(nameOf(it)), { label: words.bringBack, act: () => void act() })
}

/** A little longer than it is offered to bring one back. */
const REGRET_MILLIS = 15_000

async function clearAway(control: SessionControl, id: SessionId): Promise<void> {
  dropNotes(id)
  await control.engine().shelf({ ask: 'clear', id })
}

/** To another session, one at a time; false when one stays. */
export async function goThere(control: SessionControl, to: Destination): Promise<boolean> {
  if (useShelf.getState().going) return false
  useShelf.setState({ going: true })
  const arrived = await control.goTo(to).finally(() => useShelf.setState({ going: false }))
  await refreshShelf(control)
  return arrived
}

/** `Cluster 3`, if two are there and nobody has that name. */
function freeName(): string {
  const words = wordsOf(keptSessions)
  const { sessions = [] } = useShelf.getState()
  const taken = new Set(sessions.map(nameOf))
  let number = sessions.length + 1
  while (taken.has(words.numbered(number))) number++
  return words.numbered(number)
}

function tellProblem(problem: KeepProblem | undefined): boolean {
  if (problem === undefined) return true
  const words = wordsOf(keptSessions)
  notify({ what: words.undone[problem], where: words.storage, remedy: words.makeRoom })
  return false
}
