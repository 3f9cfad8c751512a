import type { ActorId } from './event'
import { invariant } from './invariant'
import type { Micros } from './micros'

/** A wire as an operator changed it. */
export interface LinkOverride {
  readonly latencyMicros?: Micros
  readonly cut?: boolean
}

/**
 * Latency by kinds of actors, with what an operator changed on single wires. Wires are one-way:
 * `from>to`. Nothing overtakes (they are TCP connections), not even what is sent after a slow wire
 * became quick again.
 */
export interface Links {
  /** By the sender's kind, then the receiver's: two look-ups cost less than making one key. */
  readonly byKind: Map<string, Map<string, Micros>>
  readonly overrides: Map<string, LinkOverride>
  /** Of changed wires, until what is sent on them as usual would arrive later anyway. */
  readonly lastArrival: Map<string, Micros>
  readonly defaultMicros: Micros
}

export const createLinks = (defaultMicros: Micros): Links => ({
  byKind: new Map(),
  overrides: new Map(),
  lastArrival: new Map(),
  defaultMicros,
})

/** One end of a wire. */
export interface WireEnd {
  readonly id: ActorId
  readonly kind: string
}

/** When a message sent now arrives, or undefined where the wire is cut. */
export function arrival(links: Links, from: WireEnd, to: WireEnd, now: Micros): Micros | undefined {
  const usual = usualLatency(links, from, to)
  const { overrides, lastArrival } = links
  if (overrides.size === 0 && lastArrival.size === 0) return now + usual
  const wire = `${from.id}>${to.id}`
  const override = overrides.get(wire)
  if (override?.cut) return undefined
  const last = lastArrival.get(wire) ?? 0
  const at = Math.max(now + (override?.latencyMicros ?? usual), last)
  if (override !== undefined) lastArrival.set(wire, at)
  else if (at > last) lastArrival.delete(wire)
  return at
}

/** Changes one wire from now on; without an override it is as it was. */
export function changeWire(
  links: Links,
  from: WireEnd,
  to: WireEnd,
  override: LinkOverride | undefined,
  now: Micros,
): void {
  const wire = `${from.id}>${to.id}`
  // What is on its way already keeps its lead.
  const last = links.lastArrival.get(wire) ?? now + usualLatency(links, from, to)
  links.lastArrival.set(wire, last)
  if (override === undefined) links.overrides.delete(wire)
  else links.overrides.set(wire, override)
}

const usualLatency = ({ byKind, defaultMicros }: Links, from: WireEnd, to: WireEnd): Micros =>
  byKind.get(from.kind)?.get(to.kind) ?? defaultMicros

/** The usual latency between two kinds of actors, both ways. Integer microseconds. */
export function setLatency(links: Links, one: string, other: string, latencyMicros: Micros): void {
  invariant(Number.isInteger(latencyMicros) && latencyMicros >= 0, 'latency is whole microseconds')
  setOneWay(links, one, other, latencyMicros)
  setOneWay(links, other, one, latencyMicros)
}

function setOneWay({ byKind }: Links, from: string, to: string, latencyMicros: Micros): void {
  const known = byKind.get(from)
  if (known === undefined) byKind.set(from, new Map([[to, latencyMicros]]))
  else known.set(to, latencyMicros)
}
