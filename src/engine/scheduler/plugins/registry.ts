/**
 * Every plugin, and the profile a scheduler has that nobody configured. A new plugin is its file
 * and a line in each list.
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
import { nodeVolumeLimits } from './nodeVolumeLimits'
import { podTopologySpread } from './podTopologySpread/podTopologySpread'
import { prioritySort } from './prioritySort'
import { schedulingGates } from './schedulingGates'
import { taintToleration } from './taintToleration'
import { volumeBinding } from './volumeBinding/volumeBinding'
import { volumeRestrictions } from './volumeRestrictions'
import { volumeZone } from './volumeZone'

const PLUGINS: readonly Plugin[] = [
  schedulingGates,
  prioritySort,
  nodeUnschedulable,
  nodeName,
  taintToleration,
  nodeAffinity,
  nodePorts,
  nodeResourcesFit,
  volumeRestrictions,
  nodeVolumeLimits,
  volumeBinding,
  volumeZone,
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

/** In the order of MultiPoint, with the default weights; 0 where nothing is scored. */
export const DEFAULT_PLUGINS: readonly { readonly name: string; readonly weight: number }[] = [
  { name: 'SchedulingGates', weight: 0 },
  { name: 'PrioritySort', weight: 0 },
  { name: 'NodeUnschedulable', weight: 0 },
  { name: 'NodeName', weight: 0 },
  { name: 'TaintToleration', weight: 3 },
  { name: 'NodeAffinity', weight: 2 },
  { name: 'NodePorts', weight: 0 },
  { name: 'NodeResourcesFit', weight: 1 },
  { name: 'VolumeRestrictions', weight: 0 },
  { name: 'NodeVolumeLimits', weight: 0 },
  { name: 'VolumeBinding', weight: 0 },
  { name: 'VolumeZone', weight: 0 },
  { name: 'PodTopologySpread', weight: 2 },
  { name: 'InterPodAffinity', weight: 2 },
  { name: 'DynamicResources', weight: 2 },
  { name: 'DefaultPreemption', weight: 0 },
  { name: 'NodeResourcesBalancedAllocation', weight: 1 },
  { name: 'ImageLocality', weight: 1 },
  { name: 'DefaultBinder', weight: 0 },
]

export const DEFAULT_PROFILE: Profile = {
  schedulerName: 'default-scheduler',
  plugins: DEFAULT_PLUGINS,
}
