/**
 * What a teacher wrote on the stage: small papers, each pinned to the stage or to a thing on it.
 * Plain text. Kept in this browser with the session.
 */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { notices as words } from '../words/english/notices'
import { wordsOf } from '../words/language'
import { keeping } from './keeping'
import { tell } from './notices'
import { setNotesShown } from './settings'

export type NoteColour = 'plain' | 'warm' | 'cool'
export const NOTE_COLOURS: readonly NoteColour[] = ['plain', 'warm', 'cool']

/** A place in fractions of a box, so that it holds when the box moves or has another size. */
export interface Fraction {
  readonly x: number
  readonly y: number
}

export interface Pin {
  /** In fractions of the whole stage: where it hangs when what it was pinned to is gone. */
  readonly stage: Fraction
  /** What it is pinned to, by its id on the stage; absent: the stage itself. */
  readonly on?: { readonly id: string; readonly at: Fraction }
}

export interface Note {
  readonly id: number
  readonly text: string
  readonly colour: NoteColour
  readonly pin: Pin
}

export interface Notes {
  readonly notes: readonly Note[]
}

/** More is no note, and would hide the stage. */
export const NOTE_LETTERS_MOST = 280
export const NOTES_MOST = 40

/** Where the notes of a session are kept. */
export const notesKey = (sessionId: string): string => `kubeorama.notes.${sessionId}`

export const useNotes = create<Notes>()(
  persist((): Notes => ({ notes: [] }), {
    name: notesKey('session'),
    version: 1,
    storage: keeping<Notes>(),
    skipHydration: true,
    // A session without notes has none: those of the one before do not stay.
    merge: (kept) => ({ notes: [], ...(kept as Partial<Notes> | undefined) }),
  }),
)

/** Brings back the notes of a session; what is written from now on is kept with it. */
export function openNotes(sessionId: string): void {
  useNotes.persist.setOptions({ name: notesKey(sessionId) })
  void useNotes.persist.rehydrate()
}

/** Pins an empty note, and answers its id; undefined when there are as many as the stage can bear. */
export function addNote(pin: Pin): number | undefined {
  const { notes } = useNotes.getState()
  setNotesShown(true)
  if (notes.length >= NOTES_MOST) {
    tell(wordsOf(words).tooManyNotes(NOTES_MOST))
    return undefined
  }
  const id = 1 + Math.max(0, ...notes.map((note) => note.id))
  useNotes.setState({ notes: [...notes, { id, text: '', colour: 'plain', pin }] })
  return id
}

export function changeNote(id: number, change: Partial<Omit<Note, 'id'>>): void {
  const { notes } = useNotes.getState()
  const text = change.text?.slice(0, NOTE_LETTERS_MOST)
  const changed = text === undefined ? change : { ...change, text }
  useNotes.setState({
    notes: notes.map((note) => (note.id === id ? { ...note, ...changed } : note)),
  })
}

/** Takes a note off. One with words on it can be brought back. */
export function removeNote(id: number): void {
  const { notes } = useNotes.getState()
  const note = notes.find((one) => one.id === id)
  if (note === undefined) return
  useNotes.setState({ notes: notes.filter((one) => one !== note) })
  if (note.text.trim() === '') return
  const act = () => useNotes.setState((now) => ({ notes: [...now.notes, note] }))
  tell(wordsOf(words).noteOff, { label: wordsOf(words).bringBack, act })
}
