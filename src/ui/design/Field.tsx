import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react'
import css from './Field.module.css'

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly label: string
  /** The label is heard, not shown, where the place says it. */
  readonly labelHidden?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly icon?: ReactNode
  /** What is wrong, and what would be right. */
  readonly problem?: string | undefined
  readonly hint?: ReactNode
  readonly ref?: Ref<HTMLInputElement>
}

export function Field({
  label,
  labelHidden = false,
  value,
  onChange,
  icon,
  problem,
  hint,
  ...rest
}: Props) {
  const id = useId()
  const wrong = problem !== undefined
  return (
    <div className={css.field}>
      <label htmlFor={id} className={labelHidden ? 'unseen' : css.label}>
        {label}
      </label>
      <span className={css.box} data-wrong={wrong}>
        {icon}
        <input
          id={id}
          className={css.input}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={wrong}
          aria-describedby={wrong || hint ? `${id}-more` : undefined}
          {...rest}
        />
      </span>
      {wrong ? (
        <p id={`${id}-more`} className={css.problem} role="alert">
          <TriangleAlert size={14} aria-hidden="true" />
          {problem}
        </p>
      ) : (
        hint && (
          <p id={`${id}-more`} className={css.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}
