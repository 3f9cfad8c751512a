import type { ImageReference } from '../../api/machinery/imageReference'
import type { Micros } from '../kernel/micros'
import type { RegistryRefusal } from '../outside/registryMessages'
import type { CriMethod, GrpcCode, RuntimeFlavour } from './messages'

/** What a call failed with, as gRPC carries it. */
export interface RuntimeError {
  readonly code: GrpcCode
  readonly description: string
}

/** A stretch of time drawn anew each time: at least `least`, less than `least + spread`. */
export interface Latency {
  readonly least: Micros
  readonly spread: Micros
}

/** What tells one runtime from another: its name, how fast it is, and what it says when it fails. */
export interface Flavour {
  readonly name: RuntimeFlavour
  /** As node.status.nodeInfo.containerRuntimeVersion has it; before `://` stands its ids' prefix. */
  readonly version: string
  readonly sandbox: Latency
  readonly create: Latency
  readonly start: Latency
  readonly stopSandbox: Latency
  /** Paid by every call on top of the wire: the shim that passes it on to another daemon. */
  readonly hop: Micros
  /** What the shim calls in the daemon behind it, where there is one. */
  readonly behind: ((method: CriMethod) => string) | undefined
  readonly statusImage: (reference: ImageReference) => string
  readonly statusImageRef: (reference: ImageReference, digest: string) => string
  readonly refused: (reference: ImageReference, refusal: RegistryRefusal) => RuntimeError
  readonly unreachable: (reference: ImageReference) => RuntimeError
  readonly networkFailure: (sandboxId: string, cause: string) => RuntimeError
  /** Whether a missing executable is found out at CreateContainer or at StartContainer. */
  readonly findsMissingAt: 'create' | 'start'
  readonly missingExecutable: (missing: MissingExecutable, containerId: string) => RuntimeError
  readonly noCommand: RuntimeError
  /** How a container looks whose process could not be started. */
  readonly startFailure: { readonly exitCode: number; readonly reason: string }
}

/** A command that cannot be run: no such file, or one that may not be. */
export interface MissingExecutable {
  readonly executable: string
  readonly denied: boolean
}

const unknown = (description: string): RuntimeError => ({ code: 'Unknown', description })

/** An error without a code of its own: most are. */
export const unknownError = unknown

/** What runc says of a command it cannot run. Both containerd and Docker pass it on. */
export const runcMissing = (missing: MissingExecutable): string =>
  'failed to create shim task: OCI runtime create failed: runc create failed: unable to start ' +
  `container process: error during container init: exec: "${missing.executable}": ` +
  `${runcCause(missing)}: unknown`

function runcCause({ executable, denied }: MissingExecutable): string {
  if (denied) return 'permission denied'
  if (executable.includes('/')) return `stat ${executable}: no such file or directory`
  return 'executable file not found in $PATH'
}

/** The host that a registry name really asks: docker.io lives elsewhere. */
export function registryHost(repository: string): string {
  const host = repository.slice(0, repository.indexOf('/'))
  return host === 'docker.io' ? 'registry-1.docker.io' : host
}

/** The repository without its host. */
export const repositoryPath = (repository: string): string =>
  repository.slice(repository.indexOf('/') + 1)
