/**
 * Turns what changed in the engine into view records. It watches the kernel as it runs, notes which
 * things were touched, and computes their records only when the page drains: once a frame, each
 * once. It holds nothing that cannot be made anew from the kernel's state.
 */
import type { Deployment, ReplicaSet } from '../../api/apps'
import type { Lease } from '../../api/coordination'
import type { Event, Node, Pod, Service } from '../../api/core'
import type { EndpointSlice } from '../../api/discovery'
import { deepEqual } from '../../api/machinery/deepEqual'
import type { KubeObject } from '../../api/meta'
import { END_USERS, kubeletOf, runtimeOf, SCHEDULER } from '../cluster/actors'
import type { ClusterState } from '../cluster/cluster'
import type { RuntimeState } from '../cri/runtimeState'
import type { EtcdEvent } from '../etcd/messages'
import type { ActorId } from '../kernel/event'
import type { KernelState } from '../kernel/kernel'
import type { EndUsersState } from '../outside/endUsers'
import type { SchedulerState } from '../scheduler/schedulerState'
import { actorView } from './actorView'
import { touchClocks } from './controllerClocks'
import { eventView } from './eventView'
import type { InFlight } from './inFlight'
import { countPod, createNodeLoads, loadOf, type NodeLoads } from './nodeLoads'
import { podLocals } from './podLocals'
import { podView } from './podView'
import type { ViewDelta, ViewKind, ViewRecord } from './records'
import { fileSlice, type ServiceSlices, serviceOf, slicesOf } from './serviceSlices'
import { serviceView } from './serviceView'
import { isSettled, noteNode, notePod, noteService, type Unsettled } from './unsettled'
import { workerView } from './workerView'
import { workloadView } from './workloadView'

export interface Viewer {
  /** Objects by etcd key: those that are drawn. */
  readonly objects: Map<string, KubeObject>
  readonly loads: NodeLoads
  readonly slices: ServiceSlices
  readonly unsettled: Unsettled
  /** Touched since the last drain: `Pod/default/web`, `Worker/worker-1`, actors by their id. */
  readonly dirty: Set<string>
  /** Objects written since the last drain, as the trace names them. */
  readonly changed: Set<string>
  readonly shown: Map<string, ViewRecord>
  /** Pods with an eviction before them, by key. */
  readonly tolerated: Set<string>
}

export const createViewer = (): Viewer => ({
  objects: new Map(),
  loads: createNodeLoads(),
  slices: new Map(),
  unsettled: new Map(),
  dirty: new Set(),
  changed: new Set(),
  shown: new Map(),
  tolerated: new Set(),
})

const PREFIX = '/registry/'

/** What is drawn, by the first path segment of its etcd key. */
const DRAWN: ReadonlySet<string> = new Set([
  'pods',
  'minions',
  'leases',
  'deployments',
  'replicasets',
  'services',
  'endpointslices',
  'events',
])

/** Takes note of a write: etcd tells it to the API server. */
export function takeWrite(viewer: Viewer, write: EtcdEvent, kernel: KernelState): void {
  const { type, kv } = write
  const resource = kv.key.slice(PREFIX.length, kv.key.indexOf('/', PREFIX.length))
  const object = kv.value as KubeObject | undefined
  const known = viewer.objects.get(kv.key)
  const shape = type === 'PUT' ? object : known
  if (shape !== undefined) viewer.changed.add(refTo(shape))
  if (!DRAWN.has(resource)) return
  if (resource === 'endpointslices') {
    const slice = type === 'PUT' ? (object as EndpointSlice) : undefined
    fileSlice(viewer.slices, known as EndpointSlice | undefined, slice)
  }
  if (type === 'PUT' && object !== undefined) viewer.objects.set(kv.key, object)
  else viewer.objects.delete(kv.key)
  if (shape !== undefined) touch(viewer, shape)
  followWrite(viewer, write, kernel)
}

