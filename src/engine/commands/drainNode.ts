import { YOU } from '../cluster/actors'
import { post } from '../kernel/kernel'
import type { PersonDrain } from '../outside/person/messages'
import { type Handler, missingMachine } from './handler'

/** Cordons the node and evicts its pods, as `kubectl drain` does. */
export const drainNode: Handler<'drainNode'> = ({ name }, operator) => {
  const problem = missingMachine(name, operator)
  if (problem !== undefined) return problem
  const message: PersonDrain = { type: 'person.drain', ask: operator.nextAsk(), node: name }
  post(operator.kernel, YOU, message)
  return undefined
}
