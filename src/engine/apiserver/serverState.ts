/**
 * What an API server keeps in memory: nothing but copies and questions under way. All of it can be
 * lost; the truth is in etcd.
 */

import type { Context } from '../kernel/actor'
import type { ActorId } from '../kernel/event'
import { invariant } from '../kernel/invariant'
import type { Micros } from '../kernel/micros'
import type { ServiceAllocations } from './allocators'
import type { WatchCache } from './cacher/watchCache'
import type { Watcher } from './cacher/watcher'
import type { ApiRequest } from './messages'
import type { Plan, SentWrite, Step } from './storage/steps'

export interface ApiServerConfig {
  readonly etcd: ActorId
  /** Where the server is reached, the one endpoint of the Service `kubernetes`. */
  readonly advertiseAddress: string
}

export interface ApiServerState {
  readonly config: ApiServerConfig
  /** The caches load, then the first objects are made; until it serves, requests wait. */
  phase: 'loading' | 'bootstrapping' | 'serving'
  readonly backlog: WaitingRequest[]
  readonly etcd: EtcdConnection
  /** By storage prefix (`pods`, `services/specs`). */
  readonly caches: Map<string, WatchCache>
  /** Which resource an etcd watch feeds. */
  readonly feeds: Map<number, string>
  readonly watches: ClientWatches
  readonly eventLease: EventLease
  readonly compactor: Compactor
  readonly services: ServiceAllocations
  /** Requests taken since power-on. */
  requests: number
}

/** A request that came before the server serves. */
export interface WaitingRequest {
  readonly from: ActorId
  readonly request: ApiRequest
  readonly cause: number
}

/** The server's own etcd client. */
export interface EtcdConnection {
  nextId: number
  /** What was asked and not answered yet, oldest first. */
  readonly pending: Map<number, PendingStep>
  sweeping: boolean
}

export interface PendingStep {
  readonly step: Step
  readonly sentAt: Micros
}

export interface ClientWatches {
  nextId: number
  readonly byId: Map<number, Watcher>
  /** Each client's watches, with the life of the client they belong to. */
  readonly byClient: Map<ActorId, { session: number; readonly watches: Map<number, Watcher> }>
  /** Watches by the whole second at which they next need something: a bookmark, or their end. */
  readonly schedule: Map<number, number[]>
}

/** Events share a lease for a while, so that etcd need not hold one for each. */
export interface EventLease {
  lease: number
  reusableUntil: Micros
  uses: number
  /** Asked for and not granted yet. */
  granting: boolean
  /** What is stored as soon as it is granted. */
  waiting: { readonly plan: Plan; readonly sent: SentWrite }[]
}

/** What this server noted at its last turn of compaction. */
export interface Compactor {
  counter: number
  revision: number
}

/** What every function of the server works on. */
export interface Server {
  readonly state: ApiServerState
  readonly context: Context
}

/** The cache of a storage prefix. Every definition has one. */
export function cacheOf({ state }: Server, resource: string): WatchCache {
  const cache = state.caches.get(resource)
  invariant(cache !== undefined, `no cache for ${resource}`)
  return cache
}
