/**
 * Objects as a person is changing them, each with its text: kept in this browser with the session
 * until it was saved or thrown away, so that nothing typed is ever lost.
 */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { JsonObject } from '../../api/machinery/json'
import { keeping } from '../keeping'

export interface ObjectEdit {
  /** API path of the object. */
  readonly path: string
  /** The object the text began as, without managed fields: what a patch is computed against. */
  readonly base: JsonObject
  /** The text as it began. */
  readonly original: string
  readonly text: string
}

export interface Edits {
  /** The one that was opened last stands last. */
  readonly edits: readonly ObjectEdit[]
}

/** More than this nobody means to come back to; the oldest go. */
const EDITS_MOST = 20

/** Where the edits of a session are kept. */
const editsKey = (sessionId: string): string => `kubeorama.edits.${sessionId}`

export const useEdits = create<Edits>()(
  persist((): Edits => ({ edits: [] }), {
    name: editsKey('session'),
    version: 1,
    storage: keeping<Edits>(),
    skipHydration: true,
    // A session without edits has none: those of the one before do not stay.
    merge: (kept) => ({ edits: [], ...(kept as Partial<Edits> | undefined) }),
  }),
)

/** Brings back what a session left unfinished; what is typed from now on is kept with it. */
export function openEdits(sessionId: string): void {
  useEdits.persist.setOptions({ name: editsKey(sessionId) })
  void useEdits.persist.rehydrate()
}

export const editIn = ({ edits }: Edits, path: string): ObjectEdit | undefined =>
  edits.find((one) => one.path === path)

export const isUnfinished = ({ text, original }: ObjectEdit): boolean => text !== original

export const unfinishedIn = ({ edits }: Edits): readonly ObjectEdit[] => edits.filter(isUnfinished)

/** Opens it; those that hold nothing to lose go. */
export function putEdit(edit: ObjectEdit): void {
  useEdits.setState((state) => {
    const others = unfinishedIn(state).filter(({ path }) => path !== edit.path)
    return { edits: [...others, edit].slice(-EDITS_MOST) }
  })
}

export const typeInto = (path: string, text: string): void => change(path, { text })

/** The cluster has it as `base` now: what was typed since then is what is unfinished. */
export function rebase(path: string, base: JsonObject, original: string, text: string): void {
  change(path, { base, original, text })
}

export function dropEdit(path: string): void {
  useEdits.setState(({ edits }) => ({ edits: edits.filter((one) => one.path !== path) }))
}

function change(path: string, changed: Partial<ObjectEdit>): void {
  useEdits.setState(({ edits }) => ({
    edits: edits.map((one) => (one.path === path ? { ...one, ...changed } : one)),
  }))
}
