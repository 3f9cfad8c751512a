import { useReactFlow, useStore } from '@xyflow/react'
import { useEffect, useRef, useState } from 'react'
import { addNote, changeNote, useNotes } from '../../../store/notes'
import { useSelection } from '../../../store/selection'
import { useSettings } from '../../../store/settings'
import { stageHands } from '../../../words/english/stageHands'
import { useWords } from '../../../words/language'
import { clamp, type Point } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
import { NotePaper } from './NotePaper'
import css from './Notes.module.css'
import { takePins } from './noteCommands'
import { besides, pinAt, placeOf } from './pinning'

/** Below this zoom, and over cells, papers would hide what they are about: pins stay. */
const PINS_BELOW = 0.8
/** Words on paper are never smaller than on the page, and grow with the stage up to this. */
const LARGEST = 2
/** Width of a paper, with its edge. */
const PAPER = 204

/** The notes on the stage, over all that flies. */
export function NotesLayer({ layout }: { readonly layout: StageLayout }) {
  const words = useWords(stageHands).notes
  const notes = useNotes((state) => state.notes)
  const seen = useSettings((state) => state.notes)
  const textSize = useSettings((state) => state.textSize)
  const room = useStore((state) => state.width)
  const [x, y, zoom] = useStore((state) => state.transform)
  const [fresh, setFresh] = useState<number>()
  const flow = useReactFlow()
  const shown = useRef(layout)
  shown.current = layout
  useEffect(
    () =>
      takePins((page) => {
        const at =
          page === undefined
            ? besides(shown.current, useSelection.getState().selected)
            : flow.screenToFlowPosition(page)
        setFresh(addNote(pinAt(shown.current, at)))
      }),
    [flow],
  )
  if (!seen || notes.length === 0) return null
  const pins = layout.level === 'far' || zoom < PINS_BELOW
  const scale = clamp(zoom, 1, LARGEST) * textSize
  const onScreen = ({ x: left, y: top }: Point): Point => ({
    // At the edge of the room a paper stays whole.
    x: Math.min(left * zoom + x, pins ? room : room - PAPER * scale),
    y: top * zoom + y,
  })
  return (
    <section className={css.layer} aria-label={words.notes}>
      {notes.map((note) => (
        <NotePaper
          key={note.id}
          note={note}
          at={onScreen(placeOf(layout, note.pin))}
          scale={scale}
          folded={pins}
          fresh={note.id === fresh}
          onMoved={({ x: left, y: top }) =>
            changeNote(note.id, {
              pin: pinAt(layout, { x: (left - x) / zoom, y: (top - y) / zoom }),
            })
          }
        />
      ))}
    </section>
  )
}
