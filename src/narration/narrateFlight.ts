/** What a message on a wire means, in one sentence; undefined for what needs no words. */
import type { FlightView } from '../protocol/messages'
import { kindOf, linkTo, type Sentence, say, type Told } from './sentence'
import { nameOf } from './speakers'
import { tellRequest } from './tellRequest'

export function narrateFlight(flight: FlightView): Sentence | undefined {
  // Whoever dropped it, or held it up, was told so.
  if (flight.chatter || flight.facts.dropped || flight.facts.delayed) return undefined
  const told = flight.lost ? tellLoss(flight) : tell(flight)
  if (told === undefined) return undefined
  return { id: flight.id, at: flight.departs, speaker: flight.from, ...told }
}

function tell(flight: FlightView): Told | undefined {
  switch (flight.kind) {
    case 'request':
      return tellRequest(flight)
    case 'response':
      return tellResponse(flight)
    case 'watch':
      return tellWatch(flight)
    case 'etcd':
      return tellStorage(flight)
    case 'cri':
      return tellCri(flight)
    case 'image':
      return tellImage(flight)
    case 'cloud':
      return tellCloud(flight)
    case 'traffic':
      return tellTraffic(flight)
    case 'probe':
      return undefined
  }
}

function tellLoss(flight: FlightView): Told {
  const who = nameOf(flight.from, flight.speaker)
  return { parts: say`${who} sends ${flight.label}, but the wire is cut: it is lost.`, weight: 3 }
}

function tellResponse({ status, to, facts, label, verb }: FlightView): Told | undefined {
  // Whoever only looks may find nothing: kubectl looks before it makes.
  if (status < 400 || to !== 'you' || verb === 'read') return undefined
  const { message = label } = facts
  return { parts: say`The API server refuses (${String(status)}): ${briefly(message)}`, weight: 3 }
}

/** What a person can take in at a glance; the whole stands where the request was made. */
const BRIEF = 80
const briefly = (text: string): string =>
  text.length <= BRIEF ? text : `${text.slice(0, BRIEF - 2).trimEnd()} …`

function tellWatch({ object, to, facts }: FlightView): Told | undefined {
  const { event, node, ending } = facts
  const kind = kindOf(object)
  const it = linkTo(object)
  if (kind !== 'Pod') {
    const heard = event === 'ADDED' && to.startsWith('kube-controller-manager')
    if (!heard || !HEARD.includes(kind)) return undefined
    return { parts: say`The controller manager, watching, hears of ${kind} ${it}.`, weight: 1 }
  }
  if (to.startsWith('kube-scheduler') && event === 'ADDED' && node === undefined) {
    return {
      parts: say`The scheduler hears of ${it}: no node yet, so it waits its turn.`,
      weight: 2,
    }
  }
  if (!to.startsWith('kubelet/')) return undefined
  const kubelet = `The ${nameOf(to, '')}`
  if (event === 'DELETED') return undefined
  if (event === 'ADDED')
    return { parts: say`${kubelet} hears that ${it} is its to run.`, weight: 2 }
  if (ending === 'true') return { parts: say`${kubelet} hears that ${it} must stop.`, weight: 2 }
  return undefined
}

/** What a controller makes something of. */
const HEARD = ['Deployment', 'ReplicaSet', 'Service', 'Node', 'Namespace']

/** `PUT pods/web-7`, `rev 186 pods/web-7` */
function tellStorage({ label, to, verb }: FlightView): Told | undefined {
  const [word = '', ...rest] = label.split(' ')
  // Nodes are written for every heartbeat that brought news: no story of its own.
  if (label.includes('minions/')) return undefined
  if (to.startsWith('etcd/')) {
    if (word !== 'PUT' && word !== 'DELETE') return undefined
    const does = word === 'PUT' ? 'writes' : 'deletes'
    return {
      parts: say`It passed every check: the API server ${does} ${rest.join(' ')} in etcd.`,
      weight: 1,
    }
  }
  // A change of what was there is the same story again.
  if (word !== 'rev' || verb === 'update') return undefined
  const [revision = '', key = ''] = rest
  return {
    parts: say`etcd ${verb === 'delete' ? 'has forgotten' : 'holds'} ${key}, at revision ${revision}, and tells the API server.`,
    weight: 1,
  }
}

const CALLS: Readonly<Record<string, string>> = {
  RunPodSandbox: 'asks the runtime for a sandbox, with an address of its own,',
  CreateContainer: 'has the container created',
  StartContainer: 'has the container started',
  StopContainer: 'has the container stopped, gently first,',
  StopPodSandbox: 'has the sandbox taken down',
}

function tellCri({ from, facts, object }: FlightView): Told | undefined {
  const { call = '', image } = facts
  if (!from.startsWith('kubelet/') || object === '') return undefined
  const who = nameOf(from, '')
  const pod = linkTo(object)
  if (image !== undefined) {
    return { parts: say`${who} has ${familiar(image)} pulled for ${pod}.`, weight: 1 }
  }
  const does = CALLS[call]
  return does === undefined ? undefined : { parts: say`${who} ${does} for ${pod}.`, weight: 1 }
}

/** `docker.io/library/nginx:1.27` is nginx:1.27 to everybody. */
const familiar = (image: string): string => image.replace(/^docker\.io\/(library\/)?/, '')

function tellImage({ from, to, label, status }: FlightView): Told | undefined {
  if (status >= 400) return { parts: say`The registry answers: no such image.`, weight: 3 }
  const [word = '', what = ''] = label.split(' ')
  if (from === 'image-registry') {
    if (!label.includes(' layers of ')) return undefined
    return {
      parts: say`The registry answers ${nameOf(to, '').replace('R', 'r')}: ${label}.`,
      weight: 1,
    }
  }
  const who = nameOf(from, '')
  if (word === 'manifest') {
    return { parts: say`${who} asks the registry what ${what} is made of.`, weight: 1 }
  }
  return { parts: say`${who} fetches what it does not have yet, layer by layer.`, weight: 1 }
}

const ORDERS: Readonly<Record<string, string>> = {
  EnsureLoadBalancer: 'a load balancer',
  UpdateLoadBalancer: 'its load balancers to know the new set of nodes',
  EnsureLoadBalancerDeleted: 'a load balancer to be taken down',
  CreateRoute: 'a route to the pods of a node',
  DeleteRoute: 'a route to be removed',
}

function tellCloud({ label, to }: FlightView): Told | undefined {
  const order = ORDERS[label]
  if (order === undefined || to !== 'cloud-provider') return undefined
  return { parts: say`Cloud controller manager asks the cloud for ${order}.`, weight: 2 }
}

function tellTraffic({ status, to }: FlightView): Told | undefined {
  if (status < 500 || to !== 'end-users') return undefined
  return { parts: say`A visitor is turned away: nobody could answer the request.`, weight: 2 }
}
