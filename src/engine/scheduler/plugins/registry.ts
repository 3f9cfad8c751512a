/**
 * Every plugin, and the profile a scheduler has that nobody configured. A new plugin is its file
 * and a line in each list. The volume plugins stand between NodeResourcesFit and PodTopologySpread.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/registry.go,
 * pkg/scheduler/apis/config/v1/default_plugins.go
 */
import type { Plugin } from '../framework/plugin'
import type { Profile } from '../framework/profile'
import { defaultBinder } from './defaultBinder'
import { defaultPreemption } from './defaultPreemption'
import { dynamicResources } from './dynamicResources'
import { imageLocality } from './imageLocality'
import { interPodAffinity } from './interPodAffinity/interPodAffinity'
import { nodeAffinity } from './nodeAffinity'
import { nodeName } from './nodeName'
import { nodePorts } from './nodePorts'
import { nodeResourcesBalancedAllocation } from './nodeResources/balancedAllocation'
import { nodeResourcesFit } from './nodeResources/fit'
import { nodeUnschedulable } from './nodeUnschedulable'
import { podTopologySpread } from './podTopologySpread/podTopologySpread'
import { prioritySort } from './prioritySort'
import { schedulingGates } from './schedulingGates'
import { taintToleration } from './taintToleration'

const PLUGINS: readonly Plugin[] = [
  schedulingGates,
  prioritySort,
  nodeUnschedulable,
  nodeName,
  taintToleration,
  nodeAffinity,
  nodePorts,
  nodeResourcesFit,
  podTopologySpread,
  interPodAffinity,
  dynamicResources,
  defaultPreemption,
  nodeResourcesBalancedAllocation,
  imageLocality,
  defaultBinder,
]

export const REGISTRY: ReadonlyMap<string, Plugin> = new Map(
  PLUGINS.map((plugin) => [plugin.name, plugin]),
)

/** In the order of MultiPoint, with the default weights. */
export const DEFAULT_PROFILE: Profile = {
  schedulerName: 'default-scheduler',
  plugins: [
    { name: 'SchedulingGates' },
    { name: 'PrioritySort' },
    { name: 'NodeUnschedulable' },
    { name: 'NodeName' },
    { name: 'TaintToleration', weight: 3 },
    { name: 'NodeAffinity', weight: 2 },
    { name: 'NodePorts' },
    { name: 'NodeResourcesFit', weight: 1 },
    { name: 'PodTopologySpread', weight: 2 },
    { name: 'InterPodAffinity', weight: 2 },
    { name: 'DynamicResources' },
    { name: 'DefaultPreemption' },
    { name: 'NodeResourcesBalancedAllocation', weight: 1 },
    { name: 'ImageLocality', weight: 1 },
    { name: 'DefaultBinder' },
  ],
}
