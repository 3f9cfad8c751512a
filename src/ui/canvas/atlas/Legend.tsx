import { stage } from '../../../words/english/stage'
import { useWords } from '../../../words/language'
import css from './Legend.module.css'

/** What the cells say, at the field's foot. */
export function Legend({ y }: { readonly y: number }) {
  const words = useWords(stage)
  return (
    <p className={css.legend} style={{ top: y }}>
      {words.cpuAsked}
      <span className={css.ramp} aria-hidden="true">
        {STEPS.map((step) => (
          <i key={step} data-heat={step} />
        ))}
      </span>
      <span className={css.range}>0–100 %</span>
      <i className={css.fresh} aria-hidden="true" />
      {words.fresh}
    </p>
  )
}

const STEPS = [0, 1, 2, 3, 4, 5]
