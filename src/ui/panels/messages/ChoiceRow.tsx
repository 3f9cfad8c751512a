import EyeOff from 'lucide-react/icons/eye-off'
import type { ReactNode } from 'react'
import css from './MessageFilter.module.css'

interface Props<T extends string> {
  readonly title: string
  readonly choices: readonly (readonly [id: T, name: string])[]
  readonly hidden: readonly T[]
  readonly sign?: (id: T) => ReactNode
  readonly onToggle: (id: T) => void
}

/** Each is shown, or struck out. */
export function ChoiceRow<T extends string>({ title, choices, hidden, sign, onToggle }: Props<T>) {
  return (
    <fieldset className={css.row}>
      <legend>{title}</legend>
      {choices.map(([id, name]) => {
        const off = hidden.includes(id)
        return (
          <button
            key={id}
            type="button"
            className={css.choice}
            aria-pressed={!off}
            onClick={() => onToggle(id)}
          >
            {off ? <EyeOff size={13} aria-hidden="true" /> : sign?.(id)}
            {name}
          </button>
        )
      })}
    </fieldset>
  )
}
