import type { Message } from '../kernel/event'
import type { Micros } from '../kernel/micros'

/** A layer of an image: what is downloaded, one blob each. */
export interface Layer {
  readonly digest: string
  readonly sizeBytes: number
}

/** A port a program opens, and what it speaks there. Only `http` answers with status codes. */
export interface Listener {
  readonly port: number
  readonly protocol: 'TCP' | 'UDP'
  readonly speaks: 'http' | 'tcp'
}

/** An answer to a request. A path ending in `*` matches every path that begins so. */
export interface Reply {
  readonly path: string
  readonly status: number
  readonly body: string
  /** Only from this long after the start, or only until then. */
  readonly fromMicros?: Micros
  readonly untilMicros?: Micros
}

/** A line a program writes this long after it was started. */
export interface TimedLine {
  readonly afterMicros: Micros
  readonly line: string
}

/** A command-line option or environment variable that changes what a program does. */
export interface ProgramOption {
  /** `--http-port`: the value follows, or stands behind `=`. */
  readonly flag?: string
  readonly env?: string
  readonly sets: 'port' | 'body' | 'memory' | 'cpu' | 'exitAfterSeconds'
}

/** What SIGTERM does to it: it ends after a while with this code, or takes no notice. */
export type TermResponse = 'ignored' | { readonly afterMicros: Micros; readonly exitCode: number }

/**
 * How a program behaves, as data: an image carries its programs, and the runtime runs them.
 * A program without `ends` runs for ever.
 */
export interface Program {
  readonly name: string
  /** From the start of the process until its ports are open. */
  readonly startupMicros: Micros
  readonly listeners: readonly Listener[]
  /** Opens the ports the container declares instead of `listeners`; none declared: `listeners`. */
  readonly listensAsDeclared: boolean
  /** The first that matches answers; where none does, 404. */
  readonly replies: readonly Reply[]
  readonly accessLog: 'combined' | 'none'
  readonly lines: readonly TimedLine[]
  readonly memoryBytes: number
  readonly memoryGrowthBytesPerSecond: number
  readonly cpuMillis: number
  readonly cpuMicrosPerRequest: number
  readonly term: TermResponse
  readonly ends?: { readonly afterMicros: Micros; readonly exitCode: number }
  readonly options: readonly ProgramOption[]
  /** It reads its configuration, and what it serves, from files, as this server does. */
  readonly reads?: 'nginx' | 'redis'
}

/** What an image says about the containers made from it. */
export interface ImageConfig {
  readonly entrypoint: readonly string[]
  readonly cmd: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Files of it that a program or a shell may read, by path. */
  readonly files?: Readonly<Record<string, string>>
  /** Its programs by the name of their file (`nginx` for /usr/sbin/nginx), or that and a subcommand. */
  readonly programs: Readonly<Record<string, Program>>
  /** Whether it has a shell and the usual small commands. */
  readonly shell: boolean
  /** A command that is no file of it: an error, or (nobody knows the image) its default program. */
  readonly unknownCommand: 'missing' | 'default'
}

/** GET /v2/<repository>/manifests/<reference>: a tag or a digest. */
export interface ManifestRequest extends Message {
  readonly type: 'registry.manifest'
  readonly id: number
  /** With host: `docker.io/library/nginx`. */
  readonly repository: string
  readonly reference: string
}

/** The manifest: what to download, and what is in it. */
export interface ManifestReply extends Message {
  readonly type: 'registry.manifestReply'
  readonly id: number
  readonly repository: string
  readonly digest: string
  readonly layers: readonly Layer[]
  readonly config: ImageConfig
}

/** Why a registry says no: no such tag, or no such repository (which docker.io calls denied). */
export type RegistryRefusal = 'manifestUnknown' | 'accessDenied'

/** 404, or 401 for a repository that is not there. */
export interface RegistryError extends Message {
  readonly type: 'registry.error'
  readonly id: number
  readonly repository: string
  readonly reference: string
  readonly refusal: RegistryRefusal
}

/** GET /v2/<repository>/blobs/<digest>. */
export interface BlobRequest extends Message {
  readonly type: 'registry.blob'
  readonly id: number
  readonly repository: string
  readonly digest: string
  readonly sizeBytes: number
  /** The node's bandwidth: the transfer takes size / bandwidth. */
  readonly bytesPerSecond: number
}

/** A layer, whole. */
export interface BlobReply extends Message {
  readonly type: 'registry.blobReply'
  readonly id: number
  readonly digest: string
}

/** What a registry can be asked. */
export type RegistryRequest = ManifestRequest | BlobRequest
/** What it answers. */
export type RegistryReply = ManifestReply | RegistryError | BlobReply
