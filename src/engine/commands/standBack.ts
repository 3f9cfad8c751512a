import { SCHEDULER } from '../cluster/actors'
import { post } from '../kernel/kernel'
import type { StandBack } from '../scheduler/scheduler'
import type { Handler } from './handler'

/**
 * The scheduler stands back: it hears of pods and nodes as before, and takes no pod in hand. Bindings
 * are the person's, by the same `binding` subresource that any scheduler writes.
 */
export const standBack: Handler<'standBack'> = ({ standsBack }, { kernel }) => {
  const message: StandBack = { type: 'scheduler.standBack', standsBack }
  post(kernel, SCHEDULER, message)
  return undefined
}
