/**
 * All profiles of a scheduler, and who waits for which event.
 * Source: Kubernetes v1.35 pkg/scheduler/profile, pkg/scheduler/scheduler.go (buildQueueingHintMap)
 */
import type { PodInfo } from '../cache/podInfo'
import {
  ADD,
  type ClusterChange,
  type ClusterEvent,
  matchesEvent,
  UPDATE_NODE_TAINT,
} from './clusterEvent'
import type { ClusterView } from './clusterView'
import { createFramework } from './framework'
import type { Framework, Plugin, Registration, Slot } from './plugin'
import type { Profile } from './profile'

/** A plugin's registration for events, in one profile. */
interface Listener {
  readonly slot: Slot
  readonly registration: Registration
}

export interface Frameworks {
  readonly bySchedulerName: ReadonlyMap<string, Framework>
  readonly listeners: ReadonlyMap<string, readonly Listener[]>
}

export function createFrameworks(
  profiles: readonly Profile[],
  registry: ReadonlyMap<string, Plugin>,
): Frameworks {
  const bySchedulerName = new Map<string, Framework>()
  const listeners = new Map<string, readonly Listener[]>()
  for (const profile of profiles) {
    const framework = createFramework(profile, registry)
    bySchedulerName.set(profile.schedulerName, framework)
    listeners.set(profile.schedulerName, framework.all.flatMap(listenersOf))
  }
  return { bySchedulerName, listeners }
}

/** The profile a pod asks for; undefined when it is another scheduler's. */
export const frameworkFor = (
  { bySchedulerName }: Frameworks,
  { pod }: Pick<PodInfo, 'pod'>,
): Framework | undefined => bySchedulerName.get(schedulerNameOf(pod.spec.schedulerName))

export const schedulerNameOf = (name: string | undefined): string => name || 'default-scheduler'

/** The plugins of all profiles that registered for an event. */
export function interestedIn({ listeners }: Frameworks, event: ClusterEvent): Set<string> {
  const names = new Set<string>()
  for (const some of listeners.values()) {
    for (const { slot, registration } of some) {
      if (matchesEvent(registration, event)) names.add(slot.name)
    }
  }
  return names
}

/** Whether a plugin of the pod's profile registered for an event. */
export function listensTo(
  frameworks: Frameworks,
  pod: PodInfo,
  plugin: string,
  event: ClusterEvent,
): boolean {
  const some = frameworks.listeners.get(schedulerNameOf(pod.pod.spec.schedulerName)) ?? []
  return some.some(
    ({ slot, registration }) => slot.name === plugin && matchesEvent(registration, event),
  )
}

/** Those of the plugins that think the event may have made room for the pod. */
export function hopefulPlugins(
  frameworks: Frameworks,
  cluster: ClusterView,
  pod: PodInfo,
  plugins: (name: string) => boolean,
  { event, old, now }: ClusterChange,
): string[] {
  const hopeful: string[] = []
  const some = frameworks.listeners.get(schedulerNameOf(pod.pod.spec.schedulerName)) ?? []
  for (const { slot, registration } of some) {
    if (!plugins(slot.name) || !matchesEvent(registration, event)) continue
    const { hint } = registration
    if (hint === undefined || hint(pod, old, now, slot.args, cluster)) hopeful.push(slot.name)
  }
  return hopeful
}

/**
 * Who waits for nodes to come waits for their taints to go as well: a new node is tainted until it
 * is ready. Source: pkg/scheduler/scheduler.go (registerNodeAdded without registerNodeTaintUpdated)
 */
function listenersOf(slot: Slot): Listener[] {
  const registrations = slot.plugin.registrations ?? []
  const nodes = registrations.filter(({ resource }) => resource === 'Node')
  const actions = nodes.reduce((bits, { action }) => bits | action, 0)
  const waitsForNodes = (actions & ADD) !== 0 && (actions & UPDATE_NODE_TAINT) === 0
  const extra: Registration[] = waitsForNodes
    ? [{ resource: 'Node', action: UPDATE_NODE_TAINT }]
    : []
  return [...registrations, ...extra].map((registration) => ({ slot, registration }))
}
