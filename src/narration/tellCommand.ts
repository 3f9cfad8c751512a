/** What a person did that is no request: power, wires, messages, visitors, the scheduler. */
import type { Command, MomentView } from '../protocol/messages'
import { commands } from '../words/english/commands'
import { wordsOf } from '../words/language'
import { linkTo, type Part, say, type Told } from './sentence'

export function tellCommand({ command, message }: MomentView['note']): Told | undefined {
  if (!isCommand(command)) return undefined
  return { parts: partsOf(command, messageWords(message)), weight: 3 }
}

function partsOf(command: Command, message: string): readonly Part[] {
  const words = wordsOf(commands)
  switch (command.type) {
    case 'addWorker':
      return [words.addWorker]
    case 'removeWorker':
    case 'powerCutNode':
    case 'restoreNode':
    case 'drainNode':
      return say(words[command.type], linkTo(`Worker/${command.name}`))
    case 'cutWire':
    case 'mendWire':
      return say(words[command.type], command.from, command.to)
    case 'slowWire':
      return say(words.slowWire, command.from, command.to, command.latencyMillis)
    case 'dropMessage':
      return say(words.dropMessage, message)
    case 'delayMessage':
      return say(words.delayMessage, message, command.delayMillis)
    case 'setTraffic': {
      const service = linkTo(`Service/${command.namespace}/${command.service}`)
      return say(words.setTraffic, service, command.perSecond)
    }
    case 'configureScheduler':
      return [words.configureScheduler]
    case 'standBack':
      return [command.standsBack ? words.standBack : words.standIn]
    case 'writeSchedulerPlugin':
      return [words.writeSchedulerPlugin(command.name, command.enabled)]
    case 'removeSchedulerPlugin':
      return [words.removeSchedulerPlugin(command.name)]
    case 'annotateDecisions':
      return [command.on ? words.annotate : words.annotateNoMore]
    case 'crashContainer':
      return say(words.crashContainer, podOf(command), command.container, command.exitCode)
    case 'setHealth': {
      const { container, healthy } = command
      return say((pod: string) => words.setHealth(pod, container, healthy), podOf(command))
    }
  }
}

const podOf = ({ namespace, pod }: { readonly namespace: string; readonly pod: string }) =>
  linkTo(`Pod/${namespace}/${pod}`)

/** `POST pods to kube-apiserver/master-1` */
function messageWords(message: unknown): string {
  const words = wordsOf(commands)
  const isKnown = typeof message === 'object' && message !== null
  if (!isKnown || !('label' in message) || !('to' in message)) return words.someMessage
  return words.message(String(message.label), String(message.to))
}

const isCommand = (value: unknown): value is Command =>
  typeof value === 'object' && value !== null && 'type' in value