/** Takes note of what a write means for whether all is settled, and draws nothing. */
export function followWrite(
  { unsettled, loads }: Viewer,
  { type, kv, prev }: EtcdEvent,
  kernel: KernelState,
): void {
  const gone = type === 'DELETE'
  const object = (gone ? prev?.value : kv.value) as KubeObject | undefined
  switch (object?.kind) {
    case 'Pod': {
      const pod = object as Pod
      countPod(loads, pod, gone)
      if (!gone) {
        notePod(unsettled, refTo(object), pod, isTended(pod, kernel), kernel.now)
      }
      break
    }
    case 'Node': {
      const { name } = object.metadata
      const { staying } = loadOf(loads, name)
      if (!gone) noteNode(unsettled, object as Node, nodeUp(kernel, name), staying, kernel.now)
      break
    }
    case 'Service':
      if (!gone) noteService(unsettled, object as Service, kernel.now)
      break
    default:
      return
  }
  if (gone) unsettled.delete(refTo(object))
}

/** An actor did something: what shows its state is drawn anew. */
export function takeActor(viewer: Viewer, actor: ActorId): void {
  const slash = actor.indexOf('/')
  const kind = slash < 0 ? actor : actor.slice(0, slash)
  const crew = kind === 'kubelet' || kind === 'runtime' || kind === 'kube-proxy'
  viewer.dirty.add(crew ? `Worker/${actor.slice(slash + 1)}` : actor)
}

/** Whether nothing is on its way to another state. */
export const settled = (viewer: Viewer, kernel: KernelState): boolean =>
  isSettled(viewer.unsettled, kernel.now)

/** The records that changed since the last time. */
export function drainDeltas(
  viewer: Viewer,
  kernel: KernelState,
  cluster: ClusterState,
  inFlight: InFlight,
): ViewDelta[] {
  touchPulls(viewer, kernel, cluster)
  touchVisited(viewer, kernel)
  touchClocks(viewer, kernel)
  const deltas: ViewDelta[] = []
  for (const ref of viewer.dirty) {
    const record = recordFor(viewer, ref, kernel, cluster, inFlight)
    const [kind, key] = kindAndKey(ref, record)
    if (kind === undefined) continue
    const id = `${kind}/${key}`
    const before = viewer.shown.get(id)
    if (record === undefined) {
      if (viewer.shown.delete(id)) deltas.push({ op: 'drop', kind, key })
    } else if (before === undefined || !deepEqual(before, record)) {
      if (isPowerFlip(before, record)) touchPodsOf(viewer, record.key)
      viewer.shown.set(id, record)
      deltas.push({ op: 'put', record })
    }
  }
  viewer.dirty.clear()
  viewer.changed.clear()
  return deltas
}

function touch({ dirty }: Viewer, object: KubeObject): void {
  const { name, namespace = '' } = object.metadata
  switch (object.kind) {
    case 'Pod': {
      const { nodeName } = (object as Pod).spec
      dirty.add(refTo(object))
      if (nodeName !== undefined) dirty.add(`Worker/${nodeName}`)
      return
    }
    case 'Node':
      dirty.add(`Worker/${name}`)
      return
    case 'Lease':
      if (namespace === 'kube-node-lease') dirty.add(`Worker/${name}`)
      return
    case 'EndpointSlice': {
      const service = serviceOf(object as EndpointSlice)
      if (service !== undefined) dirty.add(`Service/${service}`)
      return
    }
    default:
      dirty.add(refTo(object))
  }
}

/** A pod is its kubelet's, or the scheduler's while it has no node. */
function isTended({ spec }: Pod, kernel: KernelState): boolean {
  if (spec.nodeName !== undefined) return nodeUp(kernel, spec.nodeName)
  const scheduler = kernel.actors.get(SCHEDULER)?.state as SchedulerState | undefined
  return scheduler?.standsBack !== true
}

const nodeUp = (kernel: KernelState, node: string | undefined): boolean =>
  node !== undefined && kernel.actors.get(kubeletOf(node))?.up === true

/** `Pod/default/web-7`, `Node/worker-1` */
export function refTo({ kind, metadata }: KubeObject): string {
  const { namespace, name } = metadata
  return namespace === undefined ? `${kind}/${name}` : `${kind}/${namespace}/${name}`
}

/** Who has no power probes nobody: its pods' probes stop and begin with it. */
const isPowerFlip = (before: ViewRecord | undefined, now: ViewRecord): boolean =>
  before?.kind === 'Worker' && now.kind === 'Worker' && before.powered !== now.powered

