/** What a message on a wire means, in one sentence; undefined for what needs no words. */
import type { FlightView } from '../protocol/messages'
import { narration } from '../words/english/narration'
import { wordsOf } from '../words/language'
import { kindOf, linkTo, namedTo, type Sentence, say, type Told } from './sentence'
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

function tellLoss({ from, speaker, label }: FlightView): Told {
  return { parts: say(wordsOf(narration).lost, nameOf(from, speaker), label), weight: 3 }
}

function tellResponse({ status, to, facts, label, verb }: FlightView): Told | undefined {
  // Whoever only looks may find nothing: kubectl looks before it makes.
  if (status < 400 || to !== 'you' || verb === 'read') return undefined
  const { message = label } = facts
  return { parts: say(wordsOf(narration).refused, status, briefly(message)), weight: 3 }
}

/** What a person can take in at a glance; the whole stands where the request was made. */
const BRIEF = 80
const briefly = (text: string): string =>
  text.length <= BRIEF ? text : `${text.slice(0, BRIEF - 2).trimEnd()} …`

function tellWatch({ object, to, facts }: FlightView): Told | undefined {
  const { event, node, ending } = facts
  const { hears, theKubelet } = wordsOf(narration)
  const kind = kindOf(object)
  if (kind !== 'Pod') {
    const heard = event === 'ADDED' && to.startsWith('kube-controller-manager')
    if (!heard || !HEARD.includes(kind)) return undefined
    return { parts: say(hears.manager, namedTo(object)), weight: 1 }
  }
  const it = linkTo(object)
  if (to.startsWith('kube-scheduler') && event === 'ADDED' && node === undefined) {
    return { parts: say(hears.scheduler, it), weight: 2 }
  }
  const [component, host = ''] = to.split('/')
  if (component !== 'kubelet' || event === 'DELETED') return undefined
  if (event === 'ADDED') return { parts: say(hears.toRun, theKubelet(host), it), weight: 2 }
  if (ending === 'true') return { parts: say(hears.toStop, theKubelet(host), it), weight: 2 }
  return undefined
}

/** What a controller makes something of. */
const HEARD = ['Deployment', 'ReplicaSet', 'Service', 'Node', 'Namespace']

/** `PUT pods/web-7`, `rev 186 pods/web-7` */
function tellStorage({ label, to, verb }: FlightView): Told | undefined {
  const { etcd } = wordsOf(narration)
  const [word = '', ...rest] = label.split(' ')
  // Nodes are written for every heartbeat that brought news: no story of its own.
  if (label.includes('minions/')) return undefined
  if (to.startsWith('etcd/')) {
    if (word !== 'PUT' && word !== 'DELETE') return undefined
    const does = word === 'PUT' ? etcd.writes : etcd.deletes
    return { parts: say(does, rest.join(' ')), weight: 1 }
  }
  // A change of what was there is the same story again.
  if (word !== 'rev' || verb === 'update') return undefined
  const [revision = '', key = ''] = rest
  const has = verb === 'delete' ? etcd.hasForgotten : etcd.holds
  return { parts: say(has, key, revision), weight: 1 }
}

function tellCri({ from, facts, object }: FlightView): Told | undefined {
  const { call = '', image } = facts
  const { pulls, runtime } = wordsOf(narration)
  if (!from.startsWith('kubelet/') || object === '') return undefined
  const who = nameOf(from, '')
  const pod = linkTo(object)
  if (image !== undefined) return { parts: say(pulls, who, pod, familiar(image)), weight: 1 }
  return isIn(runtime, call) ? { parts: say(runtime[call], who, pod), weight: 1 } : undefined
}

/** `docker.io/library/nginx:1.27` is nginx:1.27 to everybody. */
const familiar = (image: string): string => image.replace(/^docker\.io\/(library\/)?/, '')

/** `7 layers of nginx:1.27` */
const LAYERS = /^(\d+) layers of (.+)$/

function tellImage({ from, to, label, status }: FlightView): Told | undefined {
  const { registry, theRuntime } = wordsOf(narration)
  if (status >= 400) return { parts: [registry.noSuchImage], weight: 3 }
  if (from === 'image-registry') {
    const [, layers = '', image = ''] = LAYERS.exec(label) ?? []
    if (layers === '') return undefined
    const [, host = ''] = to.split('/')
    return { parts: say(registry.answers, theRuntime(host), layers, image), weight: 1 }
  }
  const who = nameOf(from, '')
  const [word, what = ''] = label.split(' ')
  const parts = word === 'manifest' ? say(registry.manifest, who, what) : say(registry.layers, who)
  return { parts, weight: 1 }
}

function tellCloud({ label, to }: FlightView): Told | undefined {
  const { cloud } = wordsOf(narration)
  if (to !== 'cloud-provider' || !isIn(cloud, label)) return undefined
  return { parts: [cloud[label]], weight: 2 }
}

function tellTraffic({ status, to }: FlightView): Told | undefined {
  if (status < 500 || to !== 'end-users') return undefined
  return { parts: [wordsOf(narration).turnedAway], weight: 2 }
}

const isIn = <T extends object>(words: T, name: string): name is string & keyof T =>
  Object.hasOwn(words, name)
