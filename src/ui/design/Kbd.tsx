import type { ReactNode } from 'react'
import css from './Kbd.module.css'

/** Keys to press. */
export const Kbd = ({ children }: { readonly children: ReactNode }) => (
  <kbd className={css.kbd}>{children}</kbd>
)
