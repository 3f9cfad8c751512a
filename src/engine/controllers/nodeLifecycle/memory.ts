import type { Continuation } from '../../clientGo/client'
import { type Micros, millis } from '../../kernel/micros'
import type { Desk } from '../controller'
import type { NodeHealth } from './health'
import type { TaintChange } from './taints'
import type { Zone } from './zones'

export interface NodeLifecycleMemory {
  /** Nodes that were greeted, with their uids. */
  readonly known: Map<string, string>
  readonly healths: Map<string, NodeHealth>
  readonly zones: Map<string, Zone>
  /** Nodes some of whose pods could not be marked. */
  readonly retry: Set<string>
}

export type NodeDesk = Desk<NodeLifecycleMemory>

/** What the controller asks to be asked again. */
export type Then = Continuation &
  (
    | { readonly type: 'statusWritten'; readonly wasReady: boolean; readonly tries: number }
    | { readonly type: 'nodeReread'; readonly tries: number }
    | { readonly type: 'podsMarked' }
    | { readonly type: 'taintRead'; readonly changes: readonly TaintChange[] }
    | { readonly type: 'taintWritten'; readonly changes: readonly TaintChange[] }
  )

/**
 * What a key is for, before the name it is about:
 * `monitor` all nodes' heartbeats, `health` a node fell silent, `pods` mark its pods again,
 * `taint` NoSchedule taints by conditions, `turns` whose turn it is for a NoExecute taint,
 * `evict` it is this node's turn, `swap` one NoExecute taint for the other, `reachable` takes both
 * off, `pod` a pod came to a node that is down.
 */
export type Errand =
  | 'monitor'
  | 'health'
  | 'pods'
  | 'taint'
  | 'turns'
  | 'evict'
  | 'swap'
  | 'reachable'
  | 'pod'

export const MONITOR = 'monitor'
const TURNS = 'turns'

export function parseKey(key: string): { readonly errand: Errand; readonly name: string } {
  const space = key.indexOf(' ')
  const errand = space < 0 ? key : key.slice(0, space)
  return { errand: errand as Errand, name: key.slice(errand.length + 1) }
}

/** Between two looks at who may get a NoExecute taint. Source: NodeEvictionPeriod */
const TURNS_PERIOD = millis(100)

/** Looks at the turns in `delay` at the earliest, on the loop's own beat. */
export function scheduleTurns({ now, addAfter }: NodeDesk, delay: Micros): void {
  const beats = Math.max(1, Math.ceil((now + delay) / TURNS_PERIOD))
  const at = beats * TURNS_PERIOD
  addAfter(TURNS, at > now ? at - now : TURNS_PERIOD)
}
