/**
 * What a plugin refuses as its arguments.
 * Source: Kubernetes v1.35 pkg/scheduler/apis/config/validation/validation_pluginargs.go
 */
import {
  child,
  duplicate,
  type FieldError,
  type FieldPath,
  forbidden,
  index,
  invalid,
  notSupported,
  required,
} from '../../../api/machinery/fieldError'
import { qualifiedName } from '../../../api/machinery/names'
import { compileNodeSelector, preferredTermsErrors } from '../../../api/machinery/nodeSelector'
import type { NodeAffinity } from '../../../api/podScheduling'
import type { AffinityArgs } from '../plugins/interPodAffinity/affinityScore'
import type { FitArgs } from '../plugins/nodeResources/fit'
import type { ResourceSpec, ScoringStrategy, ShapePoint } from '../plugins/nodeResources/strategies'
import type { SpreadArgs } from '../plugins/podTopologySpread/constraint'
import type { PreemptionArgs } from '../preemption/preempt'

/** Arguments that were decoded and defaulted. NodeResourcesFit judges its own when it is made. */
export function validateArgs(plugin: string, path: FieldPath, args: unknown): FieldError[] {
  switch (plugin) {
    case 'DefaultPreemption':
      return preemptionErrors(path, args as PreemptionArgs)
    case 'InterPodAffinity':
      return hardWeightErrors(path, args as AffinityArgs)
    case 'NodeAffinity':
      return addedAffinityErrors(path, args as { readonly addedAffinity?: NodeAffinity })
    case 'NodeResourcesBalancedAllocation':
      return balancedErrors(path, args as { readonly resources: readonly ResourceSpec[] })
    case 'PodTopologySpread':
      return spreadErrors(path, args as SpreadArgs)
    case 'VolumeBinding':
      return volumeBindingErrors(path, args as VolumeBindingArgs)
    default:
      return []
  }
}

interface VolumeBindingArgs {
  readonly bindTimeoutSeconds: number
  readonly shape?: readonly ShapePoint[]
}

function preemptionErrors(path: FieldPath, args: PreemptionArgs): FieldError[] {
  const { minCandidateNodesPercentage: percentage, minCandidateNodesAbsolute: absolute } = args
  const [percent, count] = [
    child(path, 'minCandidateNodesPercentage'),
    child(path, 'minCandidateNodesAbsolute'),
  ]
  const errors: FieldError[] = []
  if (percentage < 0 || percentage > 100) {
    errors.push(invalid(percent, percentage, 'not in valid range [0, 100]'))
  }
  if (absolute < 0) errors.push(invalid(count, absolute, 'not in valid range [0, inf)'))
  if (percentage === 0 && absolute === 0) {
    const detail = 'cannot be zero at the same time as '
    errors.push(invalid(percent, percentage, `${detail}minCandidateNodesAbsolute`))
    errors.push(invalid(count, absolute, `${detail}minCandidateNodesPercentage`))
  }
  return errors
}

function hardWeightErrors(path: FieldPath, args: AffinityArgs): FieldError[] {
  const { hardPodAffinityWeight: weight } = args
  if (weight >= 0 && weight <= 100) return []
  return [invalid(child(path, 'hardPodAffinityWeight'), weight, 'not in valid range [0, 100]')]
}

function addedAffinityErrors(
  path: FieldPath,
  { addedAffinity }: { readonly addedAffinity?: NodeAffinity },
): FieldError[] {
  const where = child(path, 'addedAffinity')
  const hard = addedAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  const soft = addedAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
  const required_ = child(where, 'requiredDuringSchedulingIgnoredDuringExecution')
  const preferred = child(where, 'preferredDuringSchedulingIgnoredDuringExecution')
  const terms = hard === undefined ? [] : compileNodeSelector(hard, required_)
  return [...terms.flatMap(({ errors }) => errors), ...preferredTermsErrors(soft, preferred)]
}

function balancedErrors(
  path: FieldPath,
  { resources }: { readonly resources: readonly ResourceSpec[] },
): FieldError[] {
  const seen = new Set<string>()
  return resources.flatMap(({ name, weight }, i) => {
    const where = index(child(path, 'resources'), i)
    const errors = seen.has(name) ? [duplicate(child(where, 'name'), name)] : []
    seen.add(name)
    if (weight !== 1) errors.push(invalid(child(where, 'weight'), weight, 'must be 1'))
    return errors
  })
}

function spreadErrors(path: FieldPath, args: SpreadArgs): FieldError[] {
  const { defaultingType, defaultConstraints: constraints = [] } = args
  const type = child(path, 'defaultingType')
  const errors: FieldError[] = []
  if (defaultingType !== 'System' && defaultingType !== 'List') {
    errors.push(notSupported(type, defaultingType, ['System', 'List']))
  } else if (defaultingType === 'System' && constraints.length > 0) {
    errors.push(invalid(type, defaultingType, 'when .defaultConstraints are not empty'))
  }
  const list = child(path, 'defaultConstraints')
  constraints.forEach((constraint, i) => {
    errors.push(...constraintErrors(index(list, i), constraint))
    const { topologyKey, whenUnsatisfiable } = constraint
    const repeats = constraints
      .slice(0, i)
      .some(
        (other) =>
          other.topologyKey === topologyKey && other.whenUnsatisfiable === whenUnsatisfiable,
      )
    if (repeats) errors.push(duplicate(index(list, i), `{${topologyKey}, ${whenUnsatisfiable}}`))
  })
  return errors
}

