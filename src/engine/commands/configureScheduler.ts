import type { Handler } from './handler'
import { restartScheduler } from './restartScheduler'

/** The scheduler is started again with another configuration; with a wrong one it goes on as it was. */
export const configureScheduler: Handler<'configureScheduler'> = ({ configuration }, operator) =>
  restartScheduler(operator, { configuration })
