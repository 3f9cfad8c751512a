/** The parts of the control plane as drawn, each read off its own state. */
import type { ApiServerState } from '../apiserver/serverState'
import {
  type CloudControllerManagerState,
  readCloudControllers,
} from '../cloudControllerManager/state'
import { readControllers } from '../controllers/controllerViews'
import type { ControllerManagerState } from '../controllers/state'
import { readEtcd } from '../etcd/etcd'
import type { EtcdState } from '../etcd/member'
import type { ActorId } from '../kernel/event'
import type { CloudProviderState } from '../outside/cloudProvider'
import { lanesOf, type WaitingPodLine } from '../scheduler/lanes'
import type { SchedulerState } from '../scheduler/schedulerState'
import type {
  ApiServerView,
  CloudView,
  ControllerManagerView,
  EtcdView,
  InFlightView,
  QueuedPodView,
  SchedulerView,
} from './records'

/** A lane of more pods is drawn as a number. */
const LANE_MOST = 40

export function etcdView(key: ActorId, state: EtcdState): EtcdView {
  const { revision, compacted, term, keys, lastWrites, counts } = readEtcd(state)
  return {
    kind: 'Etcd',
    key,
    revision,
    compacted,
    term,
    role: 'leader',
    keys,
    lastWrites,
    counts: COUNTED.flatMap((resource) => {
      const count = counts.get(resource)
      return count === undefined ? [] : [{ resource: NAMES[resource] ?? resource, count }]
    }),
  }
}

/** By the path of the keys, most interesting first. */
const COUNTED = [
  'deployments',
  'replicasets',
  'pods',
  'services/specs',
  'minions',
  'endpointslices',
  'configmaps',
  'secrets',
  'events',
  'leases',
  'namespaces',
]
const NAMES: Readonly<Record<string, string>> = {
  minions: 'nodes',
  'services/specs': 'services',
}

export function apiServerView(
  key: ActorId,
  state: ApiServerState,
  inFlight: readonly InFlightView[],
): ApiServerView {
  const { watches, requests } = state
  return { kind: 'ApiServer', key, inFlight, watches: watches.byId.size, requests }
}

export function schedulerView(key: ActorId, state: SchedulerState): SchedulerView {
  const lanes = lanesOf(state, LANE_MOST)
  return {
    kind: 'Scheduler',
    key,
    active: lanes.active.map(queuedPod),
    backoff: lanes.backoff.map(queuedPod),
    unschedulable: lanes.unschedulable.map(queuedPod),
    gated: lanes.gated.map(queuedPod),
    ...(lanes.inHand === undefined ? {} : { inHand: lanes.inHand }),
    annotates: state.annotates,
    binding: lanes.binding.map((one) => one.key),
    standsBack: lanes.standsBack,
  }
}

function queuedPod(line: WaitingPodLine): QueuedPodView {
  const { key, priority, attempts, refusedBy, since, backoffUntil } = line
  const backoff =
    backoffUntil === undefined ? {} : { backoff: { from: since, until: backoffUntil } }
  return { key, priority, attempts, refusedBy, ...backoff }
}

export const controllerManagerView = (
  key: ActorId,
  state: ControllerManagerState,
): ControllerManagerView => ({
  kind: 'ControllerManager',
  key,
  cloud: false,
  controllers: readControllers(state),
})

export const cloudControllerManagerView = (
  key: ActorId,
  state: CloudControllerManagerState,
): ControllerManagerView => ({
  kind: 'ControllerManager',
  key,
  cloud: true,
  controllers: readCloudControllers(state),
})

export const cloudView = (key: ActorId, state: CloudProviderState): CloudView => ({
  kind: 'Cloud',
  key,
  machines: Array.from(state.machines.values(), (machine) => ({
    name: machine.name,
    state: machine.state,
  })),
  loadBalancers: Array.from(state.loadBalancers.values(), ({ ip, spec }) => ({
    service: spec.service,
    ip,
  })),
  routes: state.routes.size,
  disks: Array.from(state.disks.values(), ({ name, zone, attachedTo }) => ({
    name,
    zone,
    machine: attachedTo,
  })),
})
