/**
 * What an operator does to one message on its way: it vanishes, or is held up. Nobody is told;
 * clients find out by their own time-outs, watches by the gap in what they hear.
 */
import { delayMessage as delay, dropMessage as drop } from '../kernel/intercept'
import { millis } from '../kernel/micros'
import type { Problem } from './command'
import type { Handler } from './handler'

/** Longer than every client's patience, so that each can be seen to give up. */
const DELAY_MOST_MILLIS = 300_000

export const dropMessage: Handler<'dropMessage'> = ({ id }, { kernel }) =>
  drop(kernel, id) ? undefined : arrived(id)

export const delayMessage: Handler<'delayMessage'> = ({ id, delayMillis }, { kernel }) => {
  if (!(Number.isInteger(delayMillis) && delayMillis > 0 && delayMillis <= DELAY_MOST_MILLIS)) {
    const what = `${delayMillis} ms is no delay.`
    return { where: 'the message', what, remedy: `Choose 1 to ${DELAY_MOST_MILLIS} ms.` }
  }
  return delay(kernel, id, millis(delayMillis)) ? undefined : arrived(id)
}

const arrived = (id: number): Problem => ({
  where: 'the message',
  what: `Message ${id} is not on its way.`,
  remedy: 'Pause first, and choose one that flies.',
})
