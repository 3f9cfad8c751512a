/**
 * What the scheduler's configuration refuses in the arguments of NodeResourcesFit.
 * Source: Kubernetes v1.35 pkg/scheduler/apis/config/validation/validation_pluginargs.go
 */
import {
  child,
  type FieldError,
  type FieldPath,
  index,
  invalid,
  notSupported,
  required,
} from '../../../../api/machinery/fieldError'
import {
  MAX_SHAPE_SCORE,
  type ResourceSpec,
  type ScoringStrategy,
  type ShapePoint,
} from './strategies'

const TYPES = ['LeastAllocated', 'MostAllocated', 'RequestedToCapacityRatio']
const MAX_WEIGHT = 100
const MAX_UTILIZATION = 100

/** Source: ValidateNodeResourcesFitArgs. */
export function validateScoringStrategy(
  strategy: ScoringStrategy | undefined,
): readonly FieldError[] {
  if (strategy === undefined) return []
  const { type = 'LeastAllocated', resources = [], requestedToCapacityRatio: ratio } = strategy
  const path = 'scoringStrategy'
  return [
    ...(TYPES.includes(type) ? [] : [notSupported(child(path, 'type'), type, TYPES)]),
    ...validateResources(resources, child(path, 'resources')),
    ...(ratio ? validateShape(ratio.shape ?? [], child(path, 'shape')) : []),
  ]
}

function validateResources(resources: readonly ResourceSpec[], path: FieldPath): FieldError[] {
  return resources.flatMap(({ name, weight }, i) =>
    weight > 0 && weight <= MAX_WEIGHT
      ? []
      : [
          invalid(
            child(index(path, i), 'weight'),
            weight,
            `resource weight of ${name} not in valid range (0, ${MAX_WEIGHT}]`,
          ),
        ],
  )
}

function validateShape(shape: readonly ShapePoint[], path: FieldPath): FieldError[] {
  if (shape.length === 0) return [required(path, 'at least one point must be specified')]
  const fallsAt = shape.findIndex((point, i) => {
    const before = shape[i - 1]
    return before !== undefined && before.utilization >= point.utilization
  })
  const sorted = 'utilization values must be sorted in increasing order'
  const order = shape
    .filter((_, i) => i === fallsAt)
    .map(({ utilization }) =>
      invalid(child(index(path, fallsAt), 'utilization'), utilization, sorted),
    )
  const bounds = shape.flatMap(({ utilization, score }, i) => [
    ...outside(child(index(path, i), 'utilization'), utilization, MAX_UTILIZATION),
    ...outside(child(index(path, i), 'score'), score, MAX_SHAPE_SCORE),
  ])
  return [...order, ...bounds]
}

const outside = (path: FieldPath, value: number, most: number): FieldError[] =>
  value >= 0 && value <= most ? [] : [invalid(path, value, `not in valid range [0-${most}]`)]
