/** What a request to the API server means, by who asks. */
import type { FlightView } from '../protocol/messages'
import { narration } from '../words/english/narration'
import { wordsOf } from '../words/language'
import { kindOf, type Link, linkTo, namedTo, type Part, say, type Told } from './sentence'
import { nameOf } from './speakers'

export function tellRequest(flight: FlightView): Told | undefined {
  if (flight.verb === 'read') return undefined
  if (flight.from === 'you') return tellYours(flight)
  if (flight.from.startsWith('kube-scheduler')) return tellScheduler(flight)
  if (flight.from.startsWith('kubelet/')) return tellKubelet(flight)
  return tellController(flight)
}

function tellYours({ verb, label, object, facts }: FlightView): Told {
  const { yours } = wordsOf(narration)
  const { replicas, image, unschedulable } = facts
  const what = object === '' ? label : namedTo(object)
  const it = object === '' ? '' : linkTo(object)
  const parts = () => {
    if (label.endsWith(' eviction')) return say(yours.evict, it)
    if (unschedulable !== undefined) {
      return say(unschedulable === 'true' ? yours.cordon : yours.uncordon, it)
    }
    if (verb === 'update' && label.endsWith(' scale') && replicas !== undefined) {
      return say(yours.scale, what, replicas)
    }
    if (verb === 'update' && image !== undefined && replicas === undefined) {
      return say(yours.image, what, image)
    }
    return say(yours[verb], what)
  }
  return { parts: parts(), weight: 3 }
}

function tellScheduler({ object, facts }: FlightView): Told | undefined {
  const { node } = facts
  if (node === undefined) return undefined
  const worker = linkTo(`Worker/${node}`)
  return { parts: say(wordsOf(narration).binds, linkTo(object), worker), weight: 2 }
}

function tellKubelet({ from, object, verb, facts }: FlightView): Told | undefined {
  const words = wordsOf(narration)
  const who = nameOf(from, '')
  const it = linkTo(object)
  if (kindOf(object) === 'Node' && verb === 'create') {
    return { parts: say(words.registers, who, it), weight: 3 }
  }
  if (kindOf(object) !== 'Pod') return undefined
  if (verb === 'delete') return { parts: say(words.hasStopped, who, it), weight: 2 }
  const parts = podState(facts, who, it)
  return parts && { parts, weight: 2 }
}

const TROUBLE = ['CrashLoopBackOff', 'ErrImagePull', 'ImagePullBackOff', 'InvalidImageName']

function podState(
  { phase, ready, reason, waiting }: FlightView['facts'],
  who: string,
  it: Link,
): readonly Part[] | undefined {
  const { reports } = wordsOf(narration)
  if (ready === 'true') return say(reports.ready, who, it)
  if (reason === 'PodCompleted' || phase === 'Succeeded') return say(reports.ended, who, it)
  if (reason === 'PodFailed' || phase === 'Failed') return say(reports.failed, who, it)
  if (waiting !== undefined) {
    return say(TROUBLE.includes(waiting) ? reports.trouble : reports.waits, who, it, waiting)
  }
  if (reason === 'ContainersNotReady') return say(reports.notReady, who, it)
  return phase === undefined ? undefined : say(reports.phase, who, it, phase)
}

function tellController(flight: FlightView): Told | undefined {
  const { controller } = wordsOf(narration)
  const who = nameOf(flight.from, flight.speaker)
  const { verb, object, facts } = flight
  const kind = kindOf(object)
  if (kind === 'Node') return tellNodeWork(who, flight)
  if (facts.service !== undefined) return tellEndpoints(who, flight)
  if (kind === 'Endpoints') return undefined
  if (facts.status === 'true') return tellStatus(who, flight)
  if (verb === 'create' && facts.owner !== undefined && object === '') {
    return { parts: say(controller.tooFew, who, namedTo(facts.owner)), weight: 2 }
  }
  if (object === '') return undefined
  const it = namedTo(object)
  const { replicas } = facts
  if (verb === 'update') {
    if (replicas === undefined) return { parts: say(controller.update, who, it), weight: 1 }
    return { parts: say(controller.scale, who, it, replicas), weight: 2 }
  }
  const parts =
    verb === 'create' && replicas !== undefined
      ? say(controller.createFor, who, it, Number(replicas))
      : say(controller[verb], who, it)
  return { parts, weight: 2 }
}

/** What it concerns, and what became of it. */
function tellStatus(who: string, { object, facts }: FlightView): Told | undefined {
  const { controller } = wordsOf(narration)
  const it = linkTo(object)
  const { wanted, readyReplicas, address, ready } = facts
  if (wanted !== undefined && readyReplicas !== undefined) {
    return { parts: say(controller.counts, who, it, readyReplicas, wanted), weight: 1 }
  }
  if (address !== undefined) {
    return { parts: say(controller.address, who, it, address), weight: 2 }
  }
  if (kindOf(object) === 'Pod' && ready === 'false') {
    return { parts: say(controller.silent, who, it), weight: 2 }
  }
  return { parts: say(controller.status, who, namedTo(object)), weight: 1 }
}

function tellNodeWork(who: string, { object, verb, facts }: FlightView): Told | undefined {
  const { controller } = wordsOf(narration)
  const it = linkTo(object)
  if (verb === 'delete') return { parts: say(controller.machineGone, who, it), weight: 3 }
  if (facts.ready === 'false') return { parts: say(controller.heardNothing, who, it), weight: 3 }
  if (facts.taint === undefined) return undefined
  return { parts: say(controller.taints, who, it, facts.taint), weight: 2 }
}

/** From here on kube-proxies send visitors to these pods. */
function tellEndpoints(who: string, { facts, verb }: FlightView): Told | undefined {
  const { service = '', readyEndpoints = '0' } = facts
  if (verb === 'delete') return undefined
  const { lists } = wordsOf(narration).controller
  return { parts: say(lists, who, service, Number(readyEndpoints)), weight: 2 }
}
