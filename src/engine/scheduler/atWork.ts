/** The scheduler while it handles one message: its state, and all it may use. */
import { informerOf } from '../clientGo/clientSet'
import type { Store } from '../clientGo/store'
import type { Context } from '../kernel/actor'
import type { ClusterView } from './framework/clusterView'
import { createFrameworks, type Frameworks } from './framework/frameworks'
import type { Profile } from './framework/profile'
import { preEnqueueNote } from './queue/preEnqueueNote'
import type { QueueAtWork } from './queue/schedulingQueue'
import type { SchedulerState } from './schedulerState'
import { NO_SANDBOX, type SandboxSource } from './written/pluginSandbox'
import { registryWith, writtenIn } from './written/registryWith'

export interface Scheduler extends QueueAtWork {
  readonly state: SchedulerState
  readonly context: Context
  readonly sandbox: SandboxSource
}

export function schedulerAtWork(
  state: SchedulerState,
  context: Context,
  sandbox: SandboxSource,
): Scheduler {
  return {
    state,
    context,
    sandbox,
    queue: state.queue,
    frameworks: frameworksOf(state.profiles, sandbox),
    cluster: clusterViewOf(state),
    now: context.now,
    cause: context.cause,
    onPreEnqueue: (pod) => void context.note(preEnqueueNote(pod, context.now)),
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
export function frameworksOf(
  profiles: readonly Profile[],
  sandbox: SandboxSource = NO_SANDBOX,
): Frameworks {
  const known = RESOLVED.get(profiles)
  if (known?.sandbox === sandbox) return known.frameworks
  const registry = registryWith(writtenIn(profiles), sandbox)
  const frameworks = createFrameworks(profiles, registry)
  RESOLVED.set(profiles, { sandbox, frameworks })
  return frameworks
}

/** Engines that share profiles, as one and the one restored from it, each have their sandbox. */
const RESOLVED = new WeakMap<
  readonly Profile[],
  { readonly sandbox: SandboxSource; readonly frameworks: Frameworks }
>()
