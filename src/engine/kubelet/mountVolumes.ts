/**
 * Waits until the pod's volumes are mounted. What cannot be mounted is tried again after 500 ms,
 * 1 s … two minutes; a wait of two minutes and three seconds gives the pass up.
 * Source: Kubernetes v1.35 pkg/kubelet/volumemanager/volume_manager.go, reconciler
 */
import type { Message } from '../kernel/event'
import { type Micros, millis, seconds } from '../kernel/micros'
import { giveUpDisks, haveDisks } from './attachedDisks'
import { boundVolumes } from './claimedVolumes'
import { podEvent } from './events'
import { NONE, withEntry } from './few'
import type { Work } from './kubeletState'
import { forgetObjects, haveObjects } from './objectFetch'
import type { Pass } from './pass'
import { refreshVolumes, setUpVolumes } from './volumeSetUp'
import {
  attachFailedText,
  type MountProblem,
  mountFailedText,
  mountProblems,
  volumeObjects,
} from './volumes'

/** A failed mount may be tried again. */
export interface MountTimer extends Message {
  readonly type: 'kubelet.mountRetry'
  readonly uid: string
  readonly pass: number
}

const FIRST_RETRY = millis(500)
const LONGEST_RETRY = seconds(122)
/** podAttachAndMountTimeout */
const GIVE_UP_AFTER = seconds(123)
/** How often a waiting pod looks whether its volumes are there. */
export const MOUNT_POLL = millis(300)

/** Returns whether the volumes are mounted; if not, the pass waits or has failed. */
export function mountVolumes(work: Work): boolean {
  const { state, worker, pass, context } = work
  if (worker.mounted) {
    if (worker.volumesStale) refreshVolumes(work)
    return true
  }
  const objects = volumeObjects(worker.pod)
  if (!haveObjects(state, worker, objects, context)) return waitFor(pass, 'objects')
  const bound = boundVolumes(worker.pod, state.objects, context.now)
  if (!haveObjects(state, worker, bound, context)) return waitFor(pass, 'objects')
  const problems = mountProblems(worker.pod, state.objects, context.now)
  if (problems.length === 0) {
    if (!haveDisks(work)) return waitForDisks(work)
    worker.mounted = true
    worker.mountFailures = NONE
    setUpVolumes(work)
    return true
  }
  forgetObjects(state, [...objects, ...bound])
  const claims = problems.filter(({ claim }) => claim)
  // The wait itself fails at once when a claim cannot be used; the pass comes again.
  if (claims.length > 0 || context.now - pass.startedAt >= GIVE_UP_AFTER) {
    for (const { volume, message } of claims) {
      podEvent(
        state,
        context,
        worker.pod,
        'Warning',
        'FailedMount',
        attachFailedText([volume], message),
      )
    }
    pass.errors.push({ type: 'other' })
    pass.steps.length = 0
    return false
  }
  waitForRetry(work, problems)
  return false
}

function waitFor(pass: Pass, what: 'objects' | 'volumes'): false {
  pass.waiting = what
  pass.steps.unshift({ type: 'mountVolumes' })
  return false
}

/** Whatever is missing wakes the pass when it comes. The end of a wait is told to nobody. */
function waitForDisks({ state, worker, pass, context }: Work): false {
  const left = pass.startedAt + GIVE_UP_AFTER - context.now
  if (left > 0) {
    const timer: MountTimer = { type: 'kubelet.mountRetry', uid: worker.uid, pass: pass.id }
    context.wake(left, timer)
    return waitFor(pass, 'volumes')
  }
  giveUpDisks(state, worker)
  pass.errors.push({ type: 'other' })
  pass.steps.length = 0
  return false
}

function waitForRetry(work: Work, problems: readonly MountProblem[]): void {
  const { state, worker, pass, context } = work
  let soonest = Number.MAX_SAFE_INTEGER
  for (const { volume, message } of problems) {
    const failure = worker.mountFailures.get(volume)
    if (failure !== undefined && failure.retryAt > context.now) {
      soonest = Math.min(soonest, failure.retryAt)
      continue
    }
    const count = (failure?.count ?? 0) + 1
    const retryAt = context.now + retryDelay(count)
    worker.mountFailures = withEntry(worker.mountFailures, volume, { count, retryAt })
    soonest = Math.min(soonest, retryAt)
    podEvent(state, context, worker.pod, 'Warning', 'FailedMount', mountFailedText(volume, message))
  }
  pass.waiting = 'volumes'
  pass.steps.unshift({ type: 'mountVolumes' })
  const timer: MountTimer = { type: 'kubelet.mountRetry', uid: worker.uid, pass: pass.id }
  context.wake(soonest - context.now, timer)
}

const retryDelay = (count: number): Micros =>
  Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(count - 1, 20))
