/** The record of an actor that is drawn by itself: a part of the control plane, or the cloud. */
import type { ApiServerState } from '../apiserver/serverState'
import type { CloudControllerManagerState } from '../cloudControllerManager/state'
import type { ControllerManagerState } from '../controllers/state'
import type { EtcdState } from '../etcd/member'
import type { ActorId } from '../kernel/event'
import type { KernelState } from '../kernel/kernel'
import type { CloudProviderState } from '../outside/cloudProvider'
import type { SchedulerState } from '../scheduler/schedulerState'
import type { InFlight } from './inFlight'
import {
  apiServerView,
  cloudControllerManagerView,
  cloudView,
  controllerManagerView,
  etcdView,
  schedulerView,
} from './masterViews'
import type { ViewRecord } from './records'

/** Undefined for actors that are not drawn by themselves. An actor's kind says what its state is. */
export function actorView(
  id: ActorId,
  kernel: KernelState,
  inFlight: InFlight,
): ViewRecord | undefined {
  const actor = kernel.actors.get(id)
  switch (actor?.kind) {
    case 'etcd':
      return etcdView(id, actor.state as EtcdState)
    case 'kube-apiserver':
      return apiServerView(id, actor.state as ApiServerState, [...inFlight.values()])
    case 'kube-scheduler':
      return schedulerView(id, actor.state as SchedulerState)
    case 'kube-controller-manager':
      return controllerManagerView(id, actor.state as ControllerManagerState)
    case 'cloud-controller-manager':
      return cloudControllerManagerView(id, actor.state as CloudControllerManagerState)
    case 'cloud-provider':
      return cloudView(id, actor.state as CloudProviderState)
    default:
      return undefined
  }
}
