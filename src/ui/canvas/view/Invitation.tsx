import type { ReactNode } from 'react'
import { type StageLayout, stationOf } from '../layout/stageLayout'
import css from '../Stage.module.css'

interface Props {
  readonly layout: StageLayout
  readonly children: ReactNode
}

/** What the page offers to do first, above You. */
export function Invitation({ layout, children }: Props) {
  const you = stationOf(layout, 'you')
  if (you === undefined) return null
  const top = layout.board.box.y
  return (
    <div
      className={css.invitation}
      style={{ left: 8, top, width: layout.board.box.x - 20, height: you.box.y - top - GAP }}
    >
      {children}
    </div>
  )
}

const GAP = 12