type SpreadConstraint = NonNullable<SpreadArgs['defaultConstraints']>[number]

function constraintErrors(path: FieldPath, constraint: SpreadConstraint): FieldError[] {
  const { maxSkew, topologyKey = '', whenUnsatisfiable: when, labelSelector } = constraint
  const errors: FieldError[] = []
  if (!(maxSkew > 0)) {
    errors.push(invalid(child(path, 'maxSkew'), maxSkew ?? 0, 'not in valid range (0, inf)'))
  }
  const key = child(path, 'topologyKey')
  if (topologyKey === '') errors.push(required(key, 'can not be empty'))
  else errors.push(...qualifiedName(topologyKey).map((wrong) => invalid(key, topologyKey, wrong)))
  const action = child(path, 'whenUnsatisfiable')
  if (!when) errors.push(required(action, 'can not be empty'))
  else if (when !== 'DoNotSchedule' && when !== 'ScheduleAnyway') {
    errors.push(notSupported(action, when, ['DoNotSchedule', 'ScheduleAnyway']))
  }
  if (labelSelector !== undefined) {
    const detail = 'constraint must not define a selector, as they deduced for each pod'
    errors.push(forbidden(child(path, 'labelSelector'), detail))
  }
  return errors
}

function volumeBindingErrors(path: FieldPath, args: VolumeBindingArgs): FieldError[] {
  const { bindTimeoutSeconds, shape } = args
  const errors: FieldError[] = []
  if (bindTimeoutSeconds < 0) {
    const detail = 'invalid BindTimeoutSeconds, should not be a negative value'
    errors.push(invalid(child(path, 'bindTimeoutSeconds'), bindTimeoutSeconds, detail))
  }
  if (shape !== undefined) {
    const detail =
      'unexpected field `shape`, remove it or turn on the feature gate StorageCapacityScoring'
    errors.push(invalid(child(path, 'shape'), shape, detail))
  }
  return errors
}

const STRATEGIES: readonly string[] = [
  'LeastAllocated',
  'MostAllocated',
  'RequestedToCapacityRatio',
]

/** What NodeResourcesFit refuses when it is made. Source: ValidateNodeResourcesFitArgs */
export function fitErrors(args: Partial<FitArgs>): FieldError[] {
  const { ignoredResources = [], ignoredResourceGroups = [], scoringStrategy = {} } = args
  return [
    ...ignoredResources.flatMap((name, i) => labelErrors(index('ignoredResources', i), name)),
    ...ignoredResourceGroups.flatMap((group, i) => {
      const path = index('ignoredResourceGroups', i)
      const slash = group.includes('/')
        ? [invalid(path, group, "resource group name can't contain '/'")]
        : []
      return [...slash, ...labelErrors(path, group)]
    }),
    ...strategyErrors('scoringStrategy', scoringStrategy),
  ]
}

const labelErrors = (path: FieldPath, name: string): FieldError[] =>
  qualifiedName(name).map((wrong) => invalid(path, name, wrong))

function strategyErrors(path: FieldPath, strategy: ScoringStrategy): FieldError[] {
  const { type = '', resources = [], requestedToCapacityRatio: ratio } = strategy
  const errors: FieldError[] = []
  if (!STRATEGIES.includes(type)) errors.push(notSupported(child(path, 'type'), type, STRATEGIES))
  resources.forEach(({ name, weight }, i) => {
    if (weight > 0 && weight <= 100) return
    const where = child(index(child(path, 'resources'), i), 'weight')
    const detail = `resource weight of ${name} not in valid range (0, 100]`
    errors.push(invalid(where, weight, detail))
  })
  const curve = child(path, 'requestedToCapacityRatio')
  if (type !== 'RequestedToCapacityRatio') {
    if (ratio === undefined) return errors
    const detail = 'must be nil when type is not RequestedToCapacityRatio'
    return [...errors, forbidden(curve, detail)]
  }
  if (ratio === undefined) {
    return [...errors, required(curve, 'must be specified when type is RequestedToCapacityRatio')]
  }
  return [...errors, ...shapeErrors(child(curve, 'shape'), ratio.shape ?? [])]
}

function shapeErrors(path: FieldPath, shape: readonly ShapePoint[]): FieldError[] {
  if (shape.length === 0) return [required(path, 'at least one point must be specified')]
  const errors: FieldError[] = []
  const falling = shape.findIndex(
    ({ utilization }, i) => i > 0 && (shape[i - 1]?.utilization ?? 0) >= utilization,
  )
  if (falling > 0) {
    const where = child(index(path, falling), 'utilization')
    const detail = 'values must be sorted in increasing order'
    errors.push(invalid(where, shape[falling]?.utilization, detail))
  }
  shape.forEach(({ utilization, score }, i) => {
    const where = index(path, i)
    if (!(utilization >= 0 && utilization <= 100)) {
      const detail = 'not in valid range [0, 100]'
      errors.push(invalid(child(where, 'utilization'), utilization, detail))
    }
    if (!(score >= 0 && score <= 10)) {
      errors.push(invalid(child(where, 'score'), score, 'not in valid range [0, 10]'))
    }
  })
  return errors
}
