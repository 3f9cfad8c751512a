/** Why a pod is Pending and what a change of it would be, as values: whoever shows them has the words. */

/** Amounts and lists of names are texts already: they are the same in every language. */
export type PendingCause =
  | { readonly type: 'fits' | 'noWorker' }
  | { readonly type: 'gated'; readonly gates: string }
  | { readonly type: 'noScheduler'; readonly scheduler: string }
  | { readonly type: 'noClaim' | 'noVolume'; readonly claim: string }
  /** The scheduler's own words. */
  | { readonly type: 'message'; readonly message: string }
  | {
      readonly type: 'noRoom'
      readonly lacks: readonly Lack[]
      /** The worker that comes closest. */
      readonly node: string
      /** Other workers were refused for other reasons. */
      readonly someOther: boolean
    }
  | { readonly type: 'refused'; readonly by: readonly RefusedBy[] }

/** `4 CPU` asked, `1 CPU` missing; both empty where a worker is full of pods. */
export interface Lack {
  readonly asked: string
  readonly missing: string
}

export interface RefusedBy {
  readonly plugin: string
  readonly workers: number
  /** What of the pod it minds: labels, ports, or a claim without a volume; empty for nothing named. */
  readonly about: string
}

/** What a worker lacks. */
export type NodeDetail =
  /** The plugin's reason says it all. */
  | { readonly type: 'none' }
  | { readonly type: 'room'; readonly lacks: readonly { asked: string; free: string }[] }
  | { readonly type: 'taints'; readonly taints: string }
  | { readonly type: 'labels'; readonly labels: readonly string[] }
  /** The pod that has the port. */
  | { readonly type: 'port'; readonly holder: string }

/** Who is changed, and how it comes to the pod. */
export type HowChanged =
  | { readonly type: 'recreated' | 'patched'; readonly pod: string }
  | { readonly type: 'rollsOut'; readonly workload: string }
  | { readonly type: 'madeAnew'; readonly workload: string; readonly pod: string }

/** What would help a Pending pod. */
export type FixChange =
  | {
      readonly type: 'askForLess'
      readonly asks: readonly { readonly free: string; readonly requested: string }[]
      readonly limitStays: boolean
      readonly how: HowChanged
    }
  | { readonly type: 'dropHostPort'; readonly ports: string; readonly how: HowChanged }
  | { readonly type: 'dropNodeSelector'; readonly how: HowChanged }
  | { readonly type: 'onlyPrefer'; readonly weight: number; readonly how: HowChanged }
  | { readonly type: 'preferSpread'; readonly keys: string; readonly how: HowChanged }
  | { readonly type: 'raisePriority'; readonly value: number; readonly how: HowChanged }
  | {
      readonly type: 'relaxSpread'
      readonly skews: string
      readonly keys: string
      readonly how: HowChanged
    }
  | {
      readonly type: 'removeGate'
      readonly gates: readonly string[]
      readonly how: HowChanged
    }
  | { readonly type: 'tolerate'; readonly taints: string; readonly how: HowChanged }
  | { readonly type: 'useScheduler'; readonly scheduler: string; readonly how: HowChanged }
  | {
      readonly type: 'addWorker'
      readonly cpu: string
      readonly memory: string
      readonly zone: string
      readonly labels: string
    }
  | {
      readonly type: 'createClaim'
      readonly claim: string
      readonly size: string
      readonly storageClass: string
    }
  | { readonly type: 'createVolume'; readonly claim: string }
  | {
      readonly type: 'deletePod'
      readonly pod: string
      readonly room: string
      readonly node: string
    }
  | {
      readonly type: 'labelNode'
      readonly node: string
      readonly labels: string
      /** What these labels were before. */
      readonly replaced: string
    }
  | {
      readonly type: 'scaleDown'
      readonly workload: string
      readonly replicas: number
      readonly pod: string
    }
  | { readonly type: 'uncordon'; readonly node: string; readonly free: string }
  | { readonly type: 'untaint'; readonly node: string; readonly taints: string }
