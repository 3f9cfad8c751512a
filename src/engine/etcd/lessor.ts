/**
 * Leases: keys that live no longer than someone keeps them alive. Expiry is looked at on a
 * half-second beat, so a key goes a little late and never early.
 * Source: etcd v3.6 server/lease/lessor.go
 */
import { type Micros, millis, seconds } from '../kernel/micros'

export interface Lease {
  readonly id: number
  readonly ttlSeconds: number
  readonly keys: Set<string>
  expiresAt: Micros
}

export interface Lessor {
  readonly leases: Map<number, Lease>
  /** Leases whose revocation is already on its way through the log. */
  readonly revoking: Set<number>
  nextId: number
  /** The kernel timer of the next look at the leases, and when it rings; 0 for none. */
  timer: number
  looksAt: Micros
}

/** One and a half election timeouts, rounded up. */
const LEAST_TTL_SECONDS = 2
/** Source: etcd v3.6 server/lease/lessor.go MaxLeaseTTL. */
const MOST_TTL_SECONDS = 9_000_000_000
/** How often expiry is looked at. Source: etcd v3.6 server/lease/lessor.go runLoop. */
const EXPIRY_BEAT: Micros = millis(500)
/** Leases revoked in one look: 1000 a second. */
const REVOKED_AT_ONCE = 500

export const createLessor = (): Lessor => ({
  leases: new Map(),
  revoking: new Set(),
  nextId: 1,
  timer: 0,
  looksAt: 0,
})

/** A new lease, or undefined when it would live too long. */
export function grantLease(lessor: Lessor, ttlSeconds: number, now: Micros): Lease | undefined {
  if (ttlSeconds > MOST_TTL_SECONDS) return undefined
  const ttl = Math.max(LEAST_TTL_SECONDS, ttlSeconds)
  const lease: Lease = {
    id: lessor.nextId++,
    ttlSeconds: ttl,
    keys: new Set(),
    expiresAt: now + seconds(ttl),
  }
  lessor.leases.set(lease.id, lease)
  return lease
}

/** Begins a lease's time anew. Undefined when there is none, or its end is already on its way. */
export function keepAlive(lessor: Lessor, id: number, now: Micros): Lease | undefined {
  const lease = lessor.leases.get(id)
  if (lease === undefined || lessor.revoking.has(id)) return undefined
  lease.expiresAt = now + seconds(lease.ttlSeconds)
  return lease
}

/** Ends a lease; returns its keys, which end with it, in order. Undefined when there is none. */
export function revokeLease(lessor: Lessor, id: number): string[] | undefined {
  const lease = lessor.leases.get(id)
  lessor.revoking.delete(id)
  if (lease === undefined) return undefined
  lessor.leases.delete(id)
  return [...lease.keys].sort()
}

/** A key was written with lease `next` where it had `previous`, 0 for none. */
export function moveKey(lessor: Lessor, key: string, previous: number, next: number): void {
  if (previous === next) return
  if (previous !== 0) lessor.leases.get(previous)?.keys.delete(key)
  if (next !== 0) lessor.leases.get(next)?.keys.add(key)
}

/** The leases that are over and whose end is not on its way yet. */
export function expired(lessor: Lessor, now: Micros): number[] {
  const over: number[] = []
  for (const lease of lessor.leases.values()) {
    if (lease.expiresAt > now || lessor.revoking.has(lease.id)) continue
    over.push(lease.id)
    if (over.length === REVOKED_AT_ONCE) break
  }
  for (const id of over) lessor.revoking.add(id)
  return over
}

/**
 * The beat on which a lease can next be found over; beats on which nothing can be are not worth
 * waking for. Undefined without leases.
 */
export function nextLook(lessor: Lessor, now: Micros): Micros | undefined {
  let earliest: Micros | undefined
  for (const lease of lessor.leases.values()) {
    if (lessor.revoking.has(lease.id)) continue
    if (earliest === undefined || lease.expiresAt < earliest) earliest = lease.expiresAt
  }
  if (earliest === undefined) return undefined
  const beat = Math.ceil(earliest / EXPIRY_BEAT) * EXPIRY_BEAT
  return beat > now ? beat : (Math.floor(now / EXPIRY_BEAT) + 1) * EXPIRY_BEAT
}

/** A new leader does not know how long the old one had kept leases: every one begins anew. */
export function recoverLessor(lessor: Lessor, now: Micros): void {
  lessor.revoking.clear()
  lessor.timer = 0
  lessor.looksAt = 0
  for (const lease of lessor.leases.values()) {
    lease.expiresAt = now + seconds(lease.ttlSeconds) + ELECTION_TIMEOUT
  }
}

/** Source: etcd v3.6 server/embed/config.go. */
const ELECTION_TIMEOUT: Micros = millis(1000)
