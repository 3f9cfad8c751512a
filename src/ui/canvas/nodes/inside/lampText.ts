import type { ControllerView } from '../../../../protocol/messages'

/** A name of fewer letters tells nobody which object is meant. */
const LEAST_NAME = 4

export interface LampText {
  /** Of the object in hand; empty where there is no room for it. */
  readonly name: string
  /** How many there are of how many, and how many more keys wait: `2/3 +4`. */
  readonly numbers: string
}

/** What stands beside the lamp of a controller at work. `room` in letters. */
export function lampText({ inHand, depth }: ControllerView, room: number): LampText {
  const goal = inHand?.goal
  const count = goal ? `${goal.there}/${goal.wanted}` : ''
  const more = depth > 1 ? `+${depth - 1}` : ''
  const numbers = [count, more].filter((text) => text !== '').join(' ')
  const named = goal !== undefined && room - numbers.length - 1 >= LEAST_NAME
  return { name: named && inHand ? nameIn(inHand.key) : '', numbers }
}

/** How much of the ring is drawn, 0..1: full when there is what is wanted, and no more. */
export function shareOf({ inHand }: ControllerView): number {
  const { wanted = 0, there = 0 } = inHand?.goal ?? {}
  const most = Math.max(wanted, there)
  return most === 0 ? 1 : Math.min(wanted, there) / most
}

/** `default/web` is `web`. */
export const nameIn = (key: string): string => key.slice(key.indexOf('/') + 1)
