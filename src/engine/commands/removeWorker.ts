import { CLOUD_PROVIDER } from '../cluster/actors'
import { cutPower } from '../cluster/cluster'
import { post } from '../kernel/kernel'
import type { DeleteMachine } from '../outside/cloudMessages'
import { type Handler, missingMachine } from './handler'

/** Deletes the machine: its power is gone at once; the cluster finds out by itself. */
export const removeWorker: Handler<'removeWorker'> = ({ name }, operator) => {
  const problem = missingMachine(name, operator)
  if (problem !== undefined) return problem
  cutPower(operator.kernel, name)
  const order: DeleteMachine = { type: 'deleteMachine', name }
  post(operator.kernel, CLOUD_PROVIDER, order)
  return undefined
}
