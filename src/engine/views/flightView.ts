/**
 * A kernel event as a message on a wire: what kind of thing it is, its verb, a label short enough
 * to read in flight, and what it is about. Undefined for timers and for what is not drawn.
 */
import type { ApiRequest, ApiResponse, WatchFrames } from '../apiserver/messages'
import type { CriRequest, CriResponse, ProbeReply, ProbeRequest } from '../cri/messages'
import type { EtcdResponse, TxnRequest, WatchResponse } from '../etcd/messages'
import type { KernelEvent } from '../kernel/event'
import type { Packet, PacketReply } from '../network/messages'
import type { CloudRequest, CloudResponse } from '../outside/cloudMessages'
import type {
  BlobReply,
  BlobRequest,
  ManifestReply,
  ManifestRequest,
} from '../outside/registryMessages'
import type { FlightView } from './records'
import { describeRequest, type RequestWords } from './requestWords'
import { describeFrames, describeResponse } from './responseWords'

type Shape = Pick<FlightView, 'kind' | 'verb' | 'label'> & Partial<FlightView>

/** Requests on their way, so that an answer can be told with the words of its question. */
export type OpenRequests = Map<string, RequestWords>

/** More open requests than this are watches that nobody closed: the oldest are forgotten. */
const OPEN_MOST = 20_000

export function flightView(
  event: KernelEvent,
  lost: boolean,
  open: OpenRequests,
): FlightView | undefined {
  const shape = shapeOf(event, open)
  if (shape === undefined) return undefined
  return {
    id: event.id,
    cause: event.cause,
    from: event.from,
    to: event.to,
    departs: event.sentAt,
    arrives: event.at,
    lost,
    status: 0,
    chatter: false,
    object: '',
    speaker: '',
    facts: {},
    ...shape,
  }
}

function shapeOf(event: KernelEvent, open: OpenRequests): Shape | undefined {
  const { message } = event
  switch (message.type) {
    case 'request':
      return request(event, message as ApiRequest, open)
    case 'response':
      return response(event, message as ApiResponse, open)
    case 'watch':
      return { kind: 'watch', ...describeFrames(message as WatchFrames) }
    case 'etcd.txn':
      return transaction(event, message as TxnRequest, open)
    case 'etcd.response':
      return stored(event, message as EtcdResponse, open)
    case 'etcd.watchResponse':
      return changes(message as WatchResponse)
    case 'cri.request':
      return criCall(message as CriRequest)
    case 'cri.response':
      return criAnswer(message as CriResponse)
    case 'probe':
      return probe((message as ProbeRequest).kind, (message as ProbeRequest).pod)
    case 'probeReply':
      return probe(outcomeWord(message as ProbeReply), (message as ProbeReply).pod)
    default:
      return outsideShape(event)
  }
}

function outsideShape({ message }: KernelEvent): Shape | undefined {
  switch (message.type) {
    case 'packet':
      return visitor(message as Packet)
    case 'packetReply':
      return visitorAnswer(message as PacketReply)
    case 'registry.manifest': {
      const { repository, reference } = message as ManifestRequest
      return image(`manifest ${shortName(repository)}:${reference}`)
    }
    case 'registry.manifestReply': {
      const { repository, layers } = message as ManifestReply
      return image(`${layers.length} layers of ${shortName(repository)}`)
    }
    case 'registry.error':
      return { ...image('no such image'), status: 404 }
    case 'registry.blob':
      return image(`layer ${(message as BlobRequest).digest.slice(7, 13)}`)
    case 'registry.blobReply':
      return image(`layer ${(message as BlobReply).digest.slice(7, 13)}`)
    case 'cloudRequest':
      return cloudCall((message as CloudRequest).call.operation)
    case 'cloudResponse':
      return cloudCall((message as CloudResponse).operation)
    default:
      return undefined
  }
}

function request(event: KernelEvent, message: ApiRequest, open: OpenRequests): Shape {
  const words = describeRequest(message)
  remember(open, `${event.from}#${message.id}`, words)
  return { kind: 'request', ...words }
}

function remember(open: OpenRequests, key: string, words: RequestWords): void {
  open.set(key, words)
  if (open.size <= OPEN_MOST) return
  const oldest = open.keys().next()
  if (!oldest.done) open.delete(oldest.value)
}

function response(event: KernelEvent, message: ApiResponse, open: OpenRequests): Shape {
  const key = `${event.to}#${message.id}`
  const asked = open.get(key)
  if (asked?.label.startsWith('WATCH') !== true) open.delete(key)
  return { kind: 'response', ...describeResponse(message, asked) }
}

const CHATTY_KEYS = [
  '/registry/leases/',
  '/registry/events/',
  '/registry/health',
  'compact_rev_key',
]

const isChattyKey = (key: string): boolean => CHATTY_KEYS.some((prefix) => key.startsWith(prefix))

