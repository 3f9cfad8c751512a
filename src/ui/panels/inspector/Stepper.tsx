import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import type { inspector } from '../../../words/english/inspector'
import css from './Inspector.module.css'

interface Props {
  /** How what is counted is said, and one of it more or fewer. */
  readonly words: Pick<(typeof inspector.english)['workload'], 'replicas' | 'fewer' | 'more'>
  readonly value: number
  readonly onChange: (value: number) => void
}

/** One more, one fewer, never below none. */
export function Stepper({ words, value, onChange }: Props) {
  return (
    <span className={css.stepper}>
      <button
        type="button"
        aria-label={words.fewer}
        disabled={value === 0}
        onClick={() => onChange(value - 1)}
      >
        <Minus size={16} />
      </button>
      <output>{words.replicas(value)}</output>
      <button type="button" aria-label={words.more} onClick={() => onChange(value + 1)}>
        <Plus size={16} />
      </button>
    </span>
  )
}
