/** The scheduler while it handles one message: its state, and all it may use. */
import { informerOf } from '../clientGo/clientSet'
import type { Store } from '../clientGo/store'
import type { Context } from '../kernel/actor'
import type { ClusterView } from './framework/clusterView'
import { createFrameworks, type Frameworks } from './framework/frameworks'
import type { Profile } from './framework/profile'
import { REGISTRY } from './plugins/registry'
import { preEnqueueNote } from './queue/preEnqueueNote'
import { isStepwise, type QueueAtWork } from './queue/schedulingQueue'
import type { SchedulerState } from './schedulerState'

export interface Scheduler extends QueueAtWork {
  readonly state: SchedulerState
  readonly context: Context
}

export function schedulerAtWork(state: SchedulerState, context: Context): Scheduler {
  return {
    state,
    context,
    queue: state.queue,
    frameworks: frameworksOf(state.profiles),
    cluster: clusterViewOf(state),
    now: context.now,
    cause: context.cause,
    onPreEnqueue: (pod) => {
      if (isStepwise(state.queue)) context.note(preEnqueueNote(pod, context.now))
    },
  }
}

/** The view of a state: its parts are the same for as long as the state lives. */
export function clusterViewOf(state: SchedulerState): ClusterView {
  const known = VIEWS.get(state)
  if (known !== undefined) return known
  const { cache, nominator, preempting, assumedVolumes } = state
  const storeOf = (name: string): Store => informerOf(state.set, name).store
  const view: ClusterView = {
    cache,
    nominator,
    preempting,
    pods: storeOf('pods'),
    services: storeOf('services'),
    replicaSets: storeOf('replicasets'),
    statefulSets: storeOf('statefulsets'),
    namespaces: storeOf('namespaces'),
    disruptionBudgets: storeOf('poddisruptionbudgets'),
    storage: {
      volumes: storeOf('persistentvolumes'),
      claims: storeOf('persistentvolumeclaims'),
      classes: storeOf('storageclasses'),
      csiNodes: storeOf('csinodes'),
      csiDrivers: storeOf('csidrivers'),
      capacities: storeOf('csistoragecapacities'),
      attachments: storeOf('volumeattachments'),
      assumed: assumedVolumes,
    },
  }
  VIEWS.set(state, view)
  return view
}

const VIEWS = new WeakMap<SchedulerState, ClusterView>()

/** Profiles never change in place, so what was made of them once is good for ever. */
export function frameworksOf(profiles: readonly Profile[]): Frameworks {
  const known = RESOLVED.get(profiles)
  if (known !== undefined) return known
  const frameworks = createFrameworks(profiles, REGISTRY)
  RESOLVED.set(profiles, frameworks)
  return frameworks
}

const RESOLVED = new WeakMap<readonly Profile[], Frameworks>()
