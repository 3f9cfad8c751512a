import { table } from '../table'

/** What a person does to machines, wires, messages and visitors, as the caption tells it. */
export const commands = table('commands', {
  addWorker:
    'You order a machine at the cloud provider. It has to boot before its kubelet can join.',
  removeWorker: (worker: string) => `You delete the machine of ${worker}. The cluster is not told.`,
  powerCutNode: (worker: string) =>
    `${worker} loses power. Nobody in the cluster is told; its lease will run out.`,
  restoreNode: (worker: string) => `${worker} has power again; its kubelet starts.`,
  cutWire: (from: string, to: string) => `The wire between ${from} and ${to} is cut.`,
  mendWire: (from: string, to: string) => `The wire between ${from} and ${to} is whole again.`,
  slowWire: (from: string, to: string, millis: number) =>
    `The wire between ${from} and ${to} now takes ${millis} ms.`,
  dropMessage: (message: string) => `${message} is dropped on its way. Nobody is told.`,
  delayMessage: (message: string, millis: number) =>
    `${message} is held up for ${millis} ms, and all behind it.`,
  message: (label: string, to: string) => `${label} to ${to}`,
  someMessage: 'A message',
  setTraffic: (service: string, perSecond: number) =>
    `End users send ${perSecond} requests a second to Service ${service}.`,
  configureScheduler: 'The scheduler starts again, with another configuration.',
  standBack: 'You are the scheduler now: pods wait until you give each a node.',
  standIn: 'kube-scheduler places the pods again.',
  writeSchedulerPlugin: (name: string, enabled: boolean) =>
    `You write the scheduler plugin ${name}; the scheduler starts again${enabled ? ' with it' : ', without it'}.`,
  removeSchedulerPlugin: (name: string) =>
    `You delete the scheduler plugin ${name}; the scheduler starts again without it.`,
  annotate: 'The scheduler writes its decisions on the pods from now on.',
  annotateNoMore: 'The scheduler no longer writes its decisions on the pods.',
  drainNode: (worker: string) =>
    `You drain ${worker}: it takes no new pods, and its pods are evicted.`,
  crashContainer: (pod: string, container: string, exitCode: number) =>
    `The process of ${container} in ${pod} ends with code ${exitCode}.`,
  setHealth: (pod: string, container: string, healthy: boolean) =>
    `${container} in ${pod} answers ${healthy ? 'well' : 'badly'} from now on.`,
})
