import { Content, Item, Label, Portal, Root, Separator, Trigger } from 'radix-ui/dropdown-menu'
import { type ReactNode, useId, useState } from 'react'
import { Kbd } from './Kbd'
import css from './Menu.module.css'

export type MenuItem =
  | {
      readonly label: string
      readonly icon?: ReactNode
      readonly keys?: string
      readonly danger?: boolean
      readonly disabled?: boolean
      readonly onSelect: () => void
    }
  | { readonly heading: string }
  | 'line'

interface Props {
  readonly label: string
  readonly items: readonly MenuItem[]
  /** One element that opens it. Absent: it is a context menu, at the point `at`. */
  readonly trigger?: ReactNode
  readonly at?: { readonly x: number; readonly y: number }
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

export function Menu({ label, items, trigger, at, open, onOpenChange }: Props) {
  const id = useId()
  const [before] = useState(() => document.activeElement)
  const giveBack = (event: Event) => {
    if (trigger) return
    event.preventDefault()
    // What was chosen may have moved the focus already.
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
  }
  return (
    // Not modal: the page behind it would be hidden from assistive technology, with its focus.
    <Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      {trigger ? (
        <Trigger asChild>{trigger}</Trigger>
      ) : (
        <Trigger className={css.point} style={{ left: at?.x, top: at?.y }} aria-label={label} />
      )}
      <Portal>
        <section aria-label={label}>
          <Content
            onCloseAutoFocus={giveBack}
            className={css.menu}
            sideOffset={OFFSET}
            collisionPadding={OFFSET}
            align="start"
            aria-label={label}
          >
            {items.map((item, index) => (
              <Entry key={`${id}${keyOf(item, index)}`} item={item} />
            ))}
          </Content>
        </section>
      </Portal>
    </Root>
  )
}

function Entry({ item }: { readonly item: MenuItem }) {
  if (item === 'line') return <Separator className={css.line} />
  if ('heading' in item) return <Label className={css.heading}>{item.heading}</Label>
  return (
    <Item
      className={css.item}
      data-danger={item.danger}
      disabled={item.disabled ?? false}
      onSelect={item.onSelect}
    >
      <span className={css.icon}>{item.icon}</span>
      {item.label}
      {item.keys && (
        <span className={css.keys}>
          <Kbd>{item.keys}</Kbd>
        </span>
      )}
    </Item>
  )
}

function keyOf(item: MenuItem, index: number): string {
  if (item === 'line') return `line ${index}`
  return 'heading' in item ? item.heading : item.label
}

const OFFSET = 4
