import type { StatusCode } from '../decision'

/**
 * What a plugin answers when it does not simply agree. `undefined` stands for Success, as nil does
 * upstream. Source: Kubernetes v1.35 staging/src/k8s.io/kube-scheduler/framework/interface.go
 */
export interface Status {
  readonly code: StatusCode
  readonly reasons: readonly string[]
  /** Who answered; empty where the framework did. */
  readonly plugin: string
}

export type Answer = Status | undefined

export const status = (code: StatusCode, plugin: string, reasons: readonly string[] = []): Status =>
  Object.freeze({ code, reasons: Object.freeze([...reasons]), plugin })

/** Refused, and evicting other pods may help. */
export const unschedulable = (plugin: string, ...reasons: string[]): Status =>
  status('Unschedulable', plugin, reasons)

/** Refused, and evicting other pods does not help: preemption leaves such a node out. */
export const unresolvable = (plugin: string, ...reasons: string[]): Status =>
  status('UnschedulableAndUnresolvable', plugin, reasons)

export const failed = (plugin: string, message: string): Status =>
  status('Error', plugin, [message])

/** The plugin has nothing to say about this pod: its later phases do not run. */
export const SKIP: Status = status('Skip', '')

/** Refused by the cluster's state rather than by an error. Source: Status.IsRejected. */
export const isRejected = ({ code }: Status): boolean =>
  code === 'Unschedulable' || code === 'UnschedulableAndUnresolvable' || code === 'Pending'

export const codeOf = (answer: Answer): StatusCode => answer?.code ?? 'Success'

export const messageOf = (answer: Answer): string => answer?.reasons.join(', ') ?? ''
