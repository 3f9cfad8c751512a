/** What the server goes on with: when etcd answers, when it never did, when a cache is fresh. */
import { newTimeout } from '../../api/machinery/status'
import type { EtcdResponse } from '../etcd/messages'
import { assertNever } from '../kernel/invariant'
import { takeWholeList } from './cacher/cacher'
import type { FreshnessWaiter } from './cacher/watchCache'
import type { Call } from './call'
import { takeFreshGet, takeGot } from './handlers/get'
import { takeFreshList, takeListed } from './handlers/list'
import { takeFreshWatch } from './handlers/watch'
import { takeHealth } from './nonResource'
import { refuse } from './respond'
import type { Server } from './serverState'
import { takeClaim } from './storage/compactor'
import { takeGranted, takeRead, takeWritten } from './storage/plans'
import type { Step } from './storage/steps'

/** etcd has answered what a step waited for. */
export function resume(server: Server, step: Step, response: EtcdResponse): void {
  switch (step.type) {
    case 'loadCache':
      takeWholeList(server, step.resource, response)
      return
    case 'read':
      takeRead(server, step.plan, response)
      return
    case 'write':
      takeWritten(server, step.plan, step.sent, response)
      return
    case 'get':
      takeGot(server, step.call, response)
      return
    case 'list':
      takeListed(server, step.call, step.options, response)
      return
    case 'grantLease':
      takeGranted(server, response, step.reuseSeconds)
      return
    case 'claimCompaction':
      takeClaim(server, response)
      return
    case 'health':
      takeHealth(server, step.call, response)
      return
    case 'openFeed':
    case 'compact':
      return
    default:
      assertNever(step)
  }
}

/** etcd never answered; what was written may still take place. */
export function abandon(server: Server, step: Step): void {
  switch (step.type) {
    case 'read':
    case 'write':
      refuse(server, step.plan.call, TOO_LATE)
      return
    case 'get':
    case 'list':
    case 'health':
      refuse(server, step.call, TOO_LATE)
      return
    case 'grantLease': {
      const error = TOO_LATE.message ?? ''
      const answer: EtcdResponse = { type: 'etcd.response', id: 0, revision: 0, error }
      takeGranted(server, answer, step.reuseSeconds)
      return
    }
    case 'loadCache':
    case 'openFeed':
    case 'claimCompaction':
    case 'compact':
      return
    default:
      assertNever(step)
  }
}

const TOO_LATE = newTimeout('request did not complete within the allotted timeout')

/** A cache is as new as these reads need it; or, `late`, it did not become so in time. */
export function serveWaiters(
  server: Server,
  waiters: readonly FreshnessWaiter[],
  late: boolean,
): void {
  for (const waiter of waiters) {
    const verb = verbOf(waiter.call)
    if (verb === 'watch') takeFreshWatch(server, waiter, late)
    else if (verb === 'list') takeFreshList(server, waiter, late)
    else takeFreshGet(server, waiter, late)
  }
}

const verbOf = ({ info }: Call): string => info.verb