function touchPodsOf({ loads, dirty }: Viewer, node: string): void {
  for (const pod of loadOf(loads, node).pods) dirty.add(`Pod/${pod}`)
}

/** While an image comes in, its percentage rises without a message. */
function touchPulls(viewer: Viewer, kernel: KernelState, cluster: ClusterState): void {
  for (const name of cluster.machines.keys()) {
    const state = kernel.actors.get(runtimeOf(name))?.state as RuntimeState | undefined
    if (state === undefined || state.pulls.size === 0) continue
    viewer.dirty.add(`Worker/${name}`)
    touchPodsOf(viewer, name)
  }
}

/** Visitors keep their score: it is shown with the Service they visit. */
function touchVisited(viewer: Viewer, kernel: KernelState): void {
  if (!viewer.dirty.has(END_USERS)) return
  const state = kernel.actors.get(END_USERS)?.state as EndUsersState | undefined
  for (const [service, { perSecond, sent, ok, failed }] of state?.streams ?? []) {
    const record = viewer.shown.get(`Service/${service}`)
    const shown = record?.kind === 'Service' ? record.traffic : undefined
    const same = shown?.sent === sent && shown.ok === ok && shown.failed === failed
    if (!same || shown.perSecond !== perSecond) viewer.dirty.add(`Service/${service}`)
  }
}

function recordFor(
  viewer: Viewer,
  ref: string,
  kernel: KernelState,
  cluster: ClusterState,
  inFlight: InFlight,
): ViewRecord | undefined {
  const slash = ref.indexOf('/')
  const [kind, key] = [ref.slice(0, slash), ref.slice(slash + 1)]
  switch (kind) {
    case 'Worker':
      return workerFor(viewer, key, kernel, cluster)
    case 'Pod': {
      const pod = viewer.objects.get(`${PREFIX}pods/${key}`) as Pod | undefined
      return pod && podView(pod, podLocals(pod, kernel))
    }
    case 'Deployment':
    case 'ReplicaSet': {
      const object = viewer.objects.get(`${PREFIX}${kind.toLowerCase()}s/${key}`)
      return object && workloadView(object as Deployment | ReplicaSet)
    }
    case 'Service':
      return serviceFor(viewer, key, kernel)
    case 'Event': {
      const event = viewer.objects.get(`${PREFIX}events/${key}`) as Event | undefined
      return event && eventView(event)
    }
    default:
      return actorView(ref, kernel, inFlight)
  }
}

function kindAndKey(ref: string, record: ViewRecord | undefined): [ViewKind | undefined, string] {
  if (record !== undefined) return [record.kind, record.key]
  const slash = ref.indexOf('/')
  const [kind, key] = [ref.slice(0, slash), ref.slice(slash + 1)]
  switch (kind) {
    case 'Worker':
    case 'Pod':
    case 'Service':
    case 'Event':
      return [kind, key]
    case 'Deployment':
    case 'ReplicaSet':
      return ['Workload', ref]
    default:
      return [undefined, '']
  }
}

/** Of more workers nobody sees each kubelet's syncs, which would be most of what is told. */
const BEATS_MOST = 30

function workerFor(
  viewer: Viewer,
  name: string,
  kernel: KernelState,
  cluster: ClusterState,
): ViewRecord | undefined {
  const { objects, loads } = viewer
  const node = objects.get(`${PREFIX}minions/${name}`) as Node | undefined
  const machine = cluster.machines.get(name)
  if (node === undefined && machine === undefined) return undefined
  const lease = objects.get(`${PREFIX}leases/kube-node-lease/${name}`) as Lease | undefined
  const beats = cluster.machines.size <= BEATS_MOST
  return workerView(name, machine, { node, lease, requested: loadOf(loads, name) }, kernel, beats)
}

function serviceFor(viewer: Viewer, key: string, kernel: KernelState): ViewRecord | undefined {
  const service = viewer.objects.get(`${PREFIX}services/specs/${key}`) as Service | undefined
  if (service === undefined) return undefined
  return serviceView(service, slicesOf(viewer.slices, key), kernel)
}
