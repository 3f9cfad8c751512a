/**
 * Source: Kubernetes v1.35 pkg/printers/internalversion/printers.go
 * (printHorizontalPodAutoscaler, formatHPAMetrics)
 */
import type {
  HorizontalPodAutoscaler,
  MetricSpec,
  MetricStatus,
  MetricTarget,
  MetricValueStatus,
} from '../../../../api/horizontalPodAutoscaler'
import { canonical } from '../../../../api/machinery/quantity'
import { ageColumn, column, nameColumn } from '../columns'
import type { PrinterColumn } from '../resource'

export const autoscalerColumns: readonly PrinterColumn<HorizontalPodAutoscaler>[] = [
  nameColumn,
  column('Reference', 'string', 'What it scales.', ({ spec: { scaleTargetRef } }) =>
    [scaleTargetRef.kind, scaleTargetRef.name].join('/'),
  ),
  column('Targets', 'string', 'Its metrics, as they are and as they should be.', targets),
  column('MinPods', 'string', 'The fewest pods.', ({ spec }) => `${spec.minReplicas ?? '<unset>'}`),
  column('MaxPods', 'integer', 'The most pods.', ({ spec }) => spec.maxReplicas),
  column('Replicas', 'integer', 'Pods there are.', ({ status }) => status?.currentReplicas ?? 0),
  ageColumn,
]

const UNKNOWN = '<unknown>'
/** Metrics that are written out. */
const SHOWN = 2

function targets({ spec, status }: HorizontalPodAutoscaler): string {
  const { metrics = [] } = spec
  if (metrics.length === 0) return '<none>'
  const texts = metrics.map((metric, i) => metricText(metric, status?.currentMetrics?.[i]))
  const shown = texts.slice(0, SHOWN).join(', ')
  return texts.length > SHOWN ? `${shown} + ${texts.length - SHOWN} more...` : shown
}

function metricText(spec: MetricSpec, status: MetricStatus | undefined): string {
  const { external, object, pods, resource, containerResource } = spec
  switch (spec.type) {
    case 'External':
      return amounts(external?.target, status?.external?.current)
    case 'Object':
      return amounts(object?.target, status?.object?.current)
    case 'Pods':
      return over(status?.pods?.current.averageValue, pods?.target.averageValue)
    case 'Resource':
      return `${resource?.name}: ${shares(resource?.target, status?.resource?.current)}`
    case 'ContainerResource': {
      const current = status?.containerResource?.current
      return `${containerResource?.name}: ${shares(containerResource?.target, current)}`
    }
    default:
      return '<unknown type>'
  }
}

/** In all, or as the average of a pod. */
function amounts(target: MetricTarget | undefined, current: MetricValueStatus | undefined): string {
  return target?.averageValue === undefined
    ? over(current?.value, target?.value)
    : `${over(current?.averageValue, target.averageValue)} (avg)`
}

/** As the average of a pod, or in percent of what pods request. */
function shares(target: MetricTarget | undefined, current: MetricValueStatus | undefined): string {
  if (target?.averageValue !== undefined) return over(current?.averageValue, target.averageValue)
  const wanted = target?.averageUtilization
  const { averageUtilization: used } = current ?? {}
  return `${used === undefined ? UNKNOWN : `${used}%`}/${wanted === undefined ? '<auto>' : `${wanted}%`}`
}

const over = (current: string | undefined, target = '0'): string =>
  `${current === undefined ? UNKNOWN : canonical(current)}/${canonical(target)}`
