import { Arrow, Content, Portal, Provider, Root, Trigger } from 'radix-ui/tooltip'
import type { ReactNode } from 'react'
import { Kbd } from './Kbd'
import css from './Tooltip.module.css'

interface Props {
  readonly text: string
  /** A second line, in the quieter hand. */
  readonly detail?: ReactNode
  readonly keys?: string
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** One element that takes a ref and handlers. */
  readonly children: ReactNode
}

/** Says what a thing is, on hover and on focus. The name must not live here alone. */
export function Tooltip({ text, detail, keys, side = 'top', children }: Props) {
  return (
    <Root>
      <Trigger asChild>{children}</Trigger>
      <Portal>
        <Content
          className={css.tip}
          // Heard with the thing itself, which holds it in a landmark.
          aria-label={text}
          side={side}
          sideOffset={OFFSET}
          collisionPadding={OFFSET}
        >
          <p className={css.text} aria-hidden="true">
            {text}
            {keys && <Kbd>{keys}</Kbd>}
          </p>
          {detail && <p>{detail}</p>}
          <Arrow className={css.arrow} />
        </Content>
      </Portal>
    </Root>
  )
}

/** Round the whole page, once: after one tip has shown, the next come at once. */
export function TooltipRoom({ children }: { readonly children: ReactNode }) {
  return <Provider delayDuration={DELAY_MILLIS}>{children}</Provider>
}

const OFFSET = 6
const DELAY_MILLIS = 400
