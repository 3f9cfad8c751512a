import { Item, Root } from 'radix-ui/toggle-group'
import type { ReactNode } from 'react'
import css from './Segments.module.css'

export interface Segment<T extends string> {
  readonly id: T
  readonly label: ReactNode
}

interface Props<T extends string> {
  readonly label: string
  readonly segments: readonly Segment<T>[]
  readonly value: T
  readonly onChange: (id: T) => void
}

/** One of a few, all in sight: Story, Clock, Paused. */
export function Segments<T extends string>({ label, segments, value, onChange }: Props<T>) {
  const choose = (chosen: string) => {
    const segment = segments.find(({ id }) => id === chosen)
    if (segment) onChange(segment.id)
  }
  return (
    <Root
      type="single"
      className={css.segments}
      value={value}
      onValueChange={choose}
      aria-label={label}
    >
      {segments.map((segment) => (
        <Item key={segment.id} className={css.segment} value={segment.id}>
          {segment.label}
        </Item>
      ))}
    </Root>
  )
}
