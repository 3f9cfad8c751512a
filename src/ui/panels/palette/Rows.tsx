import type { ReactNode } from 'react'
import css from './Form.module.css'

interface Props {
  readonly title: string
  /** What will happen, in one sentence. */
  readonly about: string
  /** Said instead of the rows where there is nothing to break. */
  readonly empty: string
  readonly children: readonly ReactNode[]
}

/** Things that can be broken, each with its button. */
export function Rows({ title, about, empty, children }: Props) {
  return (
    <section className={css.form}>
      <h2>{title}</h2>
      <p className={css.about}>{children.length === 0 ? empty : about}</p>
      <ul className={css.list}>{children}</ul>
    </section>
  )
}
