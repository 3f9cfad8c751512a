import { Fragment, type ReactNode } from 'react'
import { openSubject } from '../../../store/selection'
import { Glyph, type Who } from '../../design/Glyph'
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
  /** Whose glyph stands before the name; or another sign. */
  readonly who?: Who
  readonly sign?: ReactNode
  /** The name is words, not what Kubernetes would print. */
  readonly plain?: boolean
  /** Chips. */
  readonly children?: ReactNode
}

export function Head({ kind, name, who, sign, plain, children }: HeadProps) {
  return (
    <header className={css.head}>
      {who !== undefined && <Glyph who={who} size={22} />}
      {sign}
      <h2 data-plain={plain}>
        <Breakable text={name} />
      </h2>
      <p className={css.kind}>
        {kind}
        {children}
      </p>
    </header>
  )
}

/** A long name or path that may break where it has its joints. */
export function Breakable({ text }: { readonly text: string }) {
  const pieces = text.split(/(?<=[/:.@-])/)
  return pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ))
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
