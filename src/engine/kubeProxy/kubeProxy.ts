/**
 * kube-proxy in iptables mode: turns Services and EndpointSlices into the rules of one node, and
 * stands for that node's kernel when a packet comes to a Service's address.
 * Watches Services, EndpointSlices and its own Node. Writes one Event, `Starting`.
 * Left out: IPv6, nftables and ipvs, KUBE-FIREWALL, conntrack beyond "one packet, one connection",
 * the hourly full resync and the canary chain (nobody else writes these tables), the time that
 * iptables-restore takes, and NodePorts on chosen addresses only.
 * Source: Kubernetes v1.35 pkg/proxy
 */
import type { Node, Service } from '../../api/core'
import type { EndpointSlice } from '../../api/discovery'
import type { KubeObject } from '../../api/meta'
import { type ClientSet, connect, informerOf, receive } from '../clientGo/clientSet'
import { createRecorder, type EventRecorder, recordEvent } from '../clientGo/eventRecorder'
import type { InformerEvent, InformerSpec } from '../clientGo/informer'
import { byIndex } from '../clientGo/store'
import type { Behaviour, Context } from '../kernel/actor'
import type { ActorId, Message } from '../kernel/event'
import { type Micros, seconds } from '../kernel/micros'
import type { Packet } from '../network/messages'
import { type AffinityLists, keepLists } from './affinity'
import { takePacket } from './dataPath'
import { createTable, putService, type RuleTable, removeService } from './ruleTable'
import { rulesIn } from './serviceRules'
import { sharedRules } from './sharedRules'

export interface KubeProxyConfig {
  readonly node: string
  readonly apiServer: ActorId
  /** Addresses of pods, of the whole cluster. Absent: `10.244.0.0/16`. */
  readonly clusterCIDR?: string
  /** Absent: its service account. */
  readonly user?: string
}

export interface KubeProxyState {
  readonly node: string
  readonly clusterCIDR: string
  readonly set: ClientSet
  readonly recorder: EventRecorder
  readonly table: RuleTable
  readonly affinity: AffinityLists
  /** Services whose rules are out of date, namespace/name. */
  readonly dirty: Set<string>
  /** Addresses of the node itself, InternalIP first. */
  addresses: readonly string[]
  zone: string
  /** The Node is being deleted, or the autoscaler is about to: load balancers should go elsewhere. */
  leaving: boolean
  lastSync: Micros | undefined
  pendingSince: Micros | undefined
  /** The timer of the next sync is set. */
  scheduled: boolean
  syncs: number
}

/** The rules of a node were written: a note for the trace. */
export interface ProxySyncNote extends Message {
  readonly type: 'kubeProxy.sync'
  readonly node: string
  /** How many Services changed, and one of them. */
  readonly changed: number
  readonly service: string
  readonly rules: number
}

interface SyncDue extends Message {
  readonly type: 'kubeProxy.syncDue'
}

export const KUBE_PROXY_USER = 'system:serviceaccount:kube-system:kube-proxy'
const DEFAULT_CLUSTER_CIDR = '10.244.0.0/16'
/** minSyncPeriod: two syncs are at least this far apart, the first comes at once. */
const MIN_SYNC_PERIOD = seconds(1)
const RATE_LIMIT = { qps: 5, burst: 10 }
const OTHERS_SERVICES = '!service.kubernetes.io/headless,!service.kubernetes.io/service-proxy-name'
const LEAVING_TAINT = 'ToBeDeletedByClusterAutoscaler'

const SERVICES: InformerSpec = {
  name: 'services',
  path: '/api/v1/services',
  labelSelector: OTHERS_SERVICES,
  fieldSelector: 'spec.clusterIP!=None',
}
const SLICES: InformerSpec = {
  name: 'endpointslices',
  path: '/apis/discovery.k8s.io/v1/endpointslices',
  labelSelector: OTHERS_SERVICES,
  indexes: { service: (slice) => [serviceOf(slice)] },
}

