/**
 * What a recorder remembers of the events it has told: which others are the same, and which objects
 * are told of too often. What tells two events apart is kept as the texts that the stored events
 * hold too, by the object they are about: a key made of them would be longer than the event.
 * Source: Kubernetes v1.35 staging/src/k8s.io/client-go/tools/record/events_cache.go
 */
import { type Micros, seconds } from '../kernel/micros'

/** By what two events are the same, those about one object. */
export interface Likeness {
  readonly type: string
  readonly reason: string
  /** The message, or else the action. */
  readonly what: string | undefined
  readonly fieldPath: string | undefined
  /** Of the object; undefined where all its versions are one. */
  readonly version: string | undefined
}

export interface ToldEvent extends Likeness {
  readonly name: string
  /** When it happened last; absent where that is not asked for. */
  at: Micros | undefined
  count: number
}

interface ToldObject {
  events: readonly ToldEvent[]
  tokens: number
  at: Micros
}

export interface EventCorrelator {
  /** By uid, or else kind and name, in the order they were first told of. */
  readonly objects: Map<string, ToldObject>
  /** Events remembered, at most CACHE_SIZE: the oldest object's are dropped then. */
  size: number
}

/** Source: events_cache.go maxLruCacheEntries, defaultSpamBurst, defaultSpamQPS. */
const CACHE_SIZE = 4096
const SPAM_BURST = 25
const SPAM_REFILL = seconds(300)

export const createCorrelator = (): EventCorrelator => ({ objects: new Map(), size: 0 })

/** Takes a token for an event about `object`. False where there were too many. */
export function allowed({ objects }: EventCorrelator, object: string, now: Micros): boolean {
  const told = objects.get(object)
  if (told === undefined) return true
  told.tokens = Math.min(SPAM_BURST, told.tokens + (now - told.at) / SPAM_REFILL)
  told.at = now
  if (told.tokens < 1) return false
  told.tokens -= 1
  return true
}

/** The event that was told already, if one was, and has not been silent since `since`. */
export const findTold = (
  { objects }: EventCorrelator,
  object: string,
  wanted: Likeness,
  since: Micros,
): ToldEvent | undefined =>
  objects.get(object)?.events.find((event) => isAlive(event, since) && isLike(event, wanted))

/** Remembers a new event, and forgets those about its object that were not seen after `since`. */
export function rememberTold(
  correlator: EventCorrelator,
  object: string,
  event: ToldEvent,
  since: Micros,
  now: Micros,
): void {
  const { objects } = correlator
  const told = objects.get(object)
  if (told === undefined) {
    objects.set(object, { events: [event], tokens: SPAM_BURST - 1, at: now })
    correlator.size++
  } else {
    const kept = told.events.filter((one) => isAlive(one, since))
    correlator.size += kept.length + 1 - told.events.length
    told.events = kept.concat(event)
  }
  while (correlator.size > CACHE_SIZE) dropOldest(correlator)
}

function dropOldest(correlator: EventCorrelator): void {
  for (const [object, { events }] of correlator.objects) {
    correlator.objects.delete(object)
    correlator.size -= events.length
    return
  }
}

const isAlive = ({ at }: ToldEvent, since: Micros): boolean => at === undefined || at > since

const isLike = (one: Likeness, other: Likeness): boolean =>
  one.reason === other.reason &&
  one.what === other.what &&
  one.fieldPath === other.fieldPath &&
  one.type === other.type &&
  one.version === other.version
