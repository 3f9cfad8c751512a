import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

interface Props {
  readonly icon?: ReactNode
  /** What is not there: `No Service yet`. */
  readonly title: string
  /** What would fill it. */
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** No panel is a dead end: it says what would fill it, and offers to. */
export const EmptyState = ({ icon, title, children, action }: Props) => (
  <div className={css.empty}>
    {icon}
    <div className={css.words}>
      <p className={css.title}>{title}</p>
      <p>{children}</p>
    </div>
    {action}
  </div>
)