export const kubeProxy: Behaviour<KubeProxyState, KubeProxyConfig> = {
  init(config, context) {
    const { node, apiServer, user = KUBE_PROXY_USER } = config
    const set = connect(context, apiServer, user, specsFor(node), RATE_LIMIT)
    const recorder = createRecorder({ component: 'kube-proxy', host: node, api: 'events' })
    recordEvent(context, set.client, recorder, {
      regarding: { kind: 'Node', name: node, uid: node },
      type: 'Normal',
      reason: 'Starting',
      action: 'StartKubeProxy',
      message: '',
    })
    return {
      node,
      clusterCIDR: config.clusterCIDR ?? DEFAULT_CLUSTER_CIDR,
      set,
      recorder,
      table: createTable(),
      affinity: new Map(),
      dirty: new Set(),
      addresses: [],
      zone: '',
      leaving: false,
      lastSync: undefined,
      pendingSince: undefined,
      scheduled: false,
      syncs: 0,
    }
  },

  receive(state, message, context) {
    if (message.type === 'packet') {
      takePacket(state, message as Packet, context)
      return
    }
    if (message.type === 'kubeProxy.syncDue') {
      state.scheduled = false
      sync(state, context)
      return
    }
    const events = receive(context, state.set, specsFor(state.node), message) ?? []
    for (const event of events) {
      if (event.type === 'synced') scheduleSync(state, context)
      else if (event.type !== 'answer') takeChange(state, event, context)
    }
  },
}

const specsFor = (node: string): readonly InformerSpec[] => [
  SERVICES,
  SLICES,
  { name: 'nodes', path: '/api/v1/nodes', fieldSelector: `metadata.name=${node}` },
]

const serviceOf = ({ metadata }: KubeObject): string =>
  `${metadata.namespace ?? ''}/${metadata.labels?.['kubernetes.io/service-name'] ?? ''}`

function takeChange(state: KubeProxyState, event: InformerEvent, context: Context): void {
  if (event.informer === 'nodes') {
    takeNode(state, event)
    if (state.dirty.size === 0) return
  } else if (event.informer === 'services') state.dirty.add(event.key)
  else {
    state.dirty.add(serviceOf(event.object))
    if (event.old !== undefined) state.dirty.add(serviceOf(event.old))
  }
  state.pendingSince ??= context.now
  scheduleSync(state, context)
}

/** A new zone changes which endpoints are near, so every Service's rules are made again. */
function takeNode(state: KubeProxyState, event: InformerEvent): void {
  if (event.type === 'delete') {
    state.leaving = true
    return
  }
  const { metadata, spec, status } = event.object as Node
  const zone = metadata.labels?.['topology.kubernetes.io/zone'] ?? ''
  if (zone !== state.zone) for (const key of state.table.services.keys()) state.dirty.add(key)
  state.zone = zone
  const tainted = spec.taints?.some(({ key }) => key === LEAVING_TAINT) ?? false
  state.leaving = tainted || metadata.deletionTimestamp !== undefined
  const addresses = (status?.addresses ?? []).filter(({ type }) => type.endsWith('IP'))
  addresses.sort(
    (one, other) => Number(one.type !== 'InternalIP') - Number(other.type !== 'InternalIP'),
  )
  state.addresses = addresses.map(({ address }) => address)
}

/** Nothing is written until both Services and EndpointSlices are known: half a table would lie. */
function scheduleSync(state: KubeProxyState, context: Context): void {
  const { set, scheduled, lastSync } = state
  if (scheduled || !informerOf(set, 'services').synced) return
  if (!informerOf(set, 'endpointslices').synced) return
  const wait = lastSync === undefined ? 0 : Math.max(0, lastSync + MIN_SYNC_PERIOD - context.now)
  if (wait === 0) {
    sync(state, context)
    return
  }
  state.scheduled = true
  const due: SyncDue = { type: 'kubeProxy.syncDue' }
  context.wake(wait, due)
}

function sync(state: KubeProxyState, context: Context): void {
  const { table, dirty, node } = state
  let service = ''
  for (const key of dirty) {
    service = key
    writeService(state, key)
  }
  const note: ProxySyncNote = {
    type: 'kubeProxy.sync',
    node,
    changed: dirty.size,
    service,
    rules: table.ruleCount,
  }
  dirty.clear()
  state.pendingSince = undefined
  state.lastSync = context.now
  state.syncs++
  if (state.affinity.size > 0) keepLists(state.affinity, (list) => chainExists(table, list))
  context.note(note)
}

function writeService(state: KubeProxyState, key: string): void {
  const service = informerOf(state.set, 'services').store.items.get(key) as Service | undefined
  if (service === undefined) {
    removeService(state.table, key)
    return
  }
  const slices = byIndex(informerOf(state.set, 'endpointslices').store, 'service', key)
  slices.sort((one, other) => (one.metadata.name < other.metadata.name ? -1 : 1))
  putService(state.table, sharedRules(service, slices as EndpointSlice[], state))
}

function chainExists(table: RuleTable, chain: string): boolean {
  for (const service of table.services.values()) {
    if (rulesIn(service, 'nat', chain) !== undefined) return true
  }
  return false
}
