import type { ReactNode } from 'react'
import type { Logged } from '../../../store/requestLog'
import { Field } from '../../design/Field'
import { Switch } from '../../design/Switch'
import css from '../dock/Panes.module.css'
import { choicesIn, componentOf, type RequestFilter } from './filter'

interface Props {
  readonly rows: readonly Logged[]
  readonly filter: RequestFilter
  readonly onChange: (filter: RequestFilter) => void
  readonly children: ReactNode
}

/** By who asks, for what, where, and how it ended. */
export function Filters({ rows, filter, onChange, children }: Props) {
  const set = (change: Partial<RequestFilter>) => onChange({ ...filter, ...change })
  return (
    <div className={css.tools}>
      <Field
        label="Search requests"
        labelHidden
        placeholder="Path or who"
        value={filter.text}
        onChange={(text) => set({ text })}
      />
      <Choice
        label="Everybody"
        value={filter.component}
        choices={choicesIn(rows, (row) =>
          'request' in row ? componentOf(row.request.client) : '',
        )}
        onChange={(component) => set({ component })}
      />
      <Choice
        label="All verbs"
        value={filter.verb}
        choices={choicesIn(rows, (row) => ('request' in row ? row.request.verb : ''))}
        onChange={(verb) => set({ verb })}
      />
      <Choice
        label="All kinds"
        value={filter.resource}
        choices={choicesIn(rows, (row) =>
          'request' in row ? (row.request.resource.split('/')[0] ?? '') : '',
        )}
        onChange={(resource) => set({ resource })}
      />
      <Choice
        label="All namespaces"
        value={filter.namespace}
        choices={choicesIn(rows, (row) => ('request' in row ? row.request.namespace : ''))}
        onChange={(namespace) => set({ namespace })}
      />
      <Choice
        label="Any status"
        value={filter.status}
        choices={['ok', 'failed', 'open']}
        onChange={(status) => set({ status: status as RequestFilter['status'] })}
      />
      <Switch checked={filter.chatter} onChange={(chatter) => set({ chatter })}>
        Chatter
      </Switch>
      <Switch checked={filter.watchEvents} onChange={(watchEvents) => set({ watchEvents })}>
        Watch events
      </Switch>
      {children}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly string[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{label}</option>
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  )
}
