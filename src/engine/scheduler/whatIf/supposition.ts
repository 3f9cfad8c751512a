/** What somebody wonders about: the world and the scheduler as they might be. Plain data. */
import type { Node, Pod } from '../../../api/core'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'

export interface Supposition {
  /** The pod as it would be; absent: as it is. */
  readonly pod?: Pod
  /** Nodes as they would be, and nodes there might be. */
  readonly nodes?: readonly Node[]
  /** Pods that would be gone: namespace/name. */
  readonly without?: readonly string[]
  /** Claims as they would be, each bound to one of the volumes, or left to the scheduler. */
  readonly claims?: readonly PersistentVolumeClaim[]
  readonly volumes?: readonly PersistentVolume[]
  readonly profile?: ProfileSupposition
}

/** How the scheduler would be configured. What is absent is as it runs. */
export interface ProfileSupposition {
  /** A KubeSchedulerConfiguration, as parsed YAML. */
  readonly configuration?: unknown
  /** Which of its profiles; absent: the one the pod asks for, or else the first. */
  readonly schedulerName?: string
  /** Weights of Score plugins, by their names. */
  readonly weights?: Readonly<Record<string, number>>
  /** Plugins that take part nowhere. */
  readonly off?: readonly string[]
}
