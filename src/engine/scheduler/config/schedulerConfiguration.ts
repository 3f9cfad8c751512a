/**
 * A scheduler's configuration file, decoded: what its writer left out has its default.
 * Source: Kubernetes v1.35 pkg/scheduler/apis/config/types.go
 */
import type { ExtensionPoint } from '../framework/profile'

export const API_VERSION = 'kubescheduler.config.k8s.io/v1'
export const KIND = 'KubeSchedulerConfiguration'

export interface PluginEntry {
  readonly name: string
  /** Of its score; 0 when nobody set it. */
  readonly weight: number
}

export interface PluginSet {
  readonly enabled: readonly PluginEntry[]
  readonly disabled: readonly PluginEntry[]
}

/** Where plugins are switched on and off: at one point, or at all that they take part in. */
export type ConfiguredPoint = ExtensionPoint | 'multiPoint'

export type Plugins = Readonly<Record<ConfiguredPoint, PluginSet>>

export interface PluginConfig {
  readonly name: string
  readonly args: unknown
}

export interface ProfileConfiguration {
  readonly schedulerName: string
  /** Absent: the whole scheduler's. */
  readonly percentageOfNodesToScore?: number
  readonly plugins: Plugins
  readonly pluginConfig: readonly PluginConfig[]
}

export interface SchedulerConfiguration {
  readonly parallelism: number
  /** 0 adapts to the size of the cluster. */
  readonly percentageOfNodesToScore: number
  readonly podInitialBackoffSeconds: number
  readonly podMaxBackoffSeconds: number
  readonly profiles: readonly ProfileConfiguration[]
}
