/** What an operator does to one message on its way. */
import type { Problem } from '../protocol/messages'
import { command } from './actions'

export const dropMessage = (id: number): Promise<Problem | undefined> =>
  command({ type: 'dropMessage', id })

export const delayMessage = (id: number, delayMillis: number): Promise<Problem | undefined> =>
  command({ type: 'delayMessage', id, delayMillis })

/** One that is felt, and one that outlasts a client's patience of a minute. */
export const delayChoices = [
  { label: 'Hold it up for 2 s', delayMillis: 2_000 },
  { label: 'Hold it up for 70 s', delayMillis: 70_000 },
] as const
