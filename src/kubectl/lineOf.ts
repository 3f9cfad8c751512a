/** What was done by hand, as the kubectl line that does the same; in words where kubectl has none. */
import type { Command, HttpRequest } from '../protocol/messages'

/** `kubectl scale deployments/web --replicas=5`. Other namespaces than `default` are named. */
export function lineOfRequest({ method, path, body, headers }: HttpRequest): string {
  const { resource, namespace, name, subresource } = partsOf(path)
  const where = namespace === '' || namespace === 'default' ? '' : ` -n ${namespace}`
  const target = `${resource}/${name}`
  if (method === 'DELETE') return `kubectl delete ${target}${where}`
  if (method === 'PUT') return `kubectl replace${where} -f -`
  if (method === 'POST') {
    return subresource === '' ? `kubectl create${where} -f -` : `kubectl create --raw ${path} -f -`
  }
  const spec = specOf(body)
  if (subresource === 'scale') return `kubectl scale ${target} --replicas=${spec.replicas}${where}`
  if (resource === 'nodes' && Object.keys(spec).join() === 'unschedulable') {
    return `kubectl ${spec.unschedulable === true ? 'cordon' : 'uncordon'} ${name}`
  }
  const type = /(\w+)[\w-]*patch/.exec(headers?.['content-type'] ?? '')?.[1] ?? 'strategic'
  return `kubectl patch ${target} --type=${type}${where} -p '${JSON.stringify(body)}'`
}

/** A drain is kubectl's; power, wires, machines and visitors are not. */
export function lineOfCommand(command: Command): string {
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

interface PathParts {
  readonly resource: string
  readonly namespace: string
  readonly name: string
  readonly subresource: string
}

/** `/apis/apps/v1/namespaces/default/deployments/web/scale` */
function partsOf(path: string): PathParts {
  const words = path.split('/').slice(path.startsWith('/apis/') ? 4 : 3)
  const inside = words[0] === 'namespaces' && words.length > 2
  const [resource = '', name = '', subresource = ''] = inside ? words.slice(2) : words
  return { resource, name, subresource, namespace: inside ? (words[1] ?? '') : '' }
}

function specOf(body: unknown): Readonly<Record<string, unknown>> {
  const { spec } = (body ?? {}) as { readonly spec?: Readonly<Record<string, unknown>> }
  return spec ?? {}
}
