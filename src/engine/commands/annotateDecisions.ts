import { SCHEDULER } from '../cluster/actors'
import { post } from '../kernel/kernel'
import type { Annotate } from '../scheduler/annotateDecision'
import type { Handler } from './handler'

/** The scheduler writes its decisions on the pods from now on, or stops doing so. */
export const annotateDecisions: Handler<'annotateDecisions'> = ({ on }, { kernel }) => {
  const message: Annotate = { type: 'scheduler.annotate', on }
  post(kernel, SCHEDULER, message)
  return undefined
}
