import { useCallback, useEffect, useRef } from 'react'
import type { LineProblem } from '../../../store/applying'
import { createEditor, type Editor, type EditorKind } from './createEditor'
import css from './EditorPanel.module.css'

interface Props {
  readonly kind: EditorKind
  readonly text: string
  readonly problems: readonly LineProblem[]
  readonly onChange: (text: string) => void
  readonly onApply: () => void
}

/** CodeMirror, told what the store holds. */
export function CodeEditor(props: Props) {
  const { kind, text, problems } = props
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
    editor.current?.mark(problems)
  }, [text, problems])
  return <div ref={attach} className={css.code} />
}
