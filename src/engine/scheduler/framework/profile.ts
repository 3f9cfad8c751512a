/**
 * How a scheduler is configured: which plugins take part, with what weight and arguments.
 * Source: Kubernetes v1.35 pkg/scheduler/apis/config/types.go (KubeSchedulerProfile)
 */
import type { WrittenCode } from '../written/writtenCode'

/** The extension points a plugin can be enabled at by name. */
export type ExtensionPoint =
  | 'preEnqueue'
  | 'queueSort'
  | 'preFilter'
  | 'filter'
  | 'postFilter'
  | 'preScore'
  | 'score'
  | 'reserve'
  | 'permit'
  | 'preBind'
  | 'bind'
  | 'postBind'

export interface PluginSetting {
  readonly name: string
  /** What a point of its score counts in the sum; 0 stands for 1. */
  readonly weight?: number
  /** As in kubescheduler.config.k8s.io/v1; what is absent has its default. */
  readonly args?: unknown
  /** What it does, where a person wrote it: it is no plugin of Kubernetes. */
  readonly written?: WrittenCode
}

/** Which plugins run at each extension point, by name. */
export type PluginOrder = Readonly<Record<ExtensionPoint, readonly string[]>>

export interface Profile {
  readonly schedulerName: string
  /** In this order at every extension point that `order` does not tell. */
  readonly plugins: readonly PluginSetting[]
  readonly order?: Partial<PluginOrder>
  /** 0 or absent: adapts to the size of the cluster. */
  readonly percentageOfNodesToScore?: number
}
