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
  const width = layout.board.box.x - 20
  if (you === undefined || width < SIGN) return null
  const top = layout.board.box.y
  return (
    <div
      className={css.invitation}
      data-room={width < WORDS ? 'sign' : 'words'}
      style={{ left: 8, top, width, height: you.box.y - top - GAP }}
    >
      {children}
    </div>
  )
}

/** Narrower and its words would be cut: then its sign alone stands there, while that has room. */
const WORDS = 110
const SIGN = 44
const GAP = 12
