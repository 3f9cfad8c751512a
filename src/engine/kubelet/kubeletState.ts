/** All a kubelet holds between two messages. Plain data; nothing of it survives a power cut. */
import type { Pod, PodStatus } from '../../api/core'
import type { StringMap } from '../../api/meta'
import type { Taint } from '../../api/podScheduling'
import type { CSINodeDriver } from '../../api/storage'
import type { ClientSet } from '../clientGo/clientSet'
import type { EventRecorder } from '../clientGo/eventRecorder'
import type { InformerSpec } from '../clientGo/informer'
import type { CriImage, CriPod, VolumeFile } from '../cri/messages'
import type { Context } from '../kernel/actor'
import type { ActorId, Message } from '../kernel/event'
import type { Micros } from '../kernel/micros'
import type { DiskFiles } from '../outside/diskMessages'
import type { Amounts } from './admission'
import type { Backoffs } from './backoffs'
import type { CriClient } from './criClient'
import type { Few } from './few'
import type { NodeKeeper } from './node/nodeKeeper'
import type { ObjectCache } from './objectCache'
import type { Pass } from './pass'
import type { ProbeWorker } from './prober/probeWorker'
import type { PullQueue } from './pullQueue'
import type { TrackedStatus } from './status/trackedStatus'

/** What a kubelet is told when it starts: its flags, and the machine it finds. */
export interface KubeletConfig {
  /** The node's name. */
  readonly node: string
  readonly apiServer: ActorId
  readonly runtime: ActorId
  /** Who has the disks that are attached here; absent: nobody. */
  readonly disks?: ActorId
  /** Storage drivers installed on the node. */
  readonly csiDrivers?: readonly CSINodeDriver[]
  /** The machine's address on the nodes' network. */
  readonly nodeIP: string
  /** Quantities of the machine: `4`, `8Gi`, `110`. */
  readonly cpu: string
  readonly memory: string
  readonly pods: string
  /** The node's disk. Absent: 100Gi. */
  readonly ephemeralStorage?: string
  /** `--node-labels`; the zone is the cloud's to add. */
  readonly labels: StringMap
  /** `--register-with-taints` */
  readonly taints: readonly Taint[]
  /** `external`: a cloud controller manager finishes the node before pods may come. */
  readonly cloudProvider: 'external' | ''
}

/** All a kubelet holds. */
export interface KubeletState {
  readonly config: KubeletConfig
  readonly startedAt: Micros
  readonly specs: InformerSpec[]
  readonly clients: ClientSet
  readonly recorder: EventRecorder
  readonly cri: CriClient
  readonly runtime: RuntimeHealth
  readonly pleg: Pleg
  readonly node: NodeKeeper
  /** By uid. */
  readonly workers: Map<string, PodWorker>
  /** What the last relist saw of each pod, by uid. */
  readonly runtimePods: Map<string, CriPod>
  readonly statuses: Map<string, TrackedStatus>
  readonly crashBackoffs: Backoffs
  readonly pullBackoffs: Backoffs
  readonly puller: PullQueue
  /** Images on the node, by full name: what the runtime listed, and what was pulled since. */
  readonly images: Map<string, CriImage>
  readonly objects: ObjectCache
  /** Disks of drivers that are in use here, by their name in the node's status. */
  readonly disks: Map<string, NodeDisk>
  /** The files of service accounts' tokens, by namespace and name: pods share them. */
  readonly tokenFiles: Map<string, readonly VolumeFile[]>
  /** Probes and hooks on their way, by their number. */
  readonly probes: Map<number, ProbeInFlight>
  nextProbe: number
  /** Who waits for a log or the outcome of a command, by our number. */
  readonly visitors: Map<number, Visitor>
  nextVisitor: number
  /** Workers to look at before this message is done with, in order. */
  readonly due: Set<string>
  /** Workers whose next pass waits for a relist newer than their last one. */
  readonly awaitingRelist: Set<string>
  /** The pod whose worker began a pass last. */
  lastSync: { readonly pod: string; readonly at: Micros } | undefined
}

/** A disk this node has or waits for. */
export interface NodeDisk {
  readonly handle: string
  /** The pods that need it, by uid. */
  readonly users: Set<string>
  /** It is attached, and is being mounted. */
  mounting: boolean
  /** What it held when it was mounted. */
  files: DiskFiles | undefined
}

