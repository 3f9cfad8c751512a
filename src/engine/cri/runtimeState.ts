/** What a runtime holds: sandboxes, containers and their processes, images, addresses. Plain data. */
import type { ImageReference } from '../../api/machinery/imageReference'
import type { ActorId, Message } from '../kernel/event'
import type { Micros } from '../kernel/micros'
import type { ImageConfig, Layer, Program } from '../outside/registryMessages'
import type { Directories } from './files/directories'
import type { FileSystem } from './files/fileSystem'
import type { Volumes } from './files/volume'
import type { ContainerConfig, RuntimeFlavour } from './messages'
import type { Process } from './process/process'

/** What a runtime is told when it starts. */
export interface RuntimeConfig {
  readonly node: string
  readonly kubelet: ActorId
  readonly registry: ActorId
  readonly flavour: RuntimeFlavour
  /** The machine's address: pods on the node's own network answer there. */
  readonly nodeIP: string
  /** Who has the disks that are attached here; absent: nobody. */
  readonly disks?: ActorId
  /** Of a pull. Absent: 40 MB a second. */
  readonly bytesPerSecond?: number
}

/** All a runtime holds. */
export interface RuntimeState {
  readonly config: RuntimeConfig
  podCIDR: string
  /** When the network plugin has read its configuration; undefined while it has none. */
  networkReadyAt: Micros | undefined
  readonly addresses: AddressStore
  /** By uid. */
  readonly pods: Map<string, PodRecord>
  readonly sandboxes: Map<string, SandboxRecord>
  readonly containers: Map<string, ContainerRecord>
  /** The sandboxes that answer at an address. Sandboxes of the node's network stand under its own. */
  readonly byAddress: Map<string, readonly string[]>
  readonly images: ImageStore
  readonly directories: Directories
  /** The timer is set by which scripts write to their disks. */
  writesBack: boolean
  /** By full name: one pull of an image serves all who wait for it. */
  readonly pulls: Map<string, Pull>
  /** Which pull a number sent to the registry belongs to. */
  readonly registryRequests: Map<number, string>
  nextRequest: number
  /** Counts changes; each pod remembers its last. */
  sequence: number
  listedAt: Micros
}

/** A call that is answered later. */
export interface Waiter {
  readonly id: number
  readonly pod: string
  readonly from: ActorId
}

/** A process ends, or is to be followed further: the runtime's own timer. */
export interface ProcessTimer extends Message {
  readonly type: 'runtime.ends' | 'runtime.look'
  readonly containerId: string
  readonly exitCode: number
  readonly oom: boolean
}

/** The registry did not answer in time. */
export interface PullTimeout extends Message {
  readonly type: 'runtime.pullTimeout'
  readonly image: string
}

/** Who has which address, as host-local keeps it in files. */
export interface AddressStore {
  /** Number of the address handed out last: the next one is looked for behind it. */
  last: number
  /** Address number to sandbox id. */
  readonly taken: Map<number, string>
}

/** What the runtime has of one pod, newest first. */
export interface PodRecord {
  readonly uid: string
  readonly namespace: string
  readonly name: string
  sandboxIds: readonly string[]
  containerIds: readonly string[]
  /** Its volumes on the node's disk; undefined until somebody looks into one. */
  volumes: Volumes | undefined
  sequence: number
  /** Until then something of it is still about to show: a start that takes its time. */
  settlesAt: Micros
}

/** A sandbox. */
export interface SandboxRecord {
  readonly id: string
  readonly podUid: string
  readonly attempt: number
  readonly hostNetwork: boolean
  readonly annotations: Readonly<Record<string, string>>
  readonly createdAt: Micros
  ready: boolean
  ip: string
}

/** A container, with its process while it runs. */
export interface ContainerRecord {
  readonly id: string
  readonly podUid: string
  readonly sandboxId: string
  readonly config: ContainerConfig
  readonly image: string
  readonly imageRef: string
  readonly imageId: string
  readonly createdAt: Micros
  state: 'CREATED' | 'RUNNING' | 'EXITED'
  startedAt: Micros
  finishedAt: Micros
  exitCode: number
  reason: string
  message: string
  process: Process | undefined
  /** Undefined until somebody looks at a file of it. */
  files: FileSystem | undefined
  /** The timer of what the process does next. */
  timer: number | undefined
  /** Calls of StopContainer that wait for its end. */
  readonly stopping: Waiter[]
  /** When SIGKILL comes, and what SIGTERM will do before; undefined until one was sent. */
  killAt: Micros | undefined
  term: { readonly at: Micros; readonly exitCode: number } | undefined
  log: LogPart[]
}

/**
 * A part of a container's log: a line, or all that a program says by itself, which every process
 * of it says in the same words.
 */
export type LogPart =
  | LogLine
  | { readonly at: Micros; readonly text: undefined; readonly lines: Program['lines'] }

/** A line of a container's log. A line of the future has not been written yet. */
export interface LogLine {
  readonly at: Micros
  readonly text: string
}

/** The images on the disk. */
export interface ImageStore {
  /** By id. */
  readonly images: Map<string, StoredImage>
  /** By full name, `docker.io/library/nginx:1.27`, to id. */
  readonly names: Map<string, string>
  /** By the name in a pod: what the status of its containers shows; all of them share it. */
  readonly shown: Map<string, ShownNames>
}

/** How a container's status names its image. */
export interface ShownNames {
  readonly imageId: string
  readonly image: string
  readonly imageRef: string
}

/** An image, with the programs in it. */
export interface StoredImage {
  readonly id: string
  readonly reference: ImageReference
  readonly digest: string
  readonly tags: string[]
  readonly sizeBytes: number
  readonly pinned: boolean
  readonly config: ImageConfig
}

/** A pull under way. */
export interface Pull {
  readonly image: string
  readonly reference: ImageReference
  readonly waiters: Waiter[]
  readonly startedAt: Micros
  digest: string
  layers: readonly Layer[]
  config: ImageConfig | undefined
  /** Layers that have arrived. */
  done: number
  layerFrom: Micros
  layerUntil: Micros
  timer: number
}

/** Marks a pod changed: the kubelet's next relist shows it. */
export function touch(state: RuntimeState, pod: PodRecord, settlesAt: Micros): void {
  state.sequence++
  pod.sequence = state.sequence
  pod.settlesAt = Math.max(pod.settlesAt, settlesAt)
}
