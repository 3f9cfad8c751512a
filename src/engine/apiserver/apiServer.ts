/**
 * The API server: the only way to the cluster's state. It takes requests in HTTP's shape, knows
 * every kind from its registry, lets admission plugins change or refuse what is written, and keeps
 * the truth in etcd. Its own copies, one cache for each resource, are fed by one etcd watch each;
 * lists and watches are served from them.
 * It watches everything, and writes what it is asked to, the first objects of a cluster, and what
 * an eviction counts on its budget.
 * Against the real one there is no TLS and no token to verify, roles come from a table instead of
 * objects, nobody is queued for fairness, and there is neither server-side apply nor aggregation.
 * Source: Kubernetes v1.35 cmd/kube-apiserver, staging/src/k8s.io/apiserver
 */
import type { EtcdResponse, WatchResponse } from '../etcd/messages'
import type { Behaviour } from '../kernel/actor'
import type { ActorId } from '../kernel/event'
import { assertNever } from '../kernel/invariant'
import { createAllocations } from './allocators'
import { bootstrap, isBootstrapped } from './bootstrap'
import { cachesLoaded, loadCaches, reopenFeeds, takeFeed } from './cacher/cacher'
import { sendFrames } from './cacher/dispatch'
import { type FreshnessLook, takeLate } from './cacher/freshness'
import { createClientWatches, hangUp, takeDue, type WatchesDue } from './cacher/watches'
import { serveRequest } from './chain'
import type { ApiRequest, ApiServerMessage } from './messages'
import { type HealthTimeout, isHealthPath, takeHealthTimeout } from './nonResource'
import { abandon, resume, serveWaiters } from './resume'
import { type ApiServerConfig, type ApiServerState, cacheOf, type Server } from './serverState'
import {
  armCompaction,
  type CompactionDue,
  claimCompaction,
  createCompactor,
} from './storage/compactor'
import { createConnection, type EtcdSweep, sweepConnection, takeStep } from './storage/etcdClient'
import { createEventLease } from './storage/eventLease'
import { runPlan } from './storage/plans'
import type { SecondLook } from './storage/secondLook'

export type { ApiServerConfig, ApiServerState } from './serverState'

/** What reaches the server: clients, etcd, and its own timers. */
type Received =
  | ApiServerMessage
  | EtcdResponse
  | WatchResponse
  | EtcdSweep
  | WatchesDue
  | FreshnessLook
  | CompactionDue
  | HealthTimeout
  | SecondLook

/** Requests that may wait while the server starts [model]: what a listener's queue would hold. */
const MOST_BACKLOG = 100_000

export const apiServer: Behaviour<ApiServerState, ApiServerConfig> = {
  init(config, context, before) {
    const state = createState(config, before)
    const server = { state, context }
    // The connections of an earlier life are reset, so that clients watch again.
    for (const watcher of before?.watches.byId.values() ?? [])
      sendFrames(context, watcher, [], true)
    loadCaches(server)
    armCompaction(server)
    return state
  },

  receive(state, message, context, from) {
    const server = { state, context }
    handle(server, message as Received, from)
    if (state.phase !== 'serving') start(server)
  },
}

function createState(config: ApiServerConfig, before: ApiServerState | undefined): ApiServerState {
  return {
    config,
    phase: 'loading',
    backlog: [],
    etcd: createConnection(before?.etcd.nextId ?? 1),
    caches: new Map(),
    feeds: new Map(),
    watches: createClientWatches(before?.watches.nextId ?? 1),
    eventLease: createEventLease(),
    compactor: createCompactor(),
    services: createAllocations(),
    requests: before?.requests ?? 0,
  }
}

function handle(server: Server, message: Received, from: ActorId): void {
  switch (message.type) {
    case 'request':
      takeRequest(server, from, message)
      return
    case 'watchClose':
      hangUp(server, from, message.id)
      return
    case 'etcd.response': {
      const step = takeStep(server, message)
      if (step !== undefined) resume(server, step, message)
      return
    }
    case 'etcd.watchResponse':
      serveWaiters(server, takeFeed(server, message), false)
      return
    case 'apiserver.freshness':
      serveWaiters(server, takeLate(server, cacheOf(server, message.resource)), true)
      return
    case 'apiserver.watchesDue':
      takeDue(server, message)
      return
    case 'apiserver.sweep':
      sweep(server)
      return
    case 'apiserver.compactionDue':
      claimCompaction(server)
      return
    case 'apiserver.secondLook':
      runPlan(server, message.plan)
      return
    case 'apiserver.healthTimeout':
      takeHealthTimeout(server, message)
      return
    default:
      assertNever(message)
  }
}

function takeRequest(server: Server, from: ActorId, request: ApiRequest): void {
  const { state, context } = server
  if (state.phase === 'serving' || isHealthPath(request.path)) serveRequest(server, from, request)
  else if (state.backlog.length < MOST_BACKLOG) {
    state.backlog.push({ from, request, cause: context.cause })
  }
}

/** From loaded caches to the first objects, and then to whoever has been waiting. */
function start(server: Server): void {
  const { state, context } = server
  if (!cachesLoaded(server)) return
  if (!isBootstrapped(server)) {
    if (state.phase === 'loading') bootstrap(server)
    state.phase = 'bootstrapping'
    return
  }
  state.phase = 'serving'
  for (const { from, request, cause } of state.backlog.splice(0)) {
    context.because(cause)
    serveRequest(server, from, request)
  }
}

function sweep(server: Server): void {
  const { lost, broken } = sweepConnection(server)
  for (const step of lost) abandon(server, step)
  if (broken) reopenFeeds(server)
  // The first objects may be among what was lost.
  if (server.state.phase === 'bootstrapping') server.state.phase = 'loading'
}
