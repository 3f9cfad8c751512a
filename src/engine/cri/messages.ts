/**
 * The container runtime interface: what a kubelet asks of its runtime and what comes back, one
 * message each way. Beside it what is not CRI but travels the same short wire: probes, the
 * runtime's word that something changed, and what an operator does to a process.
 * Source: k8s.io/cri-api pkg/apis/runtime/v1/api.proto
 */
import type { Message } from '../kernel/event'
import type { Micros } from '../kernel/micros'

/** The runtimes a node may have. `docker` comes with its shim cri-dockerd. */
export type RuntimeFlavour = 'containerd' | 'cri-o' | 'docker'

/** What a sandbox is made from. */
export interface PodSandboxConfig {
  readonly podUid: string
  readonly namespace: string
  readonly name: string
  readonly attempt: number
  readonly hostNetwork: boolean
  readonly annotations: Readonly<Record<string, string>>
}

/** A port the pod says its container opens. Nothing checks it. */
export interface DeclaredPort {
  readonly containerPort: number
  readonly protocol: 'TCP' | 'UDP' | 'SCTP'
}

/** A file of a volume the kubelet writes. */
export interface VolumeFile {
  /** Inside the volume: `nginx.conf`, `keys/public.pem`. */
  readonly path: string
  readonly content: string
  /** Of its permissions, as stat shows them: 0o644. */
  readonly mode: number
}

/** Where a volume's files come from: the kubelet has written them, or the pod's containers will. */
export type MountSource =
  | { readonly type: 'projected'; readonly files: readonly VolumeFile[] }
  | { readonly type: 'emptyDir'; readonly medium: string }
  | DirectorySource

/** A directory that outlives the pod: of the node's own disk, or of a disk that is attached to it. */
export interface DirectorySource {
  readonly type: 'directory'
  /** Whoever mounts the same id has the same files: `/var/data`, or the name of a disk. */
  readonly id: string
  /** What an attached disk held when it was mounted; absent: the node's own disk has it. */
  readonly disk?: Readonly<Record<string, string>>
}

/** A volume of the pod where a container sees it. CRI names a directory of the node instead. */
export interface Mount {
  /** The volume's name in the pod. */
  readonly volume: string
  readonly containerPath: string
  /** A part of the volume; empty: all of it. */
  readonly subPath: string
  readonly readOnly: boolean
  readonly source: MountSource
}

/** What a container is made from. */
export interface ContainerConfig {
  readonly name: string
  /** Counts the containers of this name in this pod: the pod's restartCount. */
  readonly attempt: number
  /** As the pod names it, with a tag. */
  readonly image: string
  readonly command: readonly string[] | undefined
  readonly args: readonly string[] | undefined
  readonly env: Readonly<Record<string, string>>
  readonly mounts: readonly Mount[]
  readonly ports: readonly DeclaredPort[]
  /** An open standard input: a shell waits on it instead of ending. */
  readonly stdin: boolean
  readonly cpuLimitMillis: number | undefined
  readonly memoryLimitBytes: number | undefined
  /** Of the definition the container was made from: another one asks for a new container. */
  readonly hash: string
  /** The file a container leaves its last words in; absent: /dev/termination-log. */
  readonly messagePath?: string
  /** Where it left none and has failed: the end of its log. */
  readonly messageFromLogs: boolean
}

