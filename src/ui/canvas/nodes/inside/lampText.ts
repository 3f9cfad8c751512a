import type { ControllerView } from '../../../../protocol/messages'

/** A name of fewer letters tells nobody which object is meant. */
const LEAST_NAME = 5

/**
 * What stands beside the lamp of a controller at work: the object in hand where there is room for
 * its name, how many there are of how many, and how many more keys wait. `room` in letters.
 */
export function lampText({ inHand, depth }: ControllerView, room: number): string {
  const goal = inHand?.goal
  const count = goal ? `${goal.there}/${goal.wanted}` : ''
  const more = depth > 1 ? `+${depth - 1}` : ''
  const numbers = [count, more].filter((text) => text !== '').join(' ')
  const left = room - numbers.length - 1
  const name = inHand && goal && left >= LEAST_NAME ? endOf(nameIn(inHand.key), left) : ''
  return [name, numbers].filter((text) => text !== '').join(' ')
}

/** Names of one family differ at their ends. */
const endOf = (name: string, most: number): string =>
  name.length <= most ? name : `…${name.slice(1 - most)}`

/** How much of the ring is drawn, 0..1: full when there is what is wanted, and no more. */
export function shareOf({ inHand }: ControllerView): number {
  const { wanted = 0, there = 0 } = inHand?.goal ?? {}
  const most = Math.max(wanted, there)
  return most === 0 ? 1 : Math.min(wanted, there) / most
}

/** `default/web` is `web`. */
export const nameIn = (key: string): string => key.slice(key.indexOf('/') + 1)
