/**
 * What a configuration leaves out.
 * Source: Kubernetes v1.35 pkg/scheduler/apis/config/v1/{defaults,default_plugins}.go
 */
import type { ResourceSpec } from '../plugins/nodeResources/strategies'
import type { PluginEntry, PluginSet } from './schedulerConfiguration'

export const DEFAULT_SETTINGS = {
  parallelism: 16,
  percentageOfNodesToScore: 0,
  podInitialBackoffSeconds: 1,
  podMaxBackoffSeconds: 10,
} as const

/**
 * The default plugins as a profile changes them: one enabled again takes the default's place with
 * its own weight, the others follow. Source: default_plugins.go (mergePluginSet)
 */
export function mergePluginSet(defaults: readonly PluginEntry[], custom: PluginSet): PluginSet {
  const disabled = new Set(custom.disabled.map(({ name }) => name))
  const own = new Map(custom.enabled.map((entry) => [entry.name, entry]))
  const replaced = new Set<string>()
  const enabled: PluginEntry[] = []
  for (const entry of disabled.has('*') ? [] : defaults) {
    if (disabled.has(entry.name)) continue
    const instead = own.get(entry.name)
    if (instead !== undefined) replaced.add(entry.name)
    enabled.push(instead ?? entry)
  }
  const rest = custom.enabled.filter(({ name }) => !replaced.has(name))
  return { enabled: [...enabled, ...rest], disabled: custom.disabled }
}

const CPU_AND_MEMORY: readonly ResourceSpec[] = [
  { name: 'cpu', weight: 1 },
  { name: 'memory', weight: 1 },
]

const LEAST_ALLOCATED = { type: 'LeastAllocated', resources: CPU_AND_MEMORY }

type Fields = Readonly<Record<string, unknown>>

/** A plugin's arguments with what was left out. */
export function defaultedArgs(plugin: string, args: Fields): Fields {
  switch (plugin) {
    case 'DefaultPreemption':
      return { minCandidateNodesPercentage: 10, minCandidateNodesAbsolute: 100, ...args }
    case 'InterPodAffinity':
      return { hardPodAffinityWeight: 1, ignorePreferredTermsOfExistingPods: false, ...args }
    case 'NodeAffinity':
      return { ...args, ...wholeAffinity(args['addedAffinity']) }
    case 'NodeResourcesBalancedAllocation':
      return { ...args, resources: weighed(args['resources']) }
    case 'NodeResourcesFit':
      return { ...args, scoringStrategy: strategy(args['scoringStrategy']) }
    case 'PodTopologySpread':
      return { ...args, defaultingType: args['defaultingType'] || 'System' }
    case 'VolumeBinding':
      return { bindTimeoutSeconds: 600, ...args }
    default:
      return args
  }
}

/** Lists and terms that were left out are empty ones, as in Go. */
function wholeAffinity(given: unknown): Fields {
  if (given === undefined) return {}
  const fields = given as Fields
  const hard = fields['requiredDuringSchedulingIgnoredDuringExecution'] as Fields | undefined
  const soft = (fields['preferredDuringSchedulingIgnoredDuringExecution'] ??
    []) as readonly Fields[]
  const required = hard && {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [], ...hard },
  }
  const preferred = soft.map((wish) => ({ weight: 0, preference: {}, ...wish }))
  return {
    addedAffinity: { ...required, preferredDuringSchedulingIgnoredDuringExecution: preferred },
  }
}

function strategy(given: unknown): unknown {
  if (given === undefined) return LEAST_ALLOCATED
  const fields = given as Fields
  const ratio = fields['requestedToCapacityRatio'] as Fields | undefined
  const points = (ratio?.['shape'] ?? []) as readonly Fields[]
  // Numbers that were left out are 0, as in Go.
  const shape = points.map((point) => ({ utilization: 0, score: 0, ...point }))
  return {
    ...fields,
    resources: weighed(fields['resources']),
    ...(ratio && { requestedToCapacityRatio: { shape } }),
  }
}

/** Cpu and memory where nothing is named; a weight that was left out is 1. */
function weighed(resources: unknown): readonly ResourceSpec[] {
  const given = (resources ?? []) as readonly Partial<ResourceSpec>[]
  if (given.length === 0) return CPU_AND_MEMORY
  return given.map(({ name = '', weight }) => ({ name, weight: weight || 1 }))
}
