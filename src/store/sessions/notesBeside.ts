/** The notes of sessions that are not on the page: kept in local storage, one entry a session. */
import type { SessionId } from '../../protocol/sessions'
import {
  type Fraction,
  NOTE_COLOURS,
  NOTE_LETTERS_MOST,
  NOTES_MOST,
  type Note,
  notesKey,
} from '../notes'

export function copyNotes(from: SessionId, to: SessionId): void {
  attempt(() => {
    const kept = localStorage.getItem(notesKey(from))
    if (kept !== null) localStorage.setItem(notesKey(to), kept)
  })
}

/** Notes that came with a file: what is none is left out. */
export function keepNotes(id: SessionId, written: unknown): void {
  const notes = Array.isArray(written) ? written.flatMap(readNote).slice(0, NOTES_MOST) : []
  if (notes.length === 0) return
  attempt(() =>
    localStorage.setItem(notesKey(id), JSON.stringify({ state: { notes }, version: 1 })),
  )
}

function readNote(written: unknown, index: number): Note[] {
  const { text, colour, pin } = fieldsOf(written)
  const { stage, on } = fieldsOf(pin)
  const { id, at } = fieldsOf(on)
  const known = NOTE_COLOURS.find((one) => one === colour)
  if (typeof text !== 'string' || known === undefined || !isFraction(stage)) return []
  const pinned = typeof id === 'string' && isFraction(at) ? { stage, on: { id, at } } : { stage }
  return [{ id: index + 1, text: text.slice(0, NOTE_LETTERS_MOST), colour: known, pin: pinned }]
}

const isFraction = (value: unknown): value is Fraction => {
  const { x, y } = fieldsOf(value)
  return Number.isFinite(x) && Number.isFinite(y)
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

export const dropNotes = (id: SessionId): void =>
  attempt(() => localStorage.removeItem(notesKey(id)))

/** Where nothing may be kept, or there is no room, a session goes without its notes. */
function attempt(act: () => void): void {
  try {
    act()
  } catch {
    // Said already, when the notes were written.
  }
}
