/**
 * Keeps as many pods as a ReplicaSet asks for: creates what is missing in a slow start, deletes
 * what is too much by rank, adopts and releases pods, and reports what there is.
 *
 * Watches ReplicaSets and Pods. Writes Pods, and the status of ReplicaSets.
 * Source: Kubernetes v1.35 pkg/controller/replicaset/replica_set.go
 */
import type { ReplicaSet, ReplicaSetStatus } from '../../../api/apps'
import type { Pod } from '../../../api/core'
import { matchesLabelSelector } from '../../../api/machinery/labelSelector'
import { isControlledBy } from '../../../api/machinery/ownerReference'
import { isPodActive, nextPodAvailabilityCheck } from '../../../api/machinery/podConditions'
import { MICROS_PER_SECOND } from '../../../api/machinery/time'
import { namespacedName } from '../../../api/meta'
import type { Continuation } from '../../clientGo/client'
import { objectPath } from '../../clientGo/paths'
import { timeAt, unixMicrosAt } from '../../clientGo/wallClock'
import type { Micros } from '../../kernel/micros'
import { isStillEnding } from '../activePods'
import { getCached, indexed } from '../caches'
import { claimObjects } from '../claim'
import type { Controller, Desk } from '../controller'
import { expectationsMet } from '../expectations'
import { NOTHING, type Outcome, type Plan, type PlannedRequest, type Step, send } from '../plan'
import { createPodRequest, deletePodRequest } from '../podControl'
import { observePod, observeReplicaSet } from './events'
import { replicaSetGoal } from './goal'
import { choosePodsToDelete } from './ranking'
import { countStatus, type OwnPods, sameStatus, withFailure } from './status'

/** Pods created or deleted in one sync at most. */
export const BURST_REPLICAS = 500

/** `--concurrent-replicaset-syncs` */
const WORKERS = 5

/** A conflicting status is tried once more in the same sync. Source: statusUpdateRetries. */
const STATUS_RETRIES = 1

/** The pods were created or deleted, or not: now the status, as it was counted before. */
interface Managed extends Continuation {
  readonly type: 'managed'
  readonly replicaSet: ReplicaSet
  readonly status: ReplicaSetStatus
  readonly diff: number
  readonly requeueAfter: Micros | undefined
}

export const replicaSetController: Controller<undefined> = {
  name: 'replicaset-controller',
  title: 'ReplicaSet',
  serviceAccount: 'replicaset-controller',
  eventSource: 'replicaset-controller',
  workers: WORKERS,
  informers: ['replicasets', 'pods'],
  createMemory: () => undefined,
  goal: replicaSetGoal,

  observe(event, desk) {
    if (event.informer === 'pods') observePod(event, desk)
    else observeReplicaSet(event, desk)
  },

  reconcile(key, desk) {
    const replicaSet = getCached(desk.caches, 'replicasets', key)
    if (replicaSet === undefined) {
      desk.expectations.delete(key)
      return NOTHING
    }
    const candidates = podsOf(replicaSet, desk)
    const claim = claimObjects(claimantOf(replicaSet), candidates.filter(isPodActive))
    const pods = {
      active: claim.claimed,
      terminating: candidates.filter(isOwnAndEnding(replicaSet)),
    }
    const mayManage =
      expectationsMet(desk.expectations, key, desk.now) &&
      replicaSet.metadata.deletionTimestamp === undefined
    const next = managed(replicaSet, pods, desk)
    const manage = mayManage ? managePods(replicaSet, pods.active, desk) : NOTHING
    if (claim.steps.length + manage.steps.length === 0) return writeStatus(next, undefined, desk)
    return { ...manage, steps: [...claim.steps, ...manage.steps], next }
  },

  resume(then, outcome, _key, desk) {
    const failure = failureOf(outcome)
    if (then.type === 'claimFailed') return { steps: [], fail: failure ?? '' }
    return writeStatus(then as Managed, failure, desk)
  },
}

