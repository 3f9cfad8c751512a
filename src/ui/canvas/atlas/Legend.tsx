import css from './Legend.module.css'

/** What the cells say, at the field's foot. */
export const Legend = ({ y }: { readonly y: number }) => (
  <p className={css.legend} style={{ top: y }}>
    CPU asked
    <span className={css.ramp} aria-hidden="true">
      {STEPS.map((step) => (
        <i key={step} data-heat={step} />
      ))}
    </span>
    <span className={css.range}>0–100 %</span>
    <i className={css.fresh} aria-hidden="true" />
    new in the last 10 s
  </p>
)

const STEPS = [0, 1, 2, 3, 4, 5]
