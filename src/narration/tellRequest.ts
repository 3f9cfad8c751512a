/** What a request to the API server means, by who asks. */
import type { FlightView } from '../protocol/messages'
import { counted, kindOf, linkTo, type Part, say, type Told } from './sentence'
import { nameOf } from './speakers'

export function tellRequest(flight: FlightView): Told | undefined {
  if (flight.verb === 'read') return undefined
  if (flight.from === 'you') return tellYours(flight)
  if (flight.from.startsWith('kube-scheduler')) return tellScheduler(flight)
  if (flight.from.startsWith('kubelet/')) return tellKubelet(flight)
  return tellController(flight)
}

const ASKS: Readonly<Record<FlightView['verb'], string>> = {
  create: 'create',
  read: 'show',
  update: 'change',
  delete: 'delete',
  traffic: 'reach',
}

function tellYours(flight: FlightView): Told {
  return { parts: [...say`You ask the API server to `, ...wishOf(flight), '.'], weight: 3 }
}

function wishOf({ verb, label, object, facts }: FlightView): readonly Part[] {
  const { replicas, image, unschedulable } = facts
  const what = object === '' ? label : kindOf(object)
  const it = object === '' ? '' : linkTo(object)
  if (label.endsWith(' eviction')) return say`evict ${it}`
  if (unschedulable !== undefined) {
    return unschedulable === 'true'
      ? say`cordon ${it}: no new pods for it`
      : say`let ${it} take pods again`
  }
  if (verb === 'update' && label.endsWith(' scale') && replicas !== undefined) {
    return say`scale ${what} ${it} to ${replicas}`
  }
  if (verb === 'update' && image !== undefined && replicas === undefined) {
    return say`run ${image} in ${what} ${it}`
  }
  return say`${ASKS[verb]} ${what}${it === '' ? '' : ' '}${it}`
}

function tellScheduler({ object, facts }: FlightView): Told | undefined {
  const { node } = facts
  if (node === undefined) return undefined
  const worker = linkTo(`Worker/${node}`)
  return {
    parts: say`Scheduler asks the API server to bind ${linkTo(object)} to ${worker}.`,
    weight: 2,
  }
}

function tellKubelet({ from, object, verb, facts }: FlightView): Told | undefined {
  const who = nameOf(from, '')
  const it = linkTo(object)
  if (kindOf(object) === 'Node' && verb === 'create') {
    return { parts: say`${who} registers its machine: Node ${it} joins the cluster.`, weight: 3 }
  }
  if (kindOf(object) !== 'Pod') return undefined
  if (verb === 'delete') {
    return { parts: say`${who}: ${it} has stopped; its object can go.`, weight: 2 }
  }
  const state = podState(facts)
  if (state === undefined) return undefined
  return { parts: say`${who} reports: ${it} ${state}.`, weight: 2 }
}

const TROUBLE = ['CrashLoopBackOff', 'ErrImagePull', 'ImagePullBackOff', 'InvalidImageName']

function podState({ phase, ready, reason, waiting }: FlightView['facts']): string | undefined {
  if (ready === 'true') return 'is Running and Ready'
  if (reason === 'PodCompleted' || phase === 'Succeeded') return 'has ended, its work done'
  if (reason === 'PodFailed' || phase === 'Failed') return 'has Failed'
  if (waiting !== undefined) {
    return TROUBLE.includes(waiting) ? `is in ${waiting}` : `waits: ${waiting}`
  }
  if (reason === 'ContainersNotReady') return 'is not Ready'
  return phase === undefined ? undefined : `is ${phase}`
}

const MAKES: Readonly<Record<FlightView['verb'], string>> = {
  create: 'makes',
  read: 'looks at',
  update: 'updates',
  delete: 'deletes',
  traffic: 'reaches',
}

function tellController(flight: FlightView): Told | undefined {
  const who = nameOf(flight.from, flight.speaker)
  const { verb, object, facts } = flight
  const kind = kindOf(object)
  if (kind === 'Node') return tellNodeWork(who, flight)
  if (facts.service !== undefined) return tellEndpoints(who, flight)
  if (kind === 'Endpoints') return undefined
  if (facts.status === 'true') return tellStatus(who, flight)
  const it = linkTo(object)
  if (verb === 'create' && facts.owner !== undefined && object === '') {
    const owner = linkTo(facts.owner)
    return {
      parts: say`${who} makes a pod: ${kindOf(facts.owner)} ${owner} has too few.`,
      weight: 2,
    }
  }
  if (object === '') return undefined
  if (verb === 'update') {
    if (facts.replicas === undefined)
      return { parts: say`${who} updates ${kind} ${it}.`, weight: 1 }
    return { parts: say`${who} scales ${kind} ${it} to ${facts.replicas}.`, weight: 2 }
  }
  const extra =
    verb === 'create' && facts.replicas !== undefined
      ? `, for ${counted(facts.replicas, 'pod')}`
      : ''
  return { parts: say`${who} ${MAKES[verb]} ${kind} ${it}${extra}.`, weight: 2 }
}

/** What it concerns, and what became of it. */
function tellStatus(who: string, { object, facts }: FlightView): Told | undefined {
  const it = linkTo(object)
  const kind = kindOf(object)
  const { wanted, readyReplicas, address, ready } = facts
  if (wanted !== undefined && readyReplicas !== undefined) {
    return {
      parts: say`${who} counts: ${readyReplicas} of ${wanted} pods of ${it} are Ready.`,
      weight: 1,
    }
  }
  if (address !== undefined) {
    return { parts: say`${who} writes down the address of Service ${it}: ${address}.`, weight: 2 }
  }
  if (kind === 'Pod' && ready === 'false') {
    return { parts: say`${who} marks ${it} not Ready: its node is silent.`, weight: 2 }
  }
  return { parts: say`${who} updates the status of ${kind} ${it}.`, weight: 1 }
}

function tellNodeWork(who: string, { object, verb, facts }: FlightView): Told | undefined {
  const it = linkTo(object)
  if (verb === 'delete') {
    return { parts: say`${who} deletes Node ${it}: its machine is gone.`, weight: 3 }
  }
  if (facts.ready === 'false') {
    return {
      parts: say`${who} has heard nothing from ${it} for 50 s: it is NotReady now.`,
      weight: 3,
    }
  }
  if (facts.taint !== undefined) {
    return { parts: say`${who} taints ${it}: ${facts.taint}.`, weight: 2 }
  }
  return undefined
}

/** From here on kube-proxies send visitors to these pods. */
function tellEndpoints(who: string, { facts, verb }: FlightView): Told | undefined {
  const { service = '', readyEndpoints = '0' } = facts
  if (verb === 'delete') return undefined
  const ready = counted(readyEndpoints, 'Ready pod')
  return { parts: say`${who} lists ${ready} behind Service ${service}.`, weight: 2 }
}