/** Its own pods and those it might adopt, in the order they came to be known. */
function podsOf({ metadata }: ReplicaSet, { caches }: Desk<unknown>): readonly Pod[] {
  const own = indexed(caches, 'pods', 'controller', metadata.uid)
  return [...own, ...indexed(caches, 'pods', 'orphan', metadata.namespace)]
}

const claimantOf = (replicaSet: ReplicaSet) => ({
  owner: replicaSet,
  ownerResource: 'replicasets',
  selector: replicaSet.spec.selector,
  claimedResource: 'pods',
})

const isOwnAndEnding =
  (replicaSet: ReplicaSet) =>
  (pod: Pod): boolean =>
    isStillEnding(pod) &&
    isControlledBy(pod, replicaSet) &&
    matchesLabelSelector(replicaSet.spec.selector, pod.metadata.labels)

/** Creates what is missing, 1, 2, 4 … at a time, or deletes what is too much, all at once. */
function managePods(replicaSet: ReplicaSet, active: readonly Pod[], desk: Desk<unknown>): Plan {
  const diff = active.length - wanted(replicaSet)
  const count = Math.min(Math.abs(diff), BURST_REPLICAS)
  const { template } = replicaSet.spec
  if (diff === 0 || template === undefined) return NOTHING
  if (diff < 0) {
    const request = createPodRequest(replicaSet, replicaSet.metadata.namespace, template)
    const requests = new Array<PlannedRequest>(count).fill(request)
    const step: Step = { do: 'sendAll', requests, slowStart: true }
    return { steps: [step], expect: { creations: count } }
  }
  const victims = choosePodsToDelete(replicaSet, active, count, desk)
  const requests = victims.map((pod) => deletePodRequest(replicaSet, pod))
  const step: Step = { do: 'sendAll', requests, slowStart: false }
  return { steps: [step], expect: { deletions: victims.map(namespacedName) } }
}

const wanted = ({ spec }: ReplicaSet): number => spec.replicas ?? 1

function managed(replicaSet: ReplicaSet, pods: OwnPods, { now }: Desk<unknown>): Managed {
  return {
    type: 'managed',
    replicaSet,
    status: countStatus(replicaSet, pods, unixMicrosAt(now)),
    diff: pods.active.length - wanted(replicaSet),
    requeueAfter: nextAvailable(replicaSet, pods.active, now),
  }
}

/** When the next ready pod will have been ready long enough. */
function nextAvailable(
  { spec }: ReplicaSet,
  active: readonly Pod[],
  now: Micros,
): Micros | undefined {
  const { minReadySeconds = 0 } = spec
  if (minReadySeconds === 0) return undefined
  let least = minReadySeconds * MICROS_PER_SECOND
  for (const pod of active) {
    const delay = nextPodAvailabilityCheck(pod, minReadySeconds, unixMicrosAt(now))
    if (delay !== undefined) least = Math.min(least, delay)
  }
  return least
}

function failureOf({ error }: Outcome): string | undefined {
  if (error === undefined) return undefined
  return error.message ?? error.reason ?? `status ${error.code}`
}

function writeStatus(
  { replicaSet, status: counted, diff, requeueAfter }: Managed,
  failure: string | undefined,
  { now }: Desk<unknown>,
): Plan {
  const status = withFailure(counted, failure, diff, timeAt(now))
  const { namespace, name } = replicaSet.metadata
  const path = objectPath('apps/v1', 'replicasets', namespace, name, 'status')
  const body = { ...replicaSet, status }
  const request: PlannedRequest = {
    method: 'PUT',
    path,
    body,
    retriesOnConflict: STATUS_RETRIES,
  }
  const steps = sameStatus(replicaSet.status, status) ? [] : [send(request)]
  if (failure !== undefined) return { steps, fail: failure }
  const waits = (status.readyReplicas ?? 0) !== (status.availableReplicas ?? 0)
  return waits && requeueAfter !== undefined ? { steps, requeueAfter } : { steps }
}
