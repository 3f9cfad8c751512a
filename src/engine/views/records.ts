/**
 * What the page draws: small plain records, one per thing, each replaced whole when it changes.
 * Full objects are fetched on demand. Times are virtual microseconds since power-on; a timer is a
 * pair (from, until) so that the page can draw it running down without asking again.
 */
import type { ActorId } from '../kernel/event'
import type { Micros } from '../kernel/micros'

/** A stretch of time that ends: a lease, a back-off, a grace period. */
export interface Timer {
  readonly from: Micros
  readonly until: Micros
}

/** A probe that begins anew every period: at `from`, at `from + every`, and so on. */
export interface ProbeView {
  readonly kind: 'Startup' | 'Readiness' | 'Liveness'
  readonly container: string
  readonly from: Micros
  readonly every: Micros
}

/** How a pod looks: Kubernetes' phase and reasons folded into what the legend has. */
export type PodLook =
  | 'pending'
  | 'creating'
  | 'running'
  | 'notReady'
  | 'crashing'
  | 'failed'
  | 'ending'
  | 'done'
  | 'unknown'

export interface ContainerView {
  readonly name: string
  readonly kind: 'init' | 'sidecar' | 'main'
  readonly state: 'waiting' | 'running' | 'ready' | 'succeeded' | 'failed'
  readonly reason: string
  readonly image: string
  readonly restarts: number
}

export interface PodView {
  readonly kind: 'Pod'
  /** namespace/name */
  readonly key: string
  readonly uid: string
  readonly namespace: string
  readonly name: string
  /** Empty while not bound. */
  readonly node: string
  readonly look: PodLook
  /** The STATUS column of `kubectl get pods`. */
  readonly status: string
  readonly readyContainers: number
  readonly containers: readonly ContainerView[]
  readonly restarts: number
  /** `ReplicaSet/web-7d9c6b8f4d`, empty for a bare pod. */
  readonly owner: string
  readonly labels: Readonly<Record<string, string>>
  /** Names of the PersistentVolumeClaims it mounts; absent when there are none. */
  readonly claims?: readonly string[]
  readonly cpuMillis: number
  readonly memoryBytes: number
  readonly ip: string
  /** 0..100 while an image is pulled for it, else undefined. */
  readonly pullPercent?: number
  readonly backoff?: Timer
  readonly grace?: Timer
  /** How long it is still tolerated on its tainted node. */
  readonly eviction?: Timer
  readonly probes?: readonly ProbeView[]
  readonly createdAt: Micros
  readonly milestones?: PodMilestones
  readonly priority: number
}

/** Since when it is so; 0 for what is not. Whole seconds, as the API has them. */
export interface PodMilestones {
  readonly scheduledAt: Micros
  /** The latest start of a container; 0 unless all run. */
  readonly startedAt: Micros
  readonly readyAt: Micros
}

export interface WorkerView {
  readonly kind: 'Worker'
  /** The node's name. */
  readonly key: string
  readonly name: string
  /** The Ready condition as the API holds it. */
  readonly ready: 'True' | 'False' | 'Unknown'
  readonly readySince: Micros
  readonly readyReason: string
  readonly cordoned: boolean
  /** MemoryPressure and friends that are True. */
  readonly pressures: readonly string[]
  /** The truth outside the API: whether the machine has power, and its wire is whole. */
  readonly powered: boolean
  readonly connected: boolean
  /** False until the Node object exists. */
  readonly registered: boolean
  readonly zone: string
  readonly runtime: 'containerd' | 'cri-o' | 'docker'
  readonly address: string
  readonly podCIDR: string
  readonly cpuMillis: number
  readonly cpuRequestedMillis: number
  readonly memoryBytes: number
  readonly memoryRequestedBytes: number
  readonly podsMost: number
  readonly taints: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  readonly lease?: Timer
  /** It is late: seen last at `from`, and Unknown if nothing is heard of it by `until`. */
  readonly silence?: Timer
  /** How many images lie on its disk; the largest of them. */
  readonly imageCount: number
  readonly images: readonly ImageView[]
  readonly pulling: readonly { readonly image: string; readonly percent: number }[]
  /** kube-proxy's rules now programmed. */
  readonly proxyRules: number
  /** The pod that its kubelet began to sync last; absent: none yet, or too many workers to look. */
  readonly podSync?: { readonly pod: string; readonly at: Micros }
  readonly createdAt: Micros
}

