/**
 * What an operator can do that is no API object: power, wires, machines, visitors. Every command
 * is recorded with its time, so that seed and commands alone bring a session back.
 */
export interface WorkerSpec {
  /** Absent: `worker-N`, the first free. */
  readonly name?: string
  /** Quantities: `4`, `8Gi`. */
  readonly cpu?: string
  readonly memory?: string
  readonly pods?: string
  readonly zone?: string
  readonly runtime?: 'containerd' | 'cri-o' | 'docker'
  readonly labels?: Readonly<Record<string, string>>
  /** `gpu=true:NoSchedule` */
  readonly taints?: readonly string[]
}

export type Command =
  | ({ readonly type: 'addWorker' } & WorkerSpec)
  /** Deletes the machine at the cloud provider; what follows in the cluster is Kubernetes' doing. */
  | { readonly type: 'removeWorker'; readonly name: string }
  | { readonly type: 'powerCutNode'; readonly name: string }
  | { readonly type: 'restoreNode'; readonly name: string }
  | { readonly type: 'cutWire'; readonly from: string; readonly to: string }
  | { readonly type: 'mendWire'; readonly from: string; readonly to: string }
  | {
      readonly type: 'slowWire'
      readonly from: string
      readonly to: string
      readonly latencyMillis: number
    }
  /** A message on its way never arrives; `id` is the number it has in the trace. */
  | { readonly type: 'dropMessage'; readonly id: number }
  /** It arrives so much later, and what follows it on its wire no earlier. */
  | { readonly type: 'delayMessage'; readonly id: number; readonly delayMillis: number }
  /** End users send requests to a Service; 0 stops them. */
  | {
      readonly type: 'setTraffic'
      readonly namespace: string
      readonly service: string
      readonly perSecond: number
    }
  /** Restarts the scheduler with a KubeSchedulerConfiguration, as parsed YAML. */
  | { readonly type: 'configureScheduler'; readonly configuration: unknown }
  /** The scheduler goes on queueing pods and leaves placing them to the person; or no longer. */
  | { readonly type: 'standBack'; readonly standsBack: boolean }
  /**
   * Writes a scheduler plugin in JavaScript, or one of that name anew, and restarts the scheduler
   * with it. `source` defines functions called preFilter, filter, preScore, score, normalizeScore.
   */
  | {
      readonly type: 'writeSchedulerPlugin'
      readonly name: string
      readonly source: string
      /** 1 … 100 */
      readonly weight: number
      /** Takes part in every profile that does not say otherwise. */
      readonly enabled: boolean
    }
  | { readonly type: 'removeSchedulerPlugin'; readonly name: string }
  /** The scheduler writes its decisions on the pods, as kube-scheduler-simulator does. */
  | { readonly type: 'annotateDecisions'; readonly on: boolean }
  /** Cordons a node and evicts its pods as `kubectl drain` does. */
  | { readonly type: 'drainNode'; readonly name: string }
  /** A container's process ends at once with this exit code. */
  | {
      readonly type: 'crashContainer'
      readonly namespace: string
      readonly pod: string
      readonly container: string
      readonly exitCode: number
    }
  /** What a container answers to its probes and its visitors from now on. */
  | {
      readonly type: 'setHealth'
      readonly namespace: string
      readonly pod: string
      readonly container: string
      readonly healthy: boolean
    }

export type CommandType = Command['type']

/** What a person got wrong: where, what, and what to do. Never thrown. */
export interface Problem {
  readonly where: string
  readonly what: string
  readonly remedy: string
}
