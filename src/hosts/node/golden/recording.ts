/**
 * A recording of a real control plane: what was done to a cluster, and what each component then
 * asked of the API server. A simulated cluster's trace is brought to the same shape.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject, JsonValue } from '../../../api/machinery/json'

export interface Recording {
  readonly scenario: string
  readonly cluster: { readonly nodes: readonly RecordedNode[]; readonly namespace: string }
  readonly setup?: readonly RecordedCommand[]
  readonly commands: readonly RecordedCommand[]
  readonly components: Trace
}

export interface RecordedNode {
  readonly name: string
  readonly cpu: string
  readonly memory: string
  readonly pods: string
  readonly zone: string
  /** The node is not there at first. */
  readonly comes?: string
}

export interface RecordedCommand {
  /** A kubectl line; in round brackets, what else happened. */
  readonly run: string
  readonly stdin?: string
  readonly prints?: string
}

/** Requests by component, in order. */
export type Trace = Readonly<Record<string, readonly Row[]>>

/** What a write changed: field to new value, null for gone. */
export type Sets = Readonly<Record<string, JsonValue>>

/** One request, as a recording tells it. Which fields there are depends on the verb. */
export interface Row {
  /** Seconds since the trace began. */
  readonly at: number
  readonly verb: string
  readonly path: string
  readonly node?: string
  readonly object?: JsonObject
  readonly event?: EventRow
  readonly target?: string
  readonly sets?: Sets
  readonly evict?: JsonObject
  readonly noop?: boolean
  readonly options?: JsonObject
  readonly result?: string
  readonly finalizers?: readonly string[]
  readonly code?: number
  readonly reason?: string
  readonly message?: string
}

export interface EventRow {
  readonly type: string
  readonly reason: string
  readonly message: string
  /** `Pod/web-1` */
  readonly regarding: string
  readonly from: string
  readonly action?: string
  readonly fieldPath?: string
  readonly count?: number
  readonly seriesCount?: number
}

/** Whose rows are inputs, not truth. */
export const KUBELETS = 'kubelet(simulated)'

/** The recordings of a folder, by name. Throws when the folder or a file cannot be read. */
export function readRecordings(folder: string): Recording[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => readRecording(join(folder, name)))
}

function readRecording(path: string): Recording {
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isRecording(data)) throw new Error(`${path} is no recording`)
  return data
}

const isRecording = (data: unknown): data is Recording =>
  typeof data === 'object' &&
  data !== null &&
  ['scenario', 'cluster', 'commands', 'components'].every((key) => key in data)
