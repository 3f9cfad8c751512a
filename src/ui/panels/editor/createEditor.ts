/** A CodeMirror in the colours of the page. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language'
import {
  type Diagnostic,
  lintGutter,
  nextDiagnostic,
  previousDiagnostic,
  setDiagnostics,
} from '@codemirror/lint'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import type { LineProblem } from '../../../store/applying'

export interface Editor {
  show(text: string): void
  mark(problems: readonly LineProblem[]): void
  /** Takes the focus, at the beginning of a line, counted from 1, or where the cursor was. */
  goTo(line: number | undefined): void
  destroy(): void
}

/** What is written in it. */
export interface EditorKind {
  readonly language: Extension
  /** What those hear who do not see it. */
  readonly label: string
  readonly placeholder: string
}

interface Hands {
  changed(text: string): void
  apply(): void
}

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--card)', color: 'var(--text)' },
  '.cm-content': { fontFamily: 'var(--mono)', fontSize: '13px', caretColor: 'var(--text)' },
  '.cm-placeholder': { color: 'var(--text-faint)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--sunk)', color: 'var(--text-faint)', border: 'none' },
  '&.cm-focused': {
    outline: 'var(--w-strong) solid var(--focus)',
    outlineOffset: 'calc(-1 * var(--w-strong))',
  },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'var(--select-soft)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--card)', border: '1px solid var(--line-strong)' },
})

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--who-api)' },
  { tag: tags.comment, color: 'var(--text-faint)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content], color: 'var(--text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--who-scheduler)' },
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--who-controllers)' },
  { tag: tags.function(tags.variableName), color: 'var(--who-api)' },
  { tag: tags.meta, color: 'var(--text-quiet)' },
])

export function createEditor(parent: HTMLElement, kind: EditorKind, hands: Hands): Editor {
  const keys = [
    { key: 'Mod-Enter', run: () => applied(hands) },
    { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
  ]
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: '',
      extensions: [
        lineNumbers(),
        history(),
        kind.language,
        indentUnit.of('  '),
        syntaxHighlighting(colours),
        lintGutter(),
        placeholder(kind.placeholder),
        keymap.of([...keys, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        theme,
        EditorView.contentAttributes.of({ 'aria-label': kind.label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) hands.changed(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    show(text) {
      if (view.state.doc.toString() === text) return
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
    },
    mark: (problems) => view.dispatch(setDiagnostics(view.state, problems.map(diagnosticIn(view)))),
    goTo(line) {
      if (line !== undefined) {
        view.dispatch({ selection: { anchor: lineIn(view, line).from }, scrollIntoView: true })
      }
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}

function applied(hands: Hands): true {
  hands.apply()
  return true
}

const diagnosticIn =
  (view: EditorView) =>
  (problem: LineProblem): Diagnostic => {
    const { from, to } = lineIn(view, problem.line)
    return { from, to, severity: 'error', message: problem.what }
  }

const lineIn = ({ state: { doc } }: EditorView, line: number) =>
  doc.line(Math.min(Math.max(line, 1), doc.lines))
