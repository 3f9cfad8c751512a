import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import css from './Inspector.module.css'

interface Props {
  /** What is counted, in the singular: `replica`. */
  readonly noun: string
  readonly value: number
  readonly onChange: (value: number) => void
}

/** One more, one fewer, never below none. */
export function Stepper({ noun, value, onChange }: Props) {
  return (
    <span className={css.stepper}>
      <button
        type="button"
        aria-label={`One ${noun} fewer`}
        disabled={value === 0}
        onClick={() => onChange(value - 1)}
      >
        <Minus size={16} />
      </button>
      <output>{`${value} ${noun}${value === 1 ? '' : 's'}`}</output>
      <button type="button" aria-label={`One ${noun} more`} onClick={() => onChange(value + 1)}>
        <Plus size={16} />
      </button>
    </span>
  )
}