function transaction(
  { from }: KernelEvent,
  { id, success }: TxnRequest,
  open: OpenRequests,
): Shape {
  const write = success.find((op) => op.op !== 'range')
  const key = write?.key ?? success[0]?.key ?? ''
  const verb = write === undefined ? 'read' : write.op === 'delete' ? 'delete' : 'update'
  const label = `${verb === 'delete' ? 'DELETE' : verb === 'read' ? 'GET' : 'PUT'} ${keyWords(key)}`
  const words = {
    verb,
    label,
    chatter: isChattyKey(key),
    object: '',
    speaker: '',
    facts: {},
  } as const
  remember(open, transactionKey(from, id), words)
  return { kind: 'etcd', ...words }
}

const transactionKey = (client: string, id: number): string => `${client}#etcd#${id}`

/** The answer to a heartbeat's write is part of the heartbeat. */
function stored(
  { to }: KernelEvent,
  { id, results, error, succeeded }: EtcdResponse,
  open: OpenRequests,
): Shape {
  const asked = open.get(transactionKey(to, id))
  open.delete(transactionKey(to, id))
  const failed = error !== undefined || succeeded === false
  const label = failed ? (error ?? 'compare failed') : 'stored'
  const chatter = !failed && (results === undefined || asked?.chatter === true)
  return { kind: 'etcd', verb: 'read', label, chatter, status: failed ? 409 : 200 }
}

function changes({ events, revision }: WatchResponse): Shape | undefined {
  const first = events[0]
  if (first === undefined) return undefined
  const verb = first.type === 'DELETE' ? 'delete' : first.prev === undefined ? 'create' : 'update'
  const chatter = events.every((event) => isChattyKey(event.kv.key))
  return { kind: 'etcd', verb, label: `rev ${revision} ${keyWords(first.kv.key)}`, chatter }
}

/** `/registry/pods/default/web-7` → `pods/web-7` */
function keyWords(key: string): string {
  const parts = key.split('/')
  return `${parts[2] ?? key}/${parts.at(-1) ?? ''}`
}

const QUIET_CALLS = [
  'ListContainers',
  'Status',
  'ImageStatus',
  'ListImages',
  'PodSandboxStatus',
  'ContainerStatus',
  'UpdateRuntimeConfig',
]

function criCall({ call, pod }: CriRequest): Shape {
  const image = call.method === 'PullImage' ? call.image : undefined
  const label = image === undefined ? call.method : `${call.method} ${shortName(image)}`
  const facts = image === undefined ? { call: call.method } : { call: call.method, image }
  return {
    kind: 'cri',
    verb: criVerb(call.method),
    label,
    facts,
    chatter: QUIET_CALLS.includes(call.method),
    object: podRef(pod),
  }
}

function criAnswer({ result, pod }: CriResponse): Shape {
  const failed = result.method === 'error'
  const method = failed ? result.failed : result.method
  const label = failed ? `${method}: ${result.description.slice(0, 40)}` : `${method} done`
  const chatter = !failed && QUIET_CALLS.includes(method)
  return {
    kind: 'cri',
    verb: criVerb(method),
    label,
    chatter,
    status: failed ? 500 : 200,
    object: podRef(pod),
  }
}

function criVerb(method: string): FlightView['verb'] {
  if (/^(Run|Create|Start|Pull)/.test(method)) return 'create'
  return /^(Stop|Remove)/.test(method) ? 'delete' : 'read'
}

const probe = (label: string, pod: string): Shape => ({
  kind: 'probe',
  verb: 'read',
  label,
  chatter: true,
  object: podRef(pod),
})

function outcomeWord({ outcome }: ProbeReply): string {
  if (outcome.type === 'http') return String(outcome.status)
  return outcome.type === 'exec' ? `exit ${outcome.exitCode}` : outcome.type
}

/** A health check of a load balancer is a heartbeat; what people send is not. */
const visitor = ({ request: { method, path }, sender }: Packet): Shape => ({
  kind: 'traffic',
  verb: 'traffic',
  label: `${method} ${path}`,
  chatter: !sender.startsWith('end-users'),
})

const visitorAnswer = ({ outcome, status, pod }: PacketReply): Shape => ({
  kind: 'traffic',
  verb: 'traffic',
  label: outcome === 'refused' ? 'refused' : String(status),
  status: outcome === 'refused' ? 503 : status,
  object: podRef(pod),
  chatter: pod === '' && outcome === 'answered',
})

const image = (label: string): Shape => ({ kind: 'image', verb: 'create', label })

const cloudCall = (operation: string): Shape => ({
  kind: 'cloud',
  verb: /^(Ensure|Create|Attach)/.test(operation)
    ? 'create'
    : /^(Delete|Detach)/.test(operation)
      ? 'delete'
      : 'read',
  label: operation,
  chatter: /^(Instance|List|Get)/.test(operation),
})

const podRef = (pod: string): string => (pod === '' ? '' : `Pod/${pod}`)

const shortName = (repository: string): string => repository.slice(repository.lastIndexOf('/') + 1)
