import { Content, List, Root, Trigger } from 'radix-ui/tabs'
import type { ReactNode } from 'react'
import css from './Tabs.module.css'

export interface Tab {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly content: ReactNode
}

interface Props {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly value: string
  readonly onChange: (id: string) => void
  /** At the right end of the strip. */
  readonly aside?: ReactNode
}

export function Tabs({ label, tabs, value, onChange, aside }: Props) {
  return (
    <Root className={css.tabs} value={value} onValueChange={onChange}>
      <div className={css.strip}>
        <List className={css.list} aria-label={label}>
          {tabs.map((tab) => (
            <Trigger key={tab.id} className={css.tab} value={tab.id}>
              {tab.icon}
              {tab.label}
            </Trigger>
          ))}
        </List>
        {aside}
      </div>
      {tabs.map((tab) => (
        <Content key={tab.id} className={css.content} value={tab.id}>
          {tab.content}
        </Content>
      ))}
    </Root>
  )
}
