/** The queue as people see it: lanes of waiting pods, in the order they will be tried. */
import type { Micros } from '../kernel/micros'
import { isMoreUrgent } from './plugins/prioritySort'
import { backoffEnd, endsFirst, errorEndsFirst } from './queue/backoff'
import { firstOf } from './queue/heap'
import type { QueuedPod } from './queue/queuedPod'
import { rejectors } from './queue/schedulingQueue'
import { pointOf } from './scheduleOne'
import type { SchedulerState } from './schedulerState'

export interface WaitingPodLine {
  /** namespace/name */
  readonly key: string
  readonly uid: string
  readonly priority: number
  readonly attempts: number
  /** Plugins that refused it last, or keep it out. */
  readonly refusedBy: readonly string[]
  /** Since its last failure, or since it came. */
  readonly since: Micros
  /** The end of its back-off; undefined when it has none. */
  readonly backoffUntil: Micros | undefined
}

export interface Lanes {
  readonly active: readonly WaitingPodLine[]
  readonly backoff: readonly WaitingPodLine[]
  readonly unschedulable: readonly WaitingPodLine[]
  readonly gated: readonly WaitingPodLine[]
  /** How many there are, those not listed included. */
  readonly counts: {
    readonly active: number
    readonly backoff: number
    readonly unschedulable: number
    readonly gated: number
  }
  /** The pod whose cycle runs, the extension point it is at, and the decision it leads to. */
  readonly inHand:
    | {
        readonly key: string
        readonly point: string
        readonly decision: number
        /** The stretch the point lasts. */
        readonly from: Micros
        readonly until: Micros
      }
    | undefined
  /** Pods assumed on a node, their binding still on its way: oldest first. */
  readonly binding: readonly { readonly key: string; readonly node: string }[]
  /** Whether somebody else places the pods. */
  readonly standsBack: boolean
}

/** At most `most` pods a lane, the next ones first: a lane of thousands is not drawn pod by pod. */
export function lanesOf(state: SchedulerState, most = 1000): Lanes {
  const { queue, inHand, binding } = state
  const refused = firstOf(queue.backoff, most, endsFirst)
  const failed = firstOf(queue.errorBackoff, most - refused.length, errorEndsFirst)
  return {
    active: firstOf(queue.active, most, isMoreUrgent).map(lineOf),
    backoff: [...refused, ...failed].map(lineOf),
    unschedulable: Array.from(take(queue.unschedulable.values(), most), lineOf),
    gated: Array.from(take(queue.gated.values(), most), lineOf),
    counts: {
      active: queue.active.items.length,
      backoff: queue.backoff.items.length + queue.errorBackoff.items.length,
      unschedulable: queue.unschedulable.size,
      gated: queue.gated.size,
    },
    inHand: inHand && {
      key: inHand.pod.key,
      point: pointOf(inHand),
      decision: inHand.decision,
      from: inHand.since,
      until: inHand.since + (inHand.steps[inHand.step]?.lastsMicros ?? 0),
    },
    binding: Array.from(take(binding.values(), most), ({ pod, node }) => ({ key: pod.key, node })),
    standsBack: state.standsBack,
  }
}

function* take<T>(items: Iterable<T>, most: number): Generator<T> {
  let left = most
  for (const item of items) {
    if (left-- <= 0) return
    yield item
  }
}

function lineOf(pod: QueuedPod): WaitingPodLine {
  const { key, uid, attempts, timestamp: since, info } = pod
  const until = backoffEnd(pod)
  return {
    key,
    uid,
    priority: info.priority,
    attempts,
    refusedBy: [...rejectors(pod)],
    since,
    backoffUntil: until === 0 ? undefined : until,
  }
}
