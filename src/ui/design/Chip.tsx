import type { ReactNode } from 'react'
import css from './Chip.module.css'

export type ChipTone = 'ok' | 'bad' | 'warn' | 'mute' | 'alarm' | 'solid' | 'pick'

interface Props {
  readonly tone: ChipTone
  readonly icon?: ReactNode
  /** Read where the chip is an icon alone. */
  readonly title?: string
  readonly children: ReactNode
}

/** A state in one word. The icon or the word says it; the colour says it again. */
export const Chip = ({ tone, icon, title, children }: Props) => (
  <span className={css.chip} data-tone={tone} title={title}>
    {icon}
    {children}
  </span>
)
