/**
 * The fields of a configuration file and of its plugins' arguments.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kube-scheduler/config/v1
 */
import type { ExtensionPoint } from '../framework/profile'
import type { Shape, Struct } from './goDecoder'

/** In the order in which upstream goes through them. */
export const POINTS: readonly ExtensionPoint[] = [
  'preFilter',
  'filter',
  'postFilter',
  'reserve',
  'preScore',
  'score',
  'preBind',
  'bind',
  'postBind',
  'permit',
  'preEnqueue',
  'queueSort',
]

const plugins: Shape = {
  list: { struct: 'Plugin', fields: { name: 'string', weight: 'int32' } },
}
const pluginSet: Struct = { struct: 'PluginSet', fields: { enabled: plugins, disabled: plugins } }

const profile: Struct = {
  struct: 'KubeSchedulerProfile',
  fields: {
    schedulerName: 'string',
    percentageOfNodesToScore: 'int32',
    plugins: {
      struct: 'Plugins',
      fields: Object.fromEntries(['multiPoint', ...POINTS].map((point) => [point, pluginSet])),
    },
    pluginConfig: {
      list: { struct: 'PluginConfig', fields: { name: 'string', args: 'any' } },
    },
  },
}

export const CONFIGURATION: Struct = {
  struct: 'KubeSchedulerConfiguration',
  fields: {
    apiVersion: 'string',
    kind: 'string',
    parallelism: 'int32',
    leaderElection: {
      struct: 'LeaderElectionConfiguration',
      fields: {
        leaderElect: 'bool',
        leaseDuration: 'v1.Duration',
        renewDeadline: 'v1.Duration',
        retryPeriod: 'v1.Duration',
        resourceLock: 'string',
        resourceName: 'string',
        resourceNamespace: 'string',
      },
    },
    clientConnection: {
      struct: 'ClientConnectionConfiguration',
      fields: {
        kubeconfig: 'string',
        acceptContentTypes: 'string',
        contentType: 'string',
        qps: 'float32',
        burst: 'int32',
      },
    },
    enableProfiling: 'bool',
    enableContentionProfiling: 'bool',
    percentageOfNodesToScore: 'int32',
    podInitialBackoffSeconds: 'int64',
    podMaxBackoffSeconds: 'int64',
    profiles: { list: profile },
    extenders: { list: 'any' },
    delayCacheUntilActive: 'bool',
  },
}

const resources: Shape = {
  list: { struct: 'ResourceSpec', fields: { name: 'string', weight: 'int64' } },
}
const shapePoints: Shape = {
  list: {
    struct: 'UtilizationShapePoint',
    fields: { utilization: 'int32', score: 'int32' },
  },
}

const texts: Shape = { list: 'string' }
const requirements: Shape = {
  list: {
    struct: 'NodeSelectorRequirement',
    fields: { key: 'string', operator: 'string', values: texts },
  },
}
const term: Struct = {
  struct: 'NodeSelectorTerm',
  fields: { matchExpressions: requirements, matchFields: requirements },
}
const nodeAffinity: Struct = {
  struct: 'NodeAffinity',
  fields: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      struct: 'NodeSelector',
      fields: { nodeSelectorTerms: { list: term } },
    },
    preferredDuringSchedulingIgnoredDuringExecution: {
      list: { struct: 'PreferredSchedulingTerm', fields: { weight: 'int32', preference: term } },
    },
  },
}
const spreadConstraint: Struct = {
  struct: 'TopologySpreadConstraint',
  fields: {
    maxSkew: 'int32',
    topologyKey: 'string',
    whenUnsatisfiable: 'string',
    labelSelector: 'any',
    minDomains: 'int32',
    nodeAffinityPolicy: 'string',
    nodeTaintsPolicy: 'string',
    matchLabelKeys: texts,
  },
}

const argsOf = (name: string, fields: Readonly<Record<string, Shape>>): [string, Struct] => [
  name,
  { struct: `${name}Args`, fields: { apiVersion: 'string', kind: 'string', ...fields } },
]

/** Arguments by plugin. A plugin that is not here takes none of a known type. */
export const PLUGIN_ARGS: ReadonlyMap<string, Struct> = new Map([
  argsOf('DefaultPreemption', {
    minCandidateNodesPercentage: 'int32',
    minCandidateNodesAbsolute: 'int32',
  }),
  argsOf('InterPodAffinity', {
    hardPodAffinityWeight: 'int32',
    ignorePreferredTermsOfExistingPods: 'bool',
  }),
  argsOf('NodeAffinity', { addedAffinity: nodeAffinity }),
  argsOf('NodeResourcesBalancedAllocation', { resources }),
  argsOf('NodeResourcesFit', {
    ignoredResources: texts,
    ignoredResourceGroups: texts,
    scoringStrategy: {
      struct: 'ScoringStrategy',
      fields: {
        type: 'string',
        resources,
        requestedToCapacityRatio: {
          struct: 'RequestedToCapacityRatioParam',
          fields: { shape: shapePoints },
        },
      },
    },
  }),
  argsOf('PodTopologySpread', {
    defaultConstraints: { list: spreadConstraint },
    defaultingType: 'string',
  }),
  argsOf('VolumeBinding', { bindTimeoutSeconds: 'int64', shape: shapePoints }),
  argsOf('DynamicResources', { filterTimeout: 'v1.Duration', bindingTimeout: 'v1.Duration' }),
])