export interface ImageView {
  /** `nginx:1.27` */
  readonly name: string
  readonly sizeBytes: number
}

export interface ApiServerView {
  readonly kind: 'ApiServer'
  readonly key: ActorId
  readonly inFlight: readonly InFlightView[]
  readonly watches: number
  readonly requests: number
}
export interface InFlightView {
  readonly id: number
  readonly client: ActorId
  readonly verb: MessageVerb
  /** `POST pods`, short enough for the bar. */
  readonly label: string
  readonly stages: readonly { readonly stage: string; readonly until: Micros }[]
  readonly chatter: boolean
}

export interface EtcdView {
  readonly kind: 'Etcd'
  readonly key: ActorId
  readonly revision: number
  readonly compacted: number
  readonly term: number
  readonly role: 'leader' | 'follower' | 'candidate'
  readonly keys: number
  readonly lastWrites: readonly {
    readonly revision: number
    readonly key: string
    readonly deleted: boolean
  }[]
  /** How many objects it holds, by resource, most interesting first. */
  readonly counts: readonly { readonly resource: string; readonly count: number }[]
}

export interface QueuedPodView {
  /** namespace/name */
  readonly key: string
  readonly priority: number
  readonly attempts: number
  readonly backoff?: Timer
  /** Plugins that refused it last. */
  readonly refusedBy: readonly string[]
}
export interface SchedulerView {
  readonly kind: 'Scheduler'
  readonly key: ActorId
  readonly active: readonly QueuedPodView[]
  readonly backoff: readonly QueuedPodView[]
  readonly unschedulable: readonly QueuedPodView[]
  readonly gated: readonly QueuedPodView[]
  /** The pod whose cycle runs, the extension point it is at, and the decision it leads to. */
  readonly inHand?: {
    readonly key: string
    readonly point: string
    readonly decision: number
    readonly from: Micros
    readonly until: Micros
  }
  /** Whether it writes its decisions on the pods. */
  readonly annotates: boolean
  /** Pods assumed on a node, their binding still on its way. */
  readonly binding: readonly string[]
  /** A person places the pods: it only queues them. */
  readonly standsBack: boolean
}

export interface ControllerView {
  /** Kubernetes' name: `deployment-controller`. */
  readonly name: string
  /** For people: `Deployment`. */
  readonly title: string
  readonly depth: number
  /** Keys being retried later. */
  readonly retrying: number
  /** The key it worked on last, and until when its lamp is lit. */
  readonly lastKey: string
  readonly busyUntil: Micros
  readonly syncs: number
  /** The object it works on: how many there are to be of what it makes, and how many there are. */
  readonly inHand?: { readonly key: string; readonly goal?: GoalView }
}
export interface GoalView {
  readonly of: 'pods' | 'endpoints'
  readonly wanted: number
  readonly there: number
}
export interface ControllerManagerView {
  readonly kind: 'ControllerManager'
  readonly key: ActorId
  readonly cloud: boolean
  readonly controllers: readonly ControllerView[]
}