/** What a kubelet asks, by the name of the call. */
export type CriCall =
  | { readonly method: 'Status' }
  | { readonly method: 'UpdateRuntimeConfig'; readonly podCIDR: string }
  | { readonly method: 'RunPodSandbox'; readonly config: PodSandboxConfig }
  | { readonly method: 'StopPodSandbox'; readonly sandboxId: string }
  | { readonly method: 'RemovePodSandbox'; readonly sandboxId: string }
  | { readonly method: 'PodSandboxStatus'; readonly sandboxId: string }
  | {
      readonly method: 'CreateContainer'
      readonly sandboxId: string
      readonly config: ContainerConfig
    }
  | { readonly method: 'StartContainer'; readonly containerId: string }
  | {
      readonly method: 'StopContainer'
      readonly containerId: string
      /** From SIGTERM to SIGKILL. */
      readonly timeoutSeconds: number
    }
  | { readonly method: 'RemoveContainer'; readonly containerId: string }
  | { readonly method: 'ContainerStatus'; readonly containerId: string }
  /** ListPodSandbox and ListContainers in one: the pods that changed after `since`. */
  | { readonly method: 'ListContainers'; readonly since: number }
  | {
      readonly method: 'ExecSync'
      readonly containerId: string
      readonly command: readonly string[]
      readonly timeoutSeconds: number
    }
  | { readonly method: 'PullImage'; readonly image: string }
  | { readonly method: 'ImageStatus'; readonly image: string }
  | { readonly method: 'ListImages' }
  | { readonly method: 'RemoveImage'; readonly image: string }

/** The names of the calls. */
export type CriMethod = CriCall['method']

/** kubelet → runtime. `id` is the kubelet's own number. */
export interface CriRequest extends Message {
  readonly type: 'cri.request'
  readonly id: number
  readonly call: CriCall
  /** namespace/name of the pod it is for, empty for the node's own. */
  readonly pod: string
}

/** runtime → kubelet: what came of it. */
export interface CriResponse extends Message {
  readonly type: 'cri.response'
  readonly id: number
  readonly result: CriResult
  readonly pod: string
}

/** What a call gives back, by its name, or why it failed. */
export type CriResult =
  | CriFailure
  | { readonly method: 'Status'; readonly status: CriStatus }
  | { readonly method: 'RunPodSandbox'; readonly sandbox: CriSandbox }
  | { readonly method: 'StopPodSandbox'; readonly pod: CriPod | undefined }
  | { readonly method: 'PodSandboxStatus'; readonly pod: CriPod }
  | { readonly method: 'CreateContainer'; readonly containerId: string }
  | { readonly method: 'ContainerStatus'; readonly container: CriContainer }
  | {
      readonly method: 'ListContainers'
      /** Pass it as the next `since`. */
      readonly sequence: number
      readonly pods: readonly CriPod[]
    }
  | { readonly method: 'ExecSync'; readonly exitCode: number; readonly output: string }
  | { readonly method: 'PullImage'; readonly image: CriImage }
  | { readonly method: 'ImageStatus'; readonly image: CriImage | undefined }
  | { readonly method: 'ListImages'; readonly images: readonly CriImage[] }
  | {
      readonly method:
        | 'UpdateRuntimeConfig'
        | 'RemovePodSandbox'
        | 'StartContainer'
        | 'StopContainer'
        | 'RemoveContainer'
        | 'RemoveImage'
    }

/** A failed call: gRPC's code and the description, each as the runtime words it. */
export interface CriFailure {
  readonly method: 'error'
  readonly failed: CriMethod
  readonly code: GrpcCode
  readonly description: string
}

/** The codes of gRPC that runtimes use. */
export type GrpcCode =
  | 'Unknown'
  | 'NotFound'
  | 'DeadlineExceeded'
  | 'Unavailable'
  | 'InvalidArgument'

/** How the runtime is, and what it is. */
export interface CriStatus {
  readonly version: string
  readonly runtimeReady: boolean
  readonly networkReady: boolean
  readonly networkReason: string
  readonly networkMessage: string
}

/** A sandbox: the namespaces and the address that a pod's containers share. */
export interface CriSandbox {
  readonly id: string
  readonly attempt: number
  readonly state: 'READY' | 'NOTREADY'
  /** Empty for a sandbox on the node's network, and once it was stopped. */
  readonly ip: string
  readonly hostNetwork: boolean
  readonly createdAt: Micros
}

/** A container in one of its lives. */
export interface CriContainer {
  readonly id: string
  readonly sandboxId: string
  readonly name: string
  readonly attempt: number
  readonly hash: string
  readonly state: 'CREATED' | 'RUNNING' | 'EXITED' | 'UNKNOWN'
  /** As status.containerStatuses shows them: `image` and `imageID`. */
  readonly image: string
  readonly imageRef: string
  readonly createdAt: Micros
  /** 0: never started. */
  readonly startedAt: Micros
  readonly finishedAt: Micros
  readonly exitCode: number
  readonly reason: string
  readonly message: string
}

