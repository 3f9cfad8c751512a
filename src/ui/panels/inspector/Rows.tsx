import type { ReactNode } from 'react'
import { openSubject } from '../../../store/selection'
import css from './Inspector.module.css'

/** Facts as rows of a name and a value; a value that is absent leaves its row out. */
export function Rows({ children }: { readonly children: ReactNode }) {
  return <dl className={css.rows}>{children}</dl>
}

interface RowProps {
  readonly name: string
  readonly mono?: boolean
  readonly children: ReactNode
}

export function Row({ name, mono = false, children }: RowProps) {
  if (children === '' || children === undefined || children === null || children === false)
    return null
  return (
    <div className={css.row}>
      <dt>{name}</dt>
      <dd className={mono ? css.mono : undefined}>{children}</dd>
    </div>
  )
}

/** A name that selects what it names. `subject` is `Kind/namespace/name`, `Worker/name` or an actor. */
export function Link({
  subject,
  children,
}: {
  readonly subject: string
  readonly children: ReactNode
}) {
  return (
    <button type="button" className={css.link} onClick={() => openSubject(subject)}>
      {children}
    </button>
  )
}

interface HeadProps {
  readonly kind: string
  readonly name: string
  readonly children?: ReactNode
}

export function Head({ kind, name, children }: HeadProps) {
  return (
    <div className={css.head}>
      <span className={css.kind}>{kind}</span>
      <h2>{name}</h2>
      {children}
    </div>
  )
}

export function Section({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section className={css.section}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
