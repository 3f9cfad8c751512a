import type { ControllerView } from '../../../../protocol/messages'
import css from './InHand.module.css'
import { lampText, shareOf } from './lampText'

declare module 'react' {
  interface CSSProperties {
    /** Of a whole turn. */
    '--share'?: number
  }
}

interface Props {
  readonly controller: ControllerView
  /** Of the card. */
  readonly width: number
}

/** What a controller works on: a ring at its lamp, as full as its goal is met, and the numbers. */
export function InHand({ controller, width }: Props) {
  const room = Math.floor((width - EDGES) / LETTER) - controller.title.length
  const { name, numbers } = lampText(controller, room)
  return (
    <>
      {controller.inHand?.goal && (
        <i className={css.ring} style={{ '--share': shareOf(controller) }} />
      )}
      <span className={css.name}>
        <bdi>{name}</bdi>
      </span>
      <span className={css.numbers}>{numbers}</span>
    </>
  )
}

/** What a row keeps for its lamp and edges, and the width of a letter of its text. */
const EDGES = 54
const LETTER = 6.6
