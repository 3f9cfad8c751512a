import type { Continuation } from '../clientGo/client'
import type { ClientSet } from '../clientGo/clientSet'
import type { EventRecorder } from '../clientGo/eventRecorder'
import { depth, type WorkQueue } from '../clientGo/workQueue'
import type { ActorId } from '../kernel/event'
import type { Micros } from '../kernel/micros'
import { cloudControllers } from './controllers'

export interface CloudControllerManagerConfig {
  readonly apiServer: ActorId
  /** Absent: `cloud-provider`. */
  readonly cloudProvider?: ActorId
  /** `--cluster-cidr`; absent: `10.244.0.0/16`. */
  readonly clusterCIDR?: string
  /** `--configure-cloud-routes`; absent: true. */
  readonly configureCloudRoutes?: boolean
}

/** A key in hand. */
export interface Sync {
  readonly key: string
  /** The note that began it: the cause of all that it sends. */
  readonly cause: number
  requests: number
}

/** What the manager keeps of one controller. */
export interface CloudControllerState {
  readonly name: string
  /** Under whose name it sends. */
  readonly user: string
  readonly queue: WorkQueue
  readonly recorder: EventRecorder
  readonly syncs: Map<string, Sync>
  /** What only this controller reads and writes. */
  readonly memory: unknown
  lastKey: string
  busyUntil: Micros
  count: number
}

/** A call of the cloud that was not answered yet. */
export interface PendingCall {
  readonly controller: string
  readonly key: string
  readonly next: Continuation
  readonly sentAt: Micros
}

export interface CloudControllerManagerState {
  readonly cloudProvider: ActorId
  readonly clusterCIDR: string
  readonly set: ClientSet
  readonly controllers: Map<string, CloudControllerState>
  /** By the call's number, oldest first. */
  readonly calls: Map<number, PendingCall>
  nextCall: number
  /** The timer that gives up calls is set. */
  sweeping: boolean
  /** The informers are synced: the controllers work. */
  started: boolean
}

/** One controller as people see it: how much it has to do, and when its lamp goes out. */
export interface CloudControllerReading {
  readonly name: string
  readonly title: string
  readonly depth: number
  readonly retrying: number
  readonly lastKey: string
  readonly busyUntil: Micros
  readonly syncs: number
  readonly inHand?: { readonly key: string }
}

/** All controllers that run, in the order of the list. */
export function readCloudControllers({
  controllers,
}: CloudControllerManagerState): CloudControllerReading[] {
  const readings: CloudControllerReading[] = []
  for (const { name, title } of cloudControllers) {
    const own = controllers.get(name)
    if (own === undefined) continue
    const { queue, lastKey, busyUntil, count, syncs } = own
    const key = [...syncs.keys()].at(-1)
    readings.push({
      name,
      title,
      depth: depth(queue),
      retrying: queue.failures.size,
      lastKey,
      busyUntil,
      syncs: count,
      ...(key === undefined ? {} : { inHand: { key } }),
    })
  }
  return readings
}
