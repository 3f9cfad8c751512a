import type { ReactNode } from 'react'
import type { Logged } from '../../../store/requestLog'
import { requests } from '../../../words/english/requests'
import { useWords } from '../../../words/language'
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
  const words = useWords(requests)
  const set = (change: Partial<RequestFilter>) => onChange({ ...filter, ...change })
  return (
    <div className={css.tools}>
      <Field
        label={words.search}
        labelHidden
        placeholder={words.pathOrWho}
        value={filter.text}
        onChange={(text) => set({ text })}
      />
      <Choice
        label={words.everybody}
        value={filter.component}
        choices={choicesIn(rows, (row) =>
          'request' in row ? componentOf(row.request.client) : '',
        )}
        onChange={(component) => set({ component })}
      />
      <Choice
        label={words.allVerbs}
        value={filter.verb}
        choices={choicesIn(rows, (row) => ('request' in row ? row.request.verb : ''))}
        onChange={(verb) => set({ verb })}
      />
      <Choice
        label={words.allKinds}
        value={filter.resource}
        choices={choicesIn(rows, (row) =>
          'request' in row ? (row.request.resource.split('/')[0] ?? '') : '',
        )}
        onChange={(resource) => set({ resource })}
      />
      <Choice
        label={words.allNamespaces}
        value={filter.namespace}
        choices={choicesIn(rows, (row) => ('request' in row ? row.request.namespace : ''))}
        onChange={(namespace) => set({ namespace })}
      />
      <Choice
        label={words.anyStatus}
        value={filter.status}
        choices={Object.keys(words.statuses)}
        names={words.statuses}
        onChange={(status) => set({ status: status as RequestFilter['status'] })}
      />
      <Switch checked={filter.chatter} onChange={(chatter) => set({ chatter })}>
        {words.chatter}
      </Switch>
      <Switch checked={filter.watchEvents} onChange={(watchEvents) => set({ watchEvents })}>
        {words.watchEvents}
      </Switch>
      {children}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly string[]
  /** How a choice is called where it is not called by itself. */
  readonly names?: Readonly<Record<string, string>>
  readonly onChange: (value: string) => void
}

function Choice({ label, value, choices, names = {}, onChange }: ChoiceProps) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{label}</option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {names[choice] ?? choice}
        </option>
      ))}
    </select>
  )
}
