/**
 * The people who use what runs in the cluster: for each Service that an operator chose, a stream of
 * requests, each a connection of its own with one `GET /`. They keep score, and nothing else.
 * Watches Services and Nodes, to know the addresses, from the first stream on. Writes nothing.
 * Real visitors ask DNS, keep connections open, and come in waves; these do not.
 */
import type { Node, Service } from '../../api/core'
import type { ClientEvent } from '../clientGo/clientSet'
import { type ClientSet, connect, informerOf, receive, synced } from '../clientGo/clientSet'
import type { InformerSpec } from '../clientGo/informer'
import type { Behaviour, Context } from '../kernel/actor'
import type { ActorId, Message } from '../kernel/event'
import { seconds } from '../kernel/micros'
import type { Packet, PacketReply } from '../network/messages'
import { addressOf, type EntryNode, entryNode } from './serviceAddress'
import type { SetTraffic } from './trafficMessages'
import {
  countFailure,
  countReply,
  createStream,
  type SentVisit,
  type TrafficStream,
} from './trafficStream'

export interface EndUsersConfig {
  readonly apiServer: ActorId
  /** Absent: `cloud-provider`. */
  readonly cloudProvider?: ActorId
  /** Absent: `kubernetes-admin`. */
  readonly user?: string
}

export interface EndUsersState {
  readonly apiServer: ActorId
  readonly cloudProvider: ActorId
  readonly user: string
  /** Absent until somebody has to be visited. */
  set: ClientSet | undefined
  /** By namespace/name of the Service. Stopped ones stay, for their score. */
  readonly streams: Map<string, TrafficStream>
  /** Requests under way by number, oldest first. */
  readonly inFlight: Map<number, SentVisit & { readonly service: string }>
  nextPacket: number
  /** Ready nodes by name, and the same as a list to draw from; undefined: to be made anew. */
  readonly entries: Map<string, EntryNode>
  entryList: readonly EntryNode[] | undefined
  /** The timer that gives up requests is set. */
  expiring: boolean
}

type EndUsersTimer =
  | { readonly type: 'endUsers.send'; readonly service: string; readonly turn: number }
  | { readonly type: 'endUsers.expire' }

/** A visitor waits this long for an answer. */
const REQUEST_TIMEOUT = seconds(3)
/** More would tell no more, and cost as much as all the rest of the cluster. */
export const MOST_PER_SECOND = 200
const MOST_STREAMS = 100
const MOST_IN_FLIGHT = 1_000
const DEFAULT_USER = 'kubernetes-admin'

const SPECS: readonly InformerSpec[] = [
  { name: 'services', path: '/api/v1/services' },
  { name: 'nodes', path: '/api/v1/nodes' },
]

export const endUsers: Behaviour<EndUsersState, EndUsersConfig> = {
  init: ({ apiServer, cloudProvider = 'cloud-provider', user = DEFAULT_USER }) => ({
    apiServer,
    cloudProvider,
    user,
    set: undefined,
    streams: new Map(),
    inFlight: new Map(),
    nextPacket: 1,
    entries: new Map(),
    entryList: undefined,
    expiring: false,
  }),

  receive(state, message, context) {
    const known = message as SetTraffic | EndUsersTimer | PacketReply
    switch (known.type) {
      case 'setTraffic':
        setTraffic(state, known, context)
        return
      case 'endUsers.send':
        takeTurn(state, known.service, known.turn, context)
        return
      case 'endUsers.expire':
        expire(state, context)
        return
      case 'packetReply':
        takeReply(state, known, context)
        return
      default:
        takeNews(state, message, context)
    }
  },
}

function setTraffic(state: EndUsersState, order: SetTraffic, context: Context): void {
  const key = `${order.namespace}/${order.service}`
  const stream = state.streams.get(key) ?? createStream(key)
  if (!state.streams.has(key) && state.streams.size >= MOST_STREAMS) return
  state.streams.set(key, stream)
  stream.perSecond = Math.max(0, Math.min(MOST_PER_SECOND, order.perSecond))
  // Turns of an earlier order end here.
  stream.turn++
  if (stream.perSecond === 0) return
  state.set ??= connect(context, state.apiServer, state.user, SPECS)
  scheduleTurn(stream, context)
}

