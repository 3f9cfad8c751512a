/**
 * Failure zones: how many of their nodes are down decides how fast nodes get NoExecute taints,
 * for when many fail at once it is rather the network that failed.
 * Source: Kubernetes v1.35 pkg/controller/nodelifecycle (ComputeZoneState, handleDisruption,
 * scheduler/rate_limited_queue.go)
 */
import type { Node } from '../../../api/core'
import type { ConditionStatus } from '../../../api/meta'
import type { Micros } from '../../kernel/micros'

export type ZoneState = 'Initial' | 'Normal' | 'PartialDisruption' | 'FullDisruption'

export interface Zone {
  state: ZoneState
  /** Nodes tainted a second; 0 is none at all. */
  rate: number
  /** At most one, see EVICTION_BURST. */
  tokens: number
  at: Micros
  /** Nodes that wait for their taint, first come first served. */
  readonly waiting: string[]
  /** Those that wait and those that had their turn. */
  readonly known: Set<string>
}

/** `--node-eviction-rate` and `--secondary-node-eviction-rate`, nodes a second. */
const EVICTION_RATE = 0.1
const SECONDARY_EVICTION_RATE = 0.01
const EVICTION_BURST = 1

/** `--large-cluster-size-threshold` and `--unhealthy-zone-threshold` */
const LARGE_CLUSTER = 50
const UNHEALTHY_SHARE = 0.55

export const createZone = (now: Micros): Zone => ({
  state: 'Initial',
  rate: EVICTION_RATE,
  tokens: EVICTION_BURST,
  at: now,
  waiting: [],
  known: new Set(),
})

/** The key of a node's zone: all nodes without labels are one zone. Source: GetZoneKey */
export function zoneOf({ metadata }: Node): string {
  const region = metadata.labels?.['topology.kubernetes.io/region'] ?? ''
  const zone = metadata.labels?.['topology.kubernetes.io/zone'] ?? ''
  return region === '' && zone === '' ? '' : `${region}:${zone}`
}

/** Whether a node counts when it is asked how a zone is doing. */
export const countsForZone = ({ metadata }: Node): boolean =>
  metadata.labels?.['node.kubernetes.io/exclude-disruption'] === undefined

/** `states` are the Ready conditions of a zone's nodes. */
export function zoneStateOf(states: readonly ConditionStatus[]): ZoneState {
  const down = states.filter((state) => state !== 'True').length
  if (down === states.length && down > 0) return 'FullDisruption'
  return down > 2 && down / states.length >= UNHEALTHY_SHARE ? 'PartialDisruption' : 'Normal'
}

/** Nodes a second in a zone of `size` nodes. */
export function evictionRate(state: ZoneState, size: number): number {
  if (state !== 'PartialDisruption') return EVICTION_RATE
  return size > LARGE_CLUSTER ? SECONDARY_EVICTION_RATE : 0
}

/** A new rate begins with a full bucket, unless the old one was just used up. */
export function setRate(zone: Zone, rate: number, now: Micros): void {
  if (zone.rate === rate) return
  refill(zone, now)
  if (zone.rate === 0 || zone.tokens < 1) zone.tokens = 0
  zone.rate = rate
}

/** Takes a turn. False when the rate allows none now. */
export function takeTurn(zone: Zone, now: Micros): boolean {
  refill(zone, now)
  if (zone.rate === 0 || zone.tokens < 1) return false
  zone.tokens -= 1
  return true
}

/** How long until the next turn, undefined if there will be none. */
export function nextTurn(zone: Zone, now: Micros): Micros | undefined {
  if (zone.rate === 0) return undefined
  refill(zone, now)
  return Math.max(0, Math.ceil(((1 - zone.tokens) * 1_000_000) / zone.rate))
}

function refill(zone: Zone, now: Micros): void {
  const gained = ((now - zone.at) * zone.rate) / 1_000_000
  zone.tokens = Math.min(EVICTION_BURST, zone.tokens + gained)
  zone.at = now
}

/** Puts a node in line, once. */
export function enqueueNode(zone: Zone, name: string): void {
  if (zone.known.has(name)) return
  zone.known.add(name)
  zone.waiting.push(name)
}

export function dropNode(zone: Zone, name: string): void {
  if (!zone.known.delete(name)) return
  const place = zone.waiting.indexOf(name)
  if (place >= 0) zone.waiting.splice(place, 1)
}
