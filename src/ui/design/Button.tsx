import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import css from './Button.module.css'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: once per screen, the one obvious action. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'small'
  readonly icon?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ variant = 'plain', size = 'normal', icon, children, ...rest }: Props) {
  return (
    <button
      type="button"
      className={css.button}
      data-variant={variant}
      data-size={size}
      // Where room is scarce the sign stands alone.
      title={icon !== undefined && typeof children === 'string' ? children : undefined}
      {...rest}
    >
      {icon}
      {icon === undefined ? children : <span>{children}</span>}
    </button>
  )
}
