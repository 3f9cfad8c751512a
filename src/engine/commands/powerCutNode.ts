import { kubeletOf } from '../cluster/actors'
import { cutPower } from '../cluster/cluster'
import { type Handler, missingMachine } from './handler'

/** The machine loses power: containers, kubelet and kube-proxy stop without a word. */
export const powerCutNode: Handler<'powerCutNode'> = ({ name }, operator) => {
  const problem = missingMachine(name, operator)
  if (problem !== undefined) return problem
  if (operator.kernel.state.actors.get(kubeletOf(name))?.up !== true) {
    return { where: name, what: `${name} has no power already.`, remedy: 'Restore it first.' }
  }
  cutPower(operator.kernel, name)
  return undefined
}
