/** One pass of a pod worker as data: the steps still to take, and what it waits for. */
import type { Container } from '../../api/container'
import type { Pod } from '../../api/core'
import type { CriPod, CriResult, ProbeOutcome } from '../cri/messages'
import type { Micros } from '../kernel/micros'

/** In which list of the pod a container stands. */
export type ContainerKind = 'init' | 'main' | 'ephemeral'

/** A container of a pod by name. */
export interface ContainerRef {
  readonly name: string
  readonly kind: ContainerKind
}

/** The probe that asks for a container's end, which may grant its own grace. */
export type KillCause = 'livenessProbe' | 'startupProbe' | ''

/** A container to be stopped. */
export interface KillTarget extends ContainerRef {
  readonly containerId: string
  /** Of the Killing event. */
  readonly message: string
  readonly cause: KillCause
}

/** What a pass does next. A name in the past tense takes an answer. */
export type Step =
  | { readonly type: 'mountVolumes' }
  /** Looks at what runs and what should, and adds the steps between the two. */
  | { readonly type: 'syncRuntime' }
  /** Side by side; done when the last one has ended. */
  | { readonly type: 'kill'; readonly targets: readonly KillTarget[] }
  | { readonly type: 'stopSandboxes'; readonly ids: readonly string[] }
  | { readonly type: 'runSandbox'; readonly attempt: number }
  | { readonly type: 'sandboxRun' }
  | { readonly type: 'sandboxStopped'; readonly id: string }
  | {
      readonly type: 'start' | 'pull' | 'pulled' | 'create' | 'created'
      readonly container: ContainerRef
    }
  | {
      readonly type: 'started' | 'postStarted'
      readonly container: ContainerRef
      readonly containerId: string
    }
  | { readonly type: 'removeContainers'; readonly ids: readonly string[] }
  | { readonly type: 'terminated' }

/** A pass that is not waiting goes on; one that waits for the runtime cannot be broken off. */
export type Waiting = 'runtime' | 'kills' | 'volumes' | 'objects' | 'pull' | 'hook'

/** A pass under way. */
export interface Pass {
  readonly id: number
  readonly startedAt: Micros
  /** What the last relist showed when the pass began. */
  readonly seen: CriPod | undefined
  readonly steps: Step[]
  waiting: Waiting | undefined
  /** The pod is to end: no step more. */
  cancelled: boolean
  sandboxId: string
  podIP: string
  /** What the runtime answered last. */
  result: CriResult | undefined
  /** Why the pull this pass waited for failed. */
  pullError: string | undefined
  hookOutcome: ProbeOutcome | undefined
  readonly kills: Map<string, Kill>
  /** Errors so far; they decide when the next pass comes. */
  readonly errors: PassError[]
}

/** A container being stopped: hook, turn of the sidecars, SIGTERM, SIGKILL. */
export interface Kill extends KillTarget {
  readonly startedAt: Micros
  readonly graceSeconds: number
  stage: 'preStop' | 'turn' | 'stopping' | 'done'
  timer: number | undefined
}

/** Why a pass must be repeated. */
export type PassError =
  /** A container's restart is held back until then. */
  | { readonly type: 'crashLoop'; readonly until: Micros }
  | { readonly type: 'network' }
  | { readonly type: 'other' }

/** The container's definition in the pod. */
export function containerSpec(pod: Pod, ref: ContainerRef): Container | undefined {
  const { spec } = pod
  const list =
    ref.kind === 'init'
      ? spec.initContainers
      : ref.kind === 'main'
        ? spec.containers
        : spec.ephemeralContainers
  return list?.find((container) => container.name === ref.name)
}

/** Every container of a pod with its kind: init, main, ephemeral. */
export function allContainers(pod: Pod): ContainerRef[] {
  const refs = (list: readonly Container[] | undefined, kind: ContainerKind): ContainerRef[] =>
    (list ?? []).map(({ name }) => ({ name, kind }))
  return [
    ...refs(pod.spec.initContainers, 'init'),
    ...refs(pod.spec.containers, 'main'),
    ...refs(pod.spec.ephemeralContainers, 'ephemeral'),
  ]
}