/** Requests keep their mean distance, but not their step: from half to one and a half of it. */
function scheduleTurn(stream: TrafficStream, context: Context): void {
  const period = Math.ceil(1_000_000 / stream.perSecond)
  const wait = Math.floor(period / 2) + context.random(period)
  const turn: EndUsersTimer = { type: 'endUsers.send', service: stream.service, turn: stream.turn }
  context.wake(wait, turn)
}

function takeTurn(state: EndUsersState, service: string, turn: number, context: Context): void {
  const stream = state.streams.get(service)
  if (stream === undefined || stream.turn !== turn) return
  scheduleTurn(stream, context)
  if (state.set === undefined || !synced(state.set)) return
  if (state.inFlight.size >= MOST_IN_FLIGHT) {
    stream.skipped++
    return
  }
  visit(state, state.set, stream, context)
}

function visit(
  state: EndUsersState,
  set: ClientSet,
  stream: TrafficStream,
  context: Context,
): void {
  stream.sent++
  const object = informerOf(set, 'services').store.items.get(stream.service)
  if (object === undefined) {
    countFailure(stream, 'there is no such Service', unsent(context), context)
    return
  }
  state.entryList ??= [...state.entries.values()]
  const { cloudProvider, entryList: entries } = state
  const found = addressOf(object as Service, { cloudProvider, entries }, context)
  if (typeof found === 'string') {
    countFailure(stream, found, unsent(context), context)
    return
  }
  const packet: Packet = {
    type: 'packet',
    id: state.nextPacket++,
    sender: context.self,
    sourceIP: found.sourceIP,
    destinationIP: found.ip,
    port: found.port,
    protocol: found.protocol,
    request: { method: 'GET', path: '/' },
    hops: [{ at: context.self, note: found.note }],
  }
  const message = context.send(found.to, packet)
  const { service } = stream
  state.inFlight.set(packet.id, { service, message, packet: packet.id, sentAt: context.now })
  scheduleExpiry(state, context)
}

function takeReply(state: EndUsersState, reply: PacketReply, context: Context): void {
  const request = state.inFlight.get(reply.id)
  if (request === undefined) return
  state.inFlight.delete(reply.id)
  const { service, ...visit } = request
  const stream = state.streams.get(service)
  if (stream !== undefined) countReply(stream, reply, visit, context)
}

/** Nobody could be asked. */
const unsent = ({ now }: Context): SentVisit => ({ message: 0, packet: 0, sentAt: now })

/** All requests wait equally long, so one timer for the oldest is enough. */
function scheduleExpiry(state: EndUsersState, context: Context): void {
  const oldest = state.inFlight.values().next()
  if (state.expiring || oldest.done) return
  state.expiring = true
  const timer: EndUsersTimer = { type: 'endUsers.expire' }
  context.wake(oldest.value.sentAt + REQUEST_TIMEOUT - context.now, timer)
}

function expire(state: EndUsersState, context: Context): void {
  state.expiring = false
  for (const [id, { service, ...visit }] of state.inFlight) {
    if (context.now - visit.sentAt < REQUEST_TIMEOUT) break
    state.inFlight.delete(id)
    const stream = state.streams.get(service)
    if (stream !== undefined) countFailure(stream, 'no answer within 3 s', visit, context)
  }
  scheduleExpiry(state, context)
}

function takeNews(state: EndUsersState, message: Message, context: Context): void {
  if (state.set === undefined) return
  for (const event of receive(context, state.set, SPECS, message) ?? []) {
    if (event.type !== 'answer' && event.type !== 'synced') takeNode(state, event)
  }
}

function takeNode(
  state: EndUsersState,
  event: Exclude<ClientEvent, { readonly type: 'answer' | 'synced' }>,
): void {
  if (event.informer !== 'nodes') return
  const entry = event.type === 'delete' ? undefined : entryNode(event.object as Node)
  const old = state.entries.get(event.key)
  const same = old?.address === entry?.address && old?.podCIDR === entry?.podCIDR
  if (same) return
  if (entry === undefined) state.entries.delete(event.key)
  else state.entries.set(event.key, entry)
  state.entryList = undefined
}
