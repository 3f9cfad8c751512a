import type { ReactNode } from 'react'
import css from './Form.module.css'

/** A label above something that names itself to those who hear it. */
export const Labelled = ({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) => (
  <div>
    <span className={css.label} aria-hidden="true">
      {label}
    </span>
    {children}
  </div>
)
