/** All operator commands. To add one: its type, its file, one line here. */
import { assertNever } from '../kernel/invariant'
import { addWorker } from './addWorker'
import { annotateDecisions } from './annotateDecisions'
import type { Command, Problem } from './command'
import { configureScheduler } from './configureScheduler'
import { crashContainer, setHealth } from './containers'
import { drainNode } from './drainNode'
import type { Operator } from './handler'
import { delayMessage, dropMessage } from './messages'
import { powerCutNode } from './powerCutNode'
import { removeWorker } from './removeWorker'
import { restoreNode } from './restoreNode'
import { removeSchedulerPlugin, writeSchedulerPlugin } from './schedulerPlugins'
import { setTraffic } from './setTraffic'
import { standBack } from './standBack'
import { cutWire, mendWire, slowWire } from './wires'

/** Carries out a command at this instant; a problem when it cannot be done. */
export function carryOut(command: Command, operator: Operator): Problem | undefined {
  switch (command.type) {
    case 'addWorker':
      return addWorker(command, operator)
    case 'removeWorker':
      return removeWorker(command, operator)
    case 'powerCutNode':
      return powerCutNode(command, operator)
    case 'restoreNode':
      return restoreNode(command, operator)
    case 'cutWire':
      return cutWire(command, operator)
    case 'mendWire':
      return mendWire(command, operator)
    case 'slowWire':
      return slowWire(command, operator)
    case 'dropMessage':
      return dropMessage(command, operator)
    case 'delayMessage':
      return delayMessage(command, operator)
    case 'setTraffic':
      return setTraffic(command, operator)
    case 'configureScheduler':
      return configureScheduler(command, operator)
    case 'writeSchedulerPlugin':
      return writeSchedulerPlugin(command, operator)
    case 'removeSchedulerPlugin':
      return removeSchedulerPlugin(command, operator)
    case 'annotateDecisions':
      return annotateDecisions(command, operator)
    case 'drainNode':
      return drainNode(command, operator)
    case 'standBack':
      return standBack(command, operator)
    case 'crashContainer':
      return crashContainer(command, operator)
    case 'setHealth':
      return setHealth(command, operator)
    default:
      return assertNever(command)
  }
}
