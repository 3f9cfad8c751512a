import type { ReactNode } from 'react'
import { Glyph } from '../../design/Glyph'
import { whoIs } from '../../design/who'
import type { PartLayout } from '../layout/board'
import { actorTarget, useIsSelected } from '../target'
import css from './PartFrame.module.css'

interface Props {
  /** The name takes several lines under the glyph, where the card is narrow. */
  readonly stacked?: boolean
  readonly layout: PartLayout
  readonly title: string
  /** What is said to who hears it: its state in a sentence. */
  readonly label: string
  readonly aside?: ReactNode
  readonly children?: ReactNode
}

/** A component of the control plane: a card whose head selects it, its own inside below. */
export function PartFrame({ layout, title, label, stacked, aside, children }: Props) {
  const target = actorTarget(layout.actor)
  const selected = useIsSelected(target)
  return (
    <section
      className={css.part}
      data-form={layout.form}
      data-target={target}
      data-selected={selected}
    >
      <button
        type="button"
        className={css.head}
        data-stacked={stacked}
        data-stop
        aria-label={label}
        aria-pressed={selected}
      >
        <Glyph who={whoIs(layout.actor)} />
        {layout.form !== 'spine' && <span className={css.title}>{title}</span>}
        {aside && <span className={css.aside}>{aside}</span>}
      </button>
      {children}
    </section>
  )
}
