/**
 * Events end after an hour. They are put under leases that many share: one lease serves for a
 * minute, or for a thousand Events.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/etcd3/lease_manager.go
 */
import type { EtcdResponse } from '../../etcd/messages'
import { seconds } from '../../kernel/micros'
import type { ResourceDefinition } from '../registry/resource'
import type { EventLease, Server } from '../serverState'
import { askEtcd } from './etcdClient'
import type { Plan, SentWrite } from './steps'
import { submit } from './submit'

const REUSE_SECONDS = 60
const REUSE_PERCENT = 5
const MOST_USES = 1000

export const createEventLease = (): EventLease => ({
  lease: 0,
  reusableUntil: 0,
  uses: 0,
  granting: false,
  waiting: [],
})

/** Sends a write under a lease of `ttlSeconds`, as soon as there is one. */
export function submitLeased(
  server: Server,
  definition: ResourceDefinition,
  plan: Plan,
  sent: SentWrite,
  ttlSeconds: number,
): void {
  const { eventLease } = server.state
  const usable = server.context.now < eventLease.reusableUntil && eventLease.uses < MOST_USES
  if (usable) {
    eventLease.uses++
    submit(server, definition, plan, sent, eventLease.lease)
    return
  }
  eventLease.waiting.push({ plan, sent })
  if (eventLease.granting) return
  eventLease.granting = true
  const reuse = reuseSeconds(ttlSeconds)
  askEtcd(
    server,
    { type: 'etcd.leaseGrant', ttlSeconds: ttlSeconds + reuse },
    { type: 'grantLease', reuseSeconds: reuse },
  )
}

/** The lease is there: returns what waited for it. */
export function takeLease(
  { state, context }: Server,
  response: EtcdResponse,
  reuse: number,
): EventLease['waiting'] {
  const { eventLease } = state
  const { waiting } = eventLease
  eventLease.waiting = []
  eventLease.granting = false
  eventLease.lease = response.lease ?? 0
  eventLease.uses = 0
  eventLease.reusableUntil = response.lease === undefined ? 0 : context.now + seconds(reuse)
  return waiting
}

/** The lease is gone before its time: the next Event asks for another. */
export function forgetLease({ state }: Server): void {
  state.eventLease.reusableUntil = 0
}

const reuseSeconds = (ttlSeconds: number): number =>
  Math.min(REUSE_SECONDS, Math.floor((ttlSeconds * REUSE_PERCENT) / 100))
