import { Anchor, Content, Portal, Root, Trigger } from 'radix-ui/popover'
import type { ReactNode } from 'react'
import css from './Popover.module.css'

interface Props {
  readonly label: string
  /** One element that opens it. Absent: it hangs at `at`. */
  readonly trigger?: ReactNode
  /** A point of the page. */
  readonly at?: { readonly x: number; readonly y: number }
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** Escape belongs to what stands in it, for as long. */
  readonly keepsEscape?: boolean
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly children: ReactNode
}

/** A few fields at the thing they change. Escape and a click elsewhere close it. */
export function Popover({
  label,
  trigger,
  at,
  open,
  onOpenChange,
  keepsEscape = false,
  side = 'bottom',
  children,
}: Props) {
  return (
    <Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger && <Trigger asChild>{trigger}</Trigger>}
      {at && <Anchor className={css.point} style={{ left: at.x, top: at.y }} />}
      <Portal>
        <Content
          className={css.popover}
          side={side}
          sideOffset={OFFSET}
          collisionPadding={CLEAR}
          aria-label={label}
          onEscapeKeyDown={(event) => keepsEscape && event.preventDefault()}
        >
          {children}
        </Content>
      </Portal>
    </Root>
  )
}

const OFFSET = 8
/** The bar at the top stays in sight. */
const CLEAR = { top: 64, right: OFFSET, bottom: OFFSET, left: OFFSET }
