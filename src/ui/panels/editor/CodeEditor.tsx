import { useCallback, useEffect, useRef } from 'react'
import type { LineProblem } from '../../../store/applying'
import { createEditor, type Editor, type EditorKind } from './createEditor'
import css from './EditorPanel.module.css'

interface Props {
  readonly kind: EditorKind
  readonly text: string
  readonly problems: readonly LineProblem[]
  /** Where one goes on writing, whenever it is another object. */
  readonly place?: Place | undefined
  readonly onChange: (text: string) => void
  readonly onApply: () => void
}

export interface Place {
  /** Absent: where it was. */
  readonly line?: number
}

/** CodeMirror, told what the store holds. */
export function CodeEditor(props: Props) {
  const { kind, text, problems, place } = props
  const editor = useRef<Editor>(undefined)
  const hands = useRef(props)
  hands.current = props
  const attach = useCallback(
    (host: HTMLDivElement) => {
      const made = createEditor(host, kind, {
        changed: (next) => hands.current.onChange(next),
        apply: () => hands.current.onApply(),
      })
      editor.current = made
      return () => made.destroy()
    },
    [kind],
  )
  useEffect(() => {
    editor.current?.show(text)
  }, [text])
  // Not with every letter: marks move along with what is typed.
  useEffect(() => {
    editor.current?.mark(problems)
  }, [problems])
  useEffect(() => {
    if (place !== undefined) editor.current?.goTo(place.line)
  }, [place])
  return <div ref={attach} className={css.code} />
}
