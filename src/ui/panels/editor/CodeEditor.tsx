import { useEffect, useRef } from 'react'
import type { LineProblem } from '../../../store/applying'
import { createEditor, type Editor } from './createEditor'
import css from './EditorPanel.module.css'

interface Props {
  readonly text: string
  readonly problems: readonly LineProblem[]
  readonly onChange: (text: string) => void
  readonly onApply: () => void
}

/** CodeMirror, told what the store holds. */
export function CodeEditor({ text, problems, onChange, onApply }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor>(undefined)
  const hands = useRef({ onChange, onApply })
  hands.current = { onChange, onApply }
  useEffect(() => {
    if (host.current === null) return
    const made = createEditor(host.current, {
      changed: (next) => hands.current.onChange(next),
      apply: () => hands.current.onApply(),
    })
    editor.current = made
    return () => made.destroy()
  }, [])
  useEffect(() => {
    editor.current?.show(text)
    editor.current?.mark(problems)
  }, [text, problems])
  return <div ref={host} className={css.code} />
}
