import type { Pod } from '../../api/core'
import { type Micros, seconds } from '../kernel/micros'
import { clusterViewOf, frameworksOf } from './atWork'
import { isTerminating } from './cache/podInfo'
import { podOf } from './framework/clusterView'
import { frameworkFor, schedulerNameOf } from './framework/frameworks'
import { backoffEnd } from './queue/backoff'
import { isGated, type QueuedPod } from './queue/queuedPod'
import { findQueued, rejectors } from './queue/schedulingQueue'
import { pointOf } from './scheduleOne'
import type { SchedulerState } from './schedulerState'

/**
 * One sentence on why a pod has no node yet, as this scheduler sees it. `podKey` is namespace/name.
 * Undefined when the pod is not known here, or is on a node.
 */
export function explainPending(
  state: SchedulerState,
  podKey: string,
  now: Micros,
): string | undefined {
  const pod = podOf(clusterViewOf(state), podKey)
  if (pod === undefined || (pod.spec.nodeName ?? '') !== '') return undefined
  const name = pod.metadata.name
  if (isTerminating(pod)) return `${name} is being deleted, so it gets no node any more.`
  if (frameworkFor(frameworksOf(state.profiles), { pod }) === undefined) {
    const wanted = schedulerNameOf(pod.spec.schedulerName)
    return `${name} waits for a scheduler called ${wanted}, and none of that name runs here.`
  }
  return explainPlace(state, pod, now)
}

function explainPlace(state: SchedulerState, pod: Pod, now: Micros): string {
  const { name, uid } = pod.metadata
  const binding = state.binding.get(uid)
  if (binding !== undefined) {
    const { node, waitingFor, preBinding } = binding
    if (preBinding !== undefined) return `${name} goes to ${node} once its volumes are bound there.`
    if (waitingFor.size === 0) return `${name} goes to ${node}; its binding is on its way.`
    return `${name} goes to ${node} as soon as ${[...waitingFor].join(', ')} permits it.`
  }
  const { inHand } = state
  if (inHand?.pod.uid === uid) return `${name} is being scheduled right now, at ${pointOf(inHand)}.`
  const found = findQueued(state.queue, uid)
  if (found === undefined) return `${name} has only just come; the scheduler is about to see it.`
  const { pod: queued, place } = found
  switch (place) {
    case 'active': {
      const others = state.queue.active.items.length - 1
      return others === 0
        ? `${name} is next to be scheduled.`
        : `${name} waits its turn in the scheduler's queue, with ${others} others.`
    }
    case 'backoff': {
      const left = Math.max(1, Math.ceil((backoffEnd(queued) - now) / seconds(1)))
      return `${name} was tried ${times(queued)} and is tried again in ${left} s: ${queued.message}.`
    }
    case 'unschedulable':
      return isGated(queued) ? `${name} is held back: ${queued.message}.` : explainRefusal(queued)
  }
}

/** The scheduler's own reasons, without what preemption adds. */
function explainRefusal(queued: QueuedPod): string {
  const { name } = queued.info.pod.metadata
  const nominated = queued.info.pod.status?.nominatedNodeName ?? ''
  if (nominated !== '') {
    return `${name} waits until less important pods have left ${nominated} to make room for it.`
  }
  const why = /available: (.*?)\.(?: |$)/.exec(queued.message)?.[1] ?? queued.message
  const plugins = [...rejectors(queued)].join(', ')
  return `${name} was tried ${times(queued)} and fits nowhere (${why}); it is tried again when something changes for ${plugins}.`
}

const times = ({ attempts }: QueuedPod): string => (attempts === 1 ? 'once' : `${attempts} times`)
