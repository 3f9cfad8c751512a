/**
 * The queue's two clocks: every second those pods whose back-off has ended become ready, every 30
 * seconds those that have been unschedulable for five minutes are tried again. They only run while
 * there is a pod they could be for.
 * Source: Kubernetes v1.35 pkg/scheduler/backend/queue/scheduling_queue.go (Run)
 */
import type { Message } from '../kernel/event'
import { seconds } from '../kernel/micros'
import type { Scheduler } from './atWork'
import { untilNextFlush } from './queue/backoff'
import { flushUnschedulable } from './queue/moveEvents'
import { flushBackoff } from './queue/schedulingQueue'

const UNSCHEDULABLE_PERIOD = seconds(30)

/** Starts the clocks that are needed and do not run. */
export function setQueueTimers({ state, context, queue }: Scheduler): void {
  const { timers, startedAt } = state
  const backingOff = queue.backoff.items.length + queue.errorBackoff.items.length
  if (backingOff > 0 && !timers.backoff) {
    timers.backoff = true
    context.wake(untilNextFlush(context.now), { type: 'scheduler.flushBackoff' })
  }
  if (queue.unschedulable.size > 0 && !timers.unschedulable) {
    timers.unschedulable = true
    const since = (context.now - startedAt) % UNSCHEDULABLE_PERIOD
    context.wake(UNSCHEDULABLE_PERIOD - since, { type: 'scheduler.flushUnschedulable' })
  }
}

/** One of the clocks has struck. */
export function onQueueTimer(scheduler: Scheduler, message: Message): void {
  const { timers } = scheduler.state
  if (message.type === 'scheduler.flushBackoff') {
    timers.backoff = false
    flushBackoff(scheduler)
  } else if (message.type === 'scheduler.flushUnschedulable') {
    timers.unschedulable = false
    flushUnschedulable(scheduler)
  }
}