/** A Deployment, ReplicaSet or Service: not drawn as a node, listed and linked. */
export interface WorkloadView {
  readonly kind: 'Workload'
  /** `Deployment/default/web` */
  readonly key: string
  readonly objectKind: string
  readonly namespace: string
  readonly name: string
  readonly desired: number
  readonly ready: number
  readonly updated: number
  readonly available: number
  readonly images: readonly string[]
  readonly owner: string
  readonly ending: boolean
  /** Its rollout got on last at `from`, and counts as failed if it does not again by `until`. */
  readonly deadline?: Timer
}
export interface ServiceView {
  readonly kind: 'Service'
  /** namespace/name */
  readonly key: string
  readonly namespace: string
  readonly name: string
  readonly type: string
  readonly clusterIP: string
  readonly ports: readonly string[]
  readonly externalIP: string
  /** Labels that a pod must carry to stand behind it; empty for one that selects none. */
  readonly selector: Readonly<Record<string, string>>
  readonly readyEndpoints: readonly string[]
  readonly notReadyEndpoints: number
  /** User traffic: requests a second that end users send, and how it fared lately. */
  readonly traffic?: TrafficView
}
export interface TrafficView {
  readonly perSecond: number
  readonly sent: number
  readonly ok: number
  readonly failed: number
  readonly lastLatencyMicros: Micros
  /** Answers by pod key. */
  readonly byPod: Readonly<Record<string, number>>
}
export interface CloudView {
  readonly kind: 'Cloud'
  readonly key: ActorId
  readonly machines: readonly { readonly name: string; readonly state: string }[]
  readonly loadBalancers: readonly { readonly service: string; readonly ip: string }[]
  readonly routes: number
  /** `machine` is empty for a disk that is attached to none. */
  readonly disks: readonly {
    readonly name: string
    readonly zone: string
    readonly machine: string
  }[]
}

/** A line of the events panel. */
export interface EventView {
  readonly kind: 'Event'
  /** namespace/name of the Event object */
  readonly key: string
  readonly at: Micros
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  /** `Pod/web-x2k9p`, `Node/worker-1` */
  readonly object: string
  readonly objectKey: string
  readonly message: string
  readonly source: string
  readonly count: number
}

export type ViewRecord =
  | PodView
  | WorkerView
  | ApiServerView
  | EtcdView
  | SchedulerView
  | ControllerManagerView
  | WorkloadView
  | ServiceView
  | CloudView
  | EventView

export type ViewKind = ViewRecord['kind']

/** A record that came, changed or went since the last delta. */
export type ViewDelta =
  | { readonly op: 'put'; readonly record: ViewRecord }
  | { readonly op: 'drop'; readonly kind: ViewKind; readonly key: string }

export type MessageKind =
  | 'request'
  | 'response'
  | 'watch'
  | 'cri'
  | 'etcd'
  | 'image'
  | 'traffic'
  | 'probe'
  | 'cloud'

export type MessageVerb = 'create' | 'read' | 'update' | 'delete' | 'traffic'

/** A message on a wire. It leaves at `departs` and arrives at `arrives` (never, if lost). */
export interface FlightView {
  /** The kernel event's id: ask for its details with it. */
  readonly id: number
  readonly cause: number
  readonly kind: MessageKind
  readonly verb: MessageVerb
  /** `POST pods`, `ADDED pod/web-7`, `PullImage nginx:1.27` */
  readonly label: string
  readonly from: ActorId
  readonly to: ActorId
  readonly departs: Micros
  readonly arrives: Micros
  readonly lost: boolean
  /** HTTP status of a response, 0 otherwise. */
  readonly status: number
  /** Heartbeats, resyncs, events: hidden unless asked for. */
  readonly chatter: boolean
  /** What it is about: `Pod/default/web-7`; empty when not about one object. */
  readonly object: string
  /** Which controller speaks, where an actor has several: `deployment-controller`. */
  readonly speaker: string
  /** What the story wants to know of the content: node, phase, reason, replicas, image, message. */
  readonly facts: Readonly<Record<string, string>>
}

/** Something a component says about itself, for the caption, the story and breakpoints. */
export interface MomentView {
  readonly id: number
  readonly cause: number
  readonly at: Micros
  readonly actor: ActorId
  /** The note as the component wrote it. */
  readonly note: { readonly type: string } & Readonly<Record<string, unknown>>
}
