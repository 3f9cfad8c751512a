import { dns1123Subdomain, labelValue, qualifiedName } from '../../api/machinery/names'
import { parseQuantity } from '../../api/machinery/quantity'
import { CLOUD_PROVIDER } from '../cluster/actors'
import { machineOf, readTaint } from '../cluster/machine'
import { post } from '../kernel/kernel'
import type { CreateMachine } from '../outside/cloudMessages'
import type { Problem, WorkerSpec } from './command'
import type { Handler } from './handler'

/** Kubernetes' own envelope. Source: kubernetes.io, considerations for large clusters */
const WORKERS_MOST = 5_000

/** Orders a machine at the cloud provider; its kubelet joins the cluster once it has booted. */
export const addWorker: Handler<'addWorker'> = (command, { kernel, cluster }) => {
  const problem = wrongIn(command)
  if (problem !== undefined) return problem
  if (cluster.machines.size >= WORKERS_MOST) {
    return wrong(`A cluster has ${WORKERS_MOST} workers at the most.`, 'Remove one first.')
  }
  const machine = machineOf(command, cluster.machines.keys())
  if (cluster.machines.has(machine.name)) {
    return wrong(`There is a worker called ${machine.name}.`, 'Choose another name.')
  }
  cluster.machines.set(machine.name, machine)
  const { name, zone, instanceType } = machine
  const order: CreateMachine = { type: 'createMachine', machine: { name, zone, instanceType } }
  post(kernel, CLOUD_PROVIDER, order)
  return undefined
}

/** What the API server would refuse of the Node that the machine becomes. */
function wrongIn(spec: WorkerSpec): Problem | undefined {
  const { name, zone = '', labels = {}, taints = [] } = spec
  const [nameError] = name === undefined ? [] : dns1123Subdomain(name)
  if (nameError !== undefined) return wrong(`${name} is no name: ${nameError}`, 'Try worker-9.')
  if (labelValue(zone).length > 0) return wrong(`${zone} is no zone.`, 'Try a, b or c.')
  for (const [key, value] of Object.entries(labels)) {
    if (qualifiedName(key).length === 0 && labelValue(value).length === 0) continue
    return wrong(`${key}=${value} is no label.`, 'Try disk=ssd.')
  }
  for (const text of taints) {
    if (!isTaint(text)) return wrong(`${text} is no taint.`, 'Try gpu=true:NoSchedule.')
  }
  return wrongQuantity(spec)
}

function wrongQuantity({ cpu, memory, pods }: WorkerSpec): Problem | undefined {
  for (const [what, text] of Object.entries({ cpu, memory, pods })) {
    if (text === undefined || typeof parseQuantity(text) !== 'string') continue
    return wrong(`${text} is no quantity of ${what}.`, 'Try 4 cores, 8Gi of memory, 110 pods.')
  }
  return undefined
}

const EFFECTS: readonly string[] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

function isTaint(text: string): boolean {
  const { key, value = '', effect } = readTaint(text)
  const named = qualifiedName(key).length === 0 && labelValue(value).length === 0
  return named && EFFECTS.includes(effect)
}

const wrong = (what: string, remedy: string): Problem => ({ where: 'the new worker', what, remedy })
