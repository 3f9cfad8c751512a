/** What is said of a wire: whom it joins, what for, and what is on it. */
import type { FlightView } from '../../../protocol/messages'
import { words } from './words'

interface Ends {
  readonly from: string
  readonly to: string
}

const NAMES: Readonly<Record<string, string>> = {
  you: 'You',
  etcd: 'etcd',
  'kube-apiserver': 'API server',
  'kube-scheduler': 'Scheduler',
  'kube-controller-manager': 'Controller manager',
  'cloud-controller-manager': 'Cloud controller manager',
}

/** By the end that is not the API server. */
const PURPOSES: Readonly<Record<string, string>> = {
  you: 'HTTPS: what kubectl asks, and the answers.',
  etcd: 'gRPC: every read and write of the state, and the watches that tell of each.',
  'kube-scheduler': 'HTTPS: a watch on pods and nodes; a binding for each pod placed.',
  'kube-controller-manager':
    'HTTPS: watches on what is wanted and what is; changes that bring them together.',
  'cloud-controller-manager': 'HTTPS: watches on nodes and Services; what the cloud made of them.',
  kubelet: 'HTTPS: a watch on the pods of its node; their status, and its lease.',
  'kube-proxy': 'HTTPS: watches on Services and EndpointSlices, which become rules.',
}

const kindOf = (actor: string): string => actor.split('/')[0] ?? ''

/** `kubelet on worker-1`, `API server` */
function nameOf(actor: string): string {
  const [kind = '', place = ''] = actor.split('/')
  return NAMES[kind] ?? `${kind} on ${place}`
}

/** `kubelet on worker-1 ↔ API server` */
export const titleOf = ({ from, to }: Ends): string => `${nameOf(from)} ↔ ${nameOf(to)}`

export const purposeOf = ({ from, to }: Ends): string =>
  PURPOSES[kindOf(from)] ?? PURPOSES[kindOf(to)] ?? ''

/** `2 messages now, the slowest takes 1.5 ms` */
export function trafficOf(flights: readonly Pick<FlightView, 'departs' | 'arrives'>[]): string {
  if (flights.length === 0) return 'No message on it now.'
  const slowest = Math.max(...flights.map(({ departs, arrives }) => arrives - departs))
  const took = `${(slowest / 1000).toFixed(1)} ms`
  return flights.length === 1
    ? `1 message on it now: ${took} from end to end.`
    : `${flights.length} messages on it now: at most ${took} from end to end.`
}

/** `wire from kubelet of worker-1 to the API server, 2 in flight` */
export const stopName = ({ from, to }: Ends, flying: number): string =>
  words.wire(partOf(from), partOf(to), flying)

function partOf(actor: string): string {
  const [kind = '', place = ''] = actor.split('/')
  const name = NAMES[kind]
  if (name === undefined) return words.ofNode(kind, place)
  return kind === 'you' || kind === 'etcd' ? name : words.the(name)
}

/** Where a message goes: `to API server`. */
export const towards = (actor: string): string => words.towards(nameOf(actor))
