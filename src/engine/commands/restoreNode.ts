import { kubeletOf } from '../cluster/actors'
import { restorePower } from '../cluster/cluster'
import { type Handler, missingMachine } from './handler'

/** The power is back: the machine boots, and its kubelet finds what the disk kept. */
export const restoreNode: Handler<'restoreNode'> = ({ name }, operator) => {
  const problem = missingMachine(name, operator)
  if (problem !== undefined) return problem
  const actor = operator.kernel.state.actors.get(kubeletOf(name))
  if (actor === undefined || actor.up) {
    return { where: name, what: `${name} has power, or boots already.`, remedy: '' }
  }
  restorePower(operator.kernel, name)
  return undefined
}