/** What the kubelet believes of its runtime. */
export interface RuntimeHealth {
  /** `containerd://2.2.1`; empty until the first answer. */
  version: string
  networkReady: boolean
  networkReason: string
  networkMessage: string
  /** When the runtime last answered a Status call, -1 never. */
  lastGood: Micros
  /** Since when a Status call waits for its answer, undefined if none does. */
  askingSince: Micros | undefined
}

/** The pod lifecycle event generator: when the runtime was last looked at. */
export interface Pleg {
  /** Relists happen at this offset of every second. */
  readonly offset: Micros
  /** The highest change number the runtime has told of. */
  sequence: number
  /** When the last relist was taken, -1 never. */
  lastAt: Micros
  /** When the one under way is taken, undefined if none is. */
  pendingAt: Micros | undefined
  /** Something may have changed since the pending one. */
  again: boolean
}

/** How far a pod has come; never back. */
export type WorkerStage = 'sync' | 'terminating' | 'finished'

/** One pod on this node and what is being done about it. Source: pkg/kubelet/pod_workers.go */
export interface PodWorker {
  readonly uid: string
  /** namespace/name */
  readonly key: string
  /** As the API last showed it. */
  pod: Pod
  /** What it asks for, by resource: thousandths of processors, units of all else. */
  readonly requests: Amounts
  stage: WorkerStage
  /** Something changed since the pass under way began. */
  dirty: boolean
  /** What caused the next pass, for the trace. */
  cause: number
  pass: Pass | undefined
  passes: number
  lastPassAt: Micros
  /** The timer of the next pass by itself. */
  timer: number | undefined
  /** When that is, for a retry or a back-off. */
  retryAt: Micros | undefined
  mounted: boolean
  /** The files written into its volumes, by the volume's name; undefined: it has none. */
  volumes: Map<string, readonly VolumeFile[]> | undefined
  /** What they are made from has changed since. */
  volumesStale: boolean
  mountFailures: Few<MountFailure>
  /** Why a container could not be started, until it was. */
  startErrors: Few<StartError>
  /** What the last pull of a container's image failed with. */
  pullErrors: Few<string>
  /** Until when a container's restart is held back, and since when. */
  backoffs: Few<{ readonly from: Micros; readonly until: Micros }>
  probes: Few<ProbeWorker>
  /** Sandboxes this kubelet has stopped: they need no second call. */
  stopped: readonly string[]
  /** Why the kubelet ended the pod, where it did. */
  evicted: { readonly reason: string; readonly message: string } | undefined
  /** The API no longer has it. */
  removed: boolean
}

/** How often a volume could not be mounted, and when it is tried again. */
export interface MountFailure {
  readonly count: number
  readonly retryAt: Micros
}

/** Why a container could not be started, as its status says it. */
export interface StartError {
  readonly reason: string
  readonly message: string
}

/** A question of the API server that is answered later. */
export interface Visitor {
  readonly from: ActorId
  readonly id: number
  readonly timestamps: boolean
}

/** Who waits for a probe's answer. */
export interface ProbeInFlight {
  readonly uid: string
  /** Key of the probe worker, or `hook:<container id>`. */
  readonly key: string
  readonly pass: number
  readonly dueAt: Micros
}

/** The kubelet's timers. */
export interface PodTimer extends Message {
  /** A pass is due; or what the last one came to is to be shown. */
  readonly type: 'kubelet.sync' | 'kubelet.showStatus'
  readonly uid: string
}
/** A status is to be sent again. */
export interface StatusTimer extends Message {
  readonly type: 'kubelet.statusRetry'
  readonly uid: string
}

/** A pass at work: whose, and with what. */
export interface Work {
  readonly state: KubeletState
  readonly worker: PodWorker
  readonly pass: Pass
  readonly context: Context
}

/** Puts a pod on the list of what is looked at before this message is done with. */
export function requestSync(state: KubeletState, uid: string, cause: number): void {
  const worker = state.workers.get(uid)
  if (worker === undefined) return
  worker.dirty = true
  worker.cause = cause
  state.due.add(uid)
}

/** The pass under way may go on. */
export function resume(state: KubeletState, worker: PodWorker): void {
  if (worker.pass !== undefined) worker.pass.waiting = undefined
  state.due.add(worker.uid)
}

/** What the status manager holds, or else what the API shows. */
export const heldStatus = (state: KubeletState, pod: Pod): PodStatus =>
  state.statuses.get(pod.metadata.uid)?.status ?? pod.status ?? {}
