/** An operator command as a moment of the story. */
import type { Command } from '../commands/command'
import type { KernelState } from '../kernel/kernel'
import { messageDetail } from './history'
import type { MomentView } from './records'

export const commandMoment = (command: Command, kernel: KernelState): MomentView => ({
  id: -kernel.nextId,
  cause: 0,
  at: kernel.now,
  actor: 'you',
  note: {
    type: 'operator',
    text: textOf(command, kernel),
    command: command.type,
    about: aboutWhat(command),
  },
})

/** The thing a command is about, whose name is in its text: `Worker/worker-2`; empty for none. */
function aboutWhat(command: Command): string {
  switch (command.type) {
    case 'removeWorker':
    case 'powerCutNode':
    case 'restoreNode':
    case 'drainNode':
      return `Worker/${command.name}`
    case 'setTraffic':
      return `Service/${command.namespace}/${command.service}`
    case 'crashContainer':
    case 'setHealth':
      return `Pod/${command.namespace}/${command.pod}`
    default:
      return ''
  }
}

function textOf(command: Command, kernel: KernelState): string {
  switch (command.type) {
    case 'addWorker':
      return 'You order a machine at the cloud provider. It has to boot before its kubelet can join.'
    case 'removeWorker':
      return `You delete the machine of ${command.name}. The cluster is not told.`
    case 'powerCutNode':
      return `${command.name} loses power. Nobody in the cluster is told; its lease will run out.`
    case 'restoreNode':
      return `${command.name} has power again; its kubelet starts.`
    case 'cutWire':
      return `The wire between ${command.from} and ${command.to} is cut.`
    case 'mendWire':
      return `The wire between ${command.from} and ${command.to} is whole again.`
    case 'slowWire':
      return `The wire between ${command.from} and ${command.to} now takes ${command.latencyMillis} ms.`
    case 'dropMessage':
      return `${messageWords(command.id, kernel)} is dropped on its way. Nobody is told.`
    case 'delayMessage':
      return `${messageWords(command.id, kernel)} is held up for ${command.delayMillis} ms, and all behind it.`
    case 'setTraffic':
      return `End users send ${command.perSecond} requests a second to Service ${command.service}.`
    case 'configureScheduler':
      return 'The scheduler starts again, with another configuration.'
    case 'standBack':
      return command.standsBack
        ? 'You are the scheduler now: pods wait until you give each a node.'
        : 'kube-scheduler places the pods again.'
    case 'writeSchedulerPlugin':
      return `You write the scheduler plugin ${command.name}; the scheduler starts again${command.enabled ? ' with it' : ', without it'}.`
    case 'removeSchedulerPlugin':
      return `You delete the scheduler plugin ${command.name}; the scheduler starts again without it.`
    case 'annotateDecisions':
      return command.on
        ? 'The scheduler writes its decisions on the pods from now on.'
        : 'The scheduler no longer writes its decisions on the pods.'
    case 'drainNode':
      return `You drain ${command.name}: it takes no new pods, and its pods are evicted.`
    case 'crashContainer':
      return `The process of ${command.container} in ${command.pod} ends with code ${command.exitCode}.`
    case 'setHealth':
      return `${command.container} in ${command.pod} answers ${command.healthy ? 'well' : 'badly'} from now on.`
  }
}

/** `POST pods to kube-apiserver/master-1` */
function messageWords(id: number, kernel: KernelState): string {
  const flight = messageDetail(kernel, id)?.flight
  return flight === undefined ? 'A message' : `${flight.label} to ${flight.to}`
}
