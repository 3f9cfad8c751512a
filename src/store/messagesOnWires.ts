/** What an operator does to one message on its way. */
import type { Problem } from '../protocol/messages'
import { describing } from '../words/english/describing'
import { wordsOf } from '../words/language'
import { command } from './actions'

export const dropMessage = (id: number): Promise<Problem | undefined> =>
  command({ type: 'dropMessage', id })

export const delayMessage = (id: number, delayMillis: number): Promise<Problem | undefined> =>
  command({ type: 'delayMessage', id, delayMillis })

/** One that is felt, and one that outlasts a client's patience of a minute. */
export const delayChoices = [2_000, 70_000].map((delayMillis) => ({
  delayMillis,
  get label() {
    return wordsOf(describing).holdUp(delayMillis / 1_000)
  },
}))
