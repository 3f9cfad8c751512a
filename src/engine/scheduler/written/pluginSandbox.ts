/**
 * Where a plugin that a person wrote runs: an interpreter that a host brings along, apart from all
 * else, without clock or chance, and with bounds that are counted. The engine asks and is answered
 * at once; the same question in the same run has the same answer on every machine.
 */
import type { Node, Pod } from '../../../api/core'

/** The extension points a written plugin can take part in, by the functions it may define. */
export const WRITTEN_POINTS = [
  'preFilter',
  'filter',
  'preScore',
  'score',
  'normalizeScore',
] as const
export type WrittenPoint = (typeof WRITTEN_POINTS)[number]

/** What went wrong in a source, and on which of its lines where that is known. */
export interface Fault {
  readonly message: string
  readonly line?: number
}

export type Inspection = { readonly points: readonly WrittenPoint[] } | { readonly fault: Fault }

/** Amounts: cpu in thousandths of a core, memory and storage in bytes. */
export interface Amounts {
  readonly milliCPU: number
  readonly memory: number
  readonly ephemeralStorage: number
  readonly scalarResources: Readonly<Record<string, number>>
}

/** A node as a plugin sees it. A node that changed is another one. Source: fwk.NodeInfo */
export interface NodeView {
  readonly node: Node
  readonly pods: readonly Pod[]
  readonly requested: Amounts
  readonly allocatable: Amounts & { readonly pods: number }
}

export type SandboxCall =
  | { readonly point: 'preFilter' | 'preScore'; readonly nodes: readonly NodeView[] }
  | { readonly point: 'filter' | 'score'; readonly node: NodeView }
  | { readonly point: 'normalizeScore'; readonly scores: readonly number[] }

export type SandboxAnswer =
  | { readonly type: 'pass' }
  | { readonly type: 'skip' }
  | {
      readonly type: 'refuse'
      readonly code: 'Unschedulable' | 'UnschedulableAndUnresolvable'
      /** Empty when the plugin gave none. */
      readonly reason: string
    }
  /** PreFilter: only these nodes. */
  | { readonly type: 'names'; readonly names: readonly string[] }
  /** One whole number from `score`, as many as were given from `normalizeScore`. */
  | { readonly type: 'scores'; readonly scores: readonly number[] }
  | { readonly type: 'fault'; readonly fault: Fault }

/** The written plugins' work on one pod. What a source keeps in variables lives as long. */
export interface SandboxRun {
  call(source: string, call: SandboxCall): SandboxAnswer
}

export interface PluginSandbox {
  /** Which functions a source defines, or why it cannot be used. Ends the run before. */
  inspect(source: string): Inspection
  /** A fresh run for one pod; the one before has ended. */
  begin(pod: Pod): SandboxRun
}

/** The sandbox, once the host has loaded it: a host without written plugins need not. */
export type SandboxSource = () => PluginSandbox | undefined
export const NO_SANDBOX: SandboxSource = () => undefined

/** At most so many plugins can be written. */
export const WRITTEN_PLUGINS_MOST = 8
/** At most so many characters of source. */
export const SOURCE_MOST = 65_536
