import { Root, Thumb } from 'radix-ui/switch'
import { type ReactNode, useId } from 'react'
import css from './Switch.module.css'

interface Props {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}

/** On or off, at once, with its words beside it. */
export function Switch({ checked, onChange, children }: Props) {
  const id = useId()
  return (
    <span className={css.row}>
      <Root id={id} className={css.switch} checked={checked} onCheckedChange={onChange}>
        <Thumb className={css.thumb} />
      </Root>
      <label htmlFor={id}>{children}</label>
    </span>
  )
}
