import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import css from './IconButton.module.css'
import { Tooltip } from './Tooltip'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does: the tooltip and the accessible name. */
  readonly label: string
  readonly keys?: string
  readonly size?: 'small' | 'normal' | 'lectern'
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton({
  label,
  keys,
  size = 'normal',
  side = 'bottom',
  children,
  ...rest
}: Props) {
  return (
    <Tooltip text={label} side={side} {...(keys === undefined ? {} : { keys })}>
      <button type="button" className={css.button} data-size={size} aria-label={label} {...rest}>
        {children}
      </button>
    </Tooltip>
  )
}
