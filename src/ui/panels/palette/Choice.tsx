import { useId } from 'react'
import css from './Form.module.css'

interface Props<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly T[]
  readonly onChange: (value: T) => void
}

/** One of a list that may grow long. */
export function Choice<T extends string>({ label, value, options, onChange }: Props<T>) {
  const id = useId()
  const choose = (chosen: string) => {
    const option = options.find((known) => known === chosen)
    if (option !== undefined) onChange(option)
  }
  return (
    <div>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <select
        id={id}
        className={css.select}
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </div>
  )
}