/** All a runtime knows of one pod: newest sandbox and newest containers first. */
export interface CriPod {
  readonly uid: string
  readonly namespace: string
  readonly name: string
  readonly sandboxes: readonly CriSandbox[]
  readonly containers: readonly CriContainer[]
}

/** An image on the node. */
export interface CriImage {
  readonly id: string
  /** Its names as the runtime writes them, `docker.io/library/nginx:1.27`. */
  readonly tags: readonly string[]
  readonly digests: readonly string[]
  readonly sizeBytes: number
  readonly pinned: boolean
}

/** runtime → kubelet: a container ended by itself. The kubelet looks at its next relist. */
export interface CriChanged extends Message {
  readonly type: 'cri.changed'
}

/** What a probe or hook does, names of ports and hosts looked up. */
export type ProbeAction =
  | {
      readonly type: 'httpGet'
      readonly scheme: 'HTTP' | 'HTTPS'
      readonly host: string
      readonly port: number
      readonly path: string
    }
  | { readonly type: 'tcpSocket' | 'grpc'; readonly host: string; readonly port: number }
  | { readonly type: 'exec'; readonly command: readonly string[] }

/** kubelet → the container: a probe, or a lifecycle hook, tried once. */
export interface ProbeRequest extends Message {
  readonly type: 'probe'
  readonly id: number
  readonly kind: 'Startup' | 'Readiness' | 'Liveness' | 'postStart' | 'preStop'
  readonly containerId: string
  readonly action: ProbeAction
  readonly timeoutSeconds: number
  readonly pod: string
}

/** What came of it, before anybody judged it. */
export type ProbeOutcome =
  | { readonly type: 'http'; readonly status: number; readonly body: string }
  | { readonly type: 'connected' | 'refused' | 'timedOut' | 'noContainer' }
  | { readonly type: 'exec'; readonly exitCode: number; readonly output: string }
  | { readonly type: 'malformed' }
  /** The command could not be run at all. */
  | { readonly type: 'execError'; readonly message: string }

/** The container → kubelet: what came of a probe. */
export interface ProbeReply extends Message {
  readonly type: 'probeReply'
  readonly id: number
  readonly outcome: ProbeOutcome
  readonly pod: string
}

/**
 * kubelet → the node's disk: what a volume holds from now on. A real kubelet writes the files
 * itself. The first time they come with the containers that mount them.
 */
export interface WriteVolume extends Message {
  readonly type: 'runtime.writeVolume'
  readonly podUid: string
  readonly volume: string
  readonly files: readonly VolumeFile[]
}

/** kubelet → the node's disk: nothing has this disk mounted any more, and it is taken off. */
export interface UnmountDisk extends Message {
  readonly type: 'runtime.unmountDisk'
  readonly id: string
}

/** kubelet → the log files of its node. A real kubelet reads the files itself. */
export interface ReadLogRequest extends Message {
  readonly type: 'runtime.readLog'
  readonly id: number
  readonly containerId: string
  readonly tailLines?: number
}

/** The lines asked for, oldest first. */
export interface ReadLogReply extends Message {
  readonly type: 'runtime.logLines'
  readonly id: number
  readonly lines: readonly { readonly at: Micros; readonly text: string }[]
}

/** An operator's hand on a process: it ends with this code, or answers everyone badly. */
export interface CrashContainer extends Message {
  readonly type: 'runtime.crash'
  readonly namespace: string
  readonly pod: string
  readonly container: string
  readonly exitCode: number
}

/** An operator says what a container answers from now on. */
export interface SetContainerHealth extends Message {
  readonly type: 'runtime.health'
  readonly namespace: string
  readonly pod: string
  readonly container: string
  readonly healthy: boolean
}

/** A note of the cri-dockerd flavour: the call went on to dockerd, over the shim's extra hop. */
export interface DockerHop extends Message {
  readonly type: 'criDockerd.hop'
  readonly method: CriMethod
  readonly docker: string
}
