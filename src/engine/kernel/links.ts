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
 * `from>to`. On a changed wire nothing overtakes (they are TCP connections).
 */
export interface Links {
  readonly byKind: Map<string, Micros>
  readonly overrides: Map<string, LinkOverride>
  readonly lastArrival: Map<string, Micros>
  readonly defaultMicros: Micros
}

export const createLinks = (defaultMicros: Micros): Links => ({
  byKind: new Map(),
  overrides: new Map(),
  lastArrival: new Map(),
  defaultMicros,
})

const kindOf = (actor: ActorId): string => {
  const slash = actor.indexOf('/')
  return slash < 0 ? actor : actor.slice(0, slash)
}

/** When a message sent now arrives, or undefined where the wire is cut. */
export function arrival(links: Links, from: ActorId, to: ActorId, now: Micros): Micros | undefined {
  const usual = links.byKind.get(`${kindOf(from)}>${kindOf(to)}`) ?? links.defaultMicros
  if (links.overrides.size === 0) return now + usual
  const wire = `${from}>${to}`
  const override = links.overrides.get(wire)
  if (override === undefined) return now + usual
  if (override.cut) return undefined
  const at = Math.max(now + (override.latencyMicros ?? usual), links.lastArrival.get(wire) ?? 0)
  links.lastArrival.set(wire, at)
  return at
}

/** The usual latency between two kinds of actors, both ways. Integer microseconds. */
export function setLatency(links: Links, one: string, other: string, latencyMicros: Micros): void {
  invariant(Number.isInteger(latencyMicros) && latencyMicros >= 0, 'latency is whole microseconds')
  links.byKind.set(`${one}>${other}`, latencyMicros)
  links.byKind.set(`${other}>${one}`, latencyMicros)
}
