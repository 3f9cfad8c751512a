import Pin from 'lucide-react/icons/pin'
import X from 'lucide-react/icons/x'
import { type FocusEvent, type KeyboardEvent, type PointerEvent, useState } from 'react'
import {
  changeNote,
  NOTE_COLOURS,
  NOTE_LETTERS_MOST,
  type Note,
  removeNote,
} from '../../../store/notes'
import { stageHands } from '../../../words/english/stageHands'
import { useWords } from '../../../words/language'
import type { Point } from '../layout/geometry'
import css from './Notes.module.css'
import { pinnedTo } from './pinning'

interface Props {
  readonly note: Note
  /** Where its pin is, in pixels of the stage. */
  readonly at: Point
  /** How much larger than on the page its words are. */
  readonly scale: number
  /** Only its pin is seen, until it is asked for. */
  readonly folded: boolean
  /** It was pinned just now, to be written on. */
  readonly fresh: boolean
  readonly onMoved: (to: Point) => void
}

interface Carried {
  /** Where the hand took it, in pixels of the page. */
  readonly from: Point
  readonly dx: number
  readonly dy: number
}

/** A small paper under a pin: written in place, dragged by its head. */
export function NotePaper({ note, at, scale, folded, fresh, onMoved }: Props) {
  const words = useWords(stageHands).notes
  const [carried, setCarried] = useState<Carried>()
  const [asked, setAsked] = useState(fresh)
  const { x, y } = carried ? { x: at.x + carried.dx, y: at.y + carried.dy } : at
  const open = !folded || asked
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setAsked(false)
  }
  const drag = {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setCarried({ from: { x: event.clientX, y: event.clientY }, dx: 0, dy: 0 })
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (carried === undefined) return
      const { from } = carried
      setCarried({ from, dx: clientX - from.x, dy: clientY - from.y })
    },
    onPointerUp() {
      if (carried === undefined) return
      if (Math.hypot(carried.dx, carried.dy) >= CLICK_DISTANCE) onMoved({ x, y })
      else if (folded) setAsked((before) => !before)
      setCarried(undefined)
    },
    onPointerCancel: () => setCarried(undefined),
    onKeyDown(event: KeyboardEvent) {
      const step = event.shiftKey ? STEP * 4 : STEP
      const [dx, dy] = STEPS[event.key] ?? [0, 0]
      if (event.key === 'Delete') removeNote(note.id)
      else if (event.key === 'Enter' && folded) setAsked(!asked)
      else if (dx === 0 && dy === 0) return
      else onMoved({ x: at.x + dx * step, y: at.y + dy * step })
      event.preventDefault()
    },
  }
  const place = pinnedTo(note.pin)
  return (
    <article
      className={css.note}
      data-colour={note.colour}
      data-open={open}
      aria-label={place === '' ? words.note : words.noteOn(place)}
      style={{ left: x / scale, top: y / scale, zoom: scale }}
      onBlur={leave}
    >
      <header className={css.head}>
        <button
          type="button"
          className={css.pin}
          aria-label={note.text === '' ? words.moveEmpty : words.move(note.text)}
          title={open ? words.drag : note.text}
          {...drag}
        >
          <Pin size={14} aria-hidden="true" />
          {open && <span>{place}</span>}
        </button>
        {open && <NoteTools note={note} />}
      </header>
      {open && (
        <div className={css.words} data-words={note.text}>
          <textarea
            // biome-ignore lint/a11y/noAutofocus: whoever pins a note is about to write on it
            autoFocus={fresh}
            value={note.text}
            aria-label={words.words}
            placeholder={words.write}
            maxLength={NOTE_LETTERS_MOST}
            spellCheck={false}
            rows={1}
            onChange={({ target }) => changeNote(note.id, { text: target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur()
              event.stopPropagation()
            }}
            onBlur={() => note.text.trim() === '' && removeNote(note.id)}
          />
        </div>
      )}
    </article>
  )
}

function NoteTools({ note }: { readonly note: Note }) {
  const words = useWords(stageHands).notes
  return (
    <span className={css.tools}>
      {NOTE_COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          className={css.colour}
          data-colour={colour}
          aria-label={words.colours[colour]}
          aria-pressed={note.colour === colour}
          title={words.colours[colour]}
          // The words keep the focus: an empty note that loses it would be taken off.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => changeNote(note.id, { colour })}
        />
      ))}
      <button
        type="button"
        className={css.remove}
        aria-label={words.takeOffNote}
        title={words.takeOff}
        onClick={() => removeNote(note.id)}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </span>
  )
}

/** Pixels a key moves it; with Shift four times that. */
const STEP = 8
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const CLICK_DISTANCE = 4
