import { type FormEvent, useState } from 'react'
import { parseFieldExpression } from '../../../api/machinery/fieldExpression'
import { parseLabelSelector } from '../../../api/machinery/labelSelectorText'
import type { ObjectMatch } from '../../../protocol/breakpoints'
import { addBreakpoint } from '../../../store/breakpoints'
import { breakpoints } from '../../../words/english/breakpoints'
import { useWords, wordsOf } from '../../../words/language'
import { Button } from '../../design/Button'
import { Field } from '../../design/Field'
import css from './BreakpointsPanel.module.css'

const EMPTY: ObjectMatch = { kind: '', namespace: '', labels: '', fields: '' }

/** Any object that comes to match: its kind, labels as kubectl selects them, conditions on fields. */
export function MatchForm() {
  const words = useWords(breakpoints)
  const [match, setMatch] = useState(EMPTY)
  const labels = labelsProblem(match.labels)
  const fields = fieldsProblem(match.fields)
  const wrong = labels !== undefined || fields !== undefined
  const empty = Object.values(match).every((text) => text.trim() === '')
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (wrong || empty) return
    addBreakpoint({ type: 'matches', ...match })
    setMatch(EMPTY)
  }
  const set = (part: keyof ObjectMatch) => (text: string) => setMatch({ ...match, [part]: text })
  return (
    <form className={css.form} onSubmit={add}>
      <h3>{words.matches}</h3>
      <Field label={words.kind} placeholder="Pod" value={match.kind} onChange={set('kind')} />
      <Field
        label={words.namespace}
        placeholder={words.anyNamespace}
        value={match.namespace}
        onChange={set('namespace')}
      />
      <Field
        label={words.labels}
        placeholder="app=web,tier in (a,b)"
        value={match.labels}
        onChange={set('labels')}
        problem={labels}
      />
      <Field
        label={words.fields}
        placeholder="status.phase=Failed"
        value={match.fields}
        onChange={set('fields')}
        problem={fields}
      />
      <Button size="small" type="submit" disabled={wrong || empty}>
        {words.add}
      </Button>
    </form>
  )
}

function labelsProblem(text: string): string | undefined {
  const parsed = parseLabelSelector(text)
  return typeof parsed === 'string' ? parsed : undefined
}

function fieldsProblem(text: string): string | undefined {
  const parsed = parseFieldExpression(text)
  if (!('problem' in parsed)) return undefined
  const { at, what } = parsed.problem
  return wordsOf(breakpoints).wrongAt(at + 1, what)
}
