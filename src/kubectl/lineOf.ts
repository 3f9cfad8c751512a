/** What was done by hand, as the kubectl line that does the same; in words where kubectl has none. */
import type { Deed } from '../protocol/acts'
import type { Command, HttpRequest } from '../protocol/messages'
import { createLine } from './createLines'
import { type Patch, patchLine } from './patchLines'
import { readPath } from './requestPath'
import { singularOf } from './resources'
import { quoted } from './words'

/** `kubectl scale deployment/web --replicas=5`. Other namespaces than `default` are named. */
export function lineOfRequest({ method, path, body, headers }: HttpRequest): Deed {
  const { resource, namespace, name, subresource } = readPath(path)
  const kind = singularOf(resource)
  const where = namespace === '' || namespace === 'default' ? '' : ` -n ${namespace}`
  if (method === 'POST') {
    if (subresource !== '') return reading(`kubectl create --raw ${path} -f -`, body)
    const line = createLine(kind, body)
    return line === undefined ? reading(`kubectl create${where} -f -`, body) : saying(line + where)
  }
  // As kubectl does with a file: what `status` or `scale` says goes past `replace`.
  if (method === 'PUT') {
    const past = subresource === '' ? '' : ` --subresource=${subresource}`
    return reading(`kubectl replace${where}${past} -f -`, body)
  }
  if (method === 'DELETE') return saying(`kubectl delete ${kind} ${name}${deleting(body)}${where}`)
  const type = /(\w+)[\w-]*patch/.exec(headers?.['content-type'] ?? '')?.[1] ?? 'strategic'
  const patch = { kind, name, subresource, type, body }
  return saying((patchLine(patch) ?? plainPatch(patch)) + where)
}

/** `kubectl apply -f -`, with the documents to read. */
export const lineOfApply = (documents: readonly unknown[], namespace: string): Deed => ({
  line: `kubectl apply${namespace === 'default' ? '' : ` -n ${namespace}`} -f -`,
  isKubectl: true,
  stdin: documents,
})

export const lineOfCommand = (command: Command): Deed => ({
  line: wordsOfCommand(command),
  isKubectl: command.type === 'drainNode',
})

const saying = (line: string): Deed => ({ line, isKubectl: true })

const reading = (line: string, body: unknown): Deed => ({ ...saying(line), stdin: [body] })

function plainPatch({ kind, name, subresource, type, body }: Patch): string {
  const part = subresource === '' ? '' : ` --subresource=${subresource}`
  return `kubectl patch ${kind}/${name}${part} --type=${type} -p ${quoted(JSON.stringify(body))}`
}

/** In the background is how kubectl deletes unless told otherwise. */
function deleting(body: unknown): string {
  const { propagationPolicy = 'Background', gracePeriodSeconds } = (body ?? {}) as {
    readonly propagationPolicy?: string
    readonly gracePeriodSeconds?: number
  }
  const cascade =
    propagationPolicy === 'Background' ? '' : ` --cascade=${propagationPolicy.toLowerCase()}`
  if (gracePeriodSeconds === undefined) return cascade
  const force = gracePeriodSeconds === 0 ? ' --force' : ''
  return `${cascade} --grace-period=${gracePeriodSeconds}${force}`
}

/** A drain is kubectl's; power, wires, machines and visitors are not. */
function wordsOfCommand(command: Command): string {
  switch (command.type) {
    case 'drainNode':
      return `kubectl drain ${command.name} --ignore-daemonsets --delete-emptydir-data --force`
    case 'addWorker':
      return 'the new worker'
    case 'removeWorker':
      return `the removal of ${command.name}`
    case 'powerCutNode':
      return `the power cut of ${command.name}`
    case 'restoreNode':
      return `the return of power to ${command.name}`
    case 'cutWire':
      return `the cut between ${command.from} and ${command.to}`
    case 'mendWire':
      return `the mended wire between ${command.from} and ${command.to}`
    case 'slowWire':
      return `the slow wire between ${command.from} and ${command.to}`
    case 'setTraffic':
      return `${command.perSecond} visitors a second for ${command.service}`
    case 'crashContainer':
      return `the crash of ${command.pod}`
    case 'setHealth':
      return `the changed health of ${command.pod}`
    case 'writeSchedulerPlugin':
    case 'removeSchedulerPlugin':
      return `the change of plugin ${command.name}`
    default:
      return 'the change of kube-scheduler'
  }
}
