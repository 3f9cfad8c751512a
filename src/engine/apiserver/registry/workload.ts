/**
 * What Deployments and ReplicaSets share.
 * Source: Kubernetes v1.35 pkg/apis/apps/validation/validation.go
 */
import type { PodTemplateSpec } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { type FieldError, invalid } from '../../../api/machinery/fieldError'
import { formatLabelSelector } from '../../../api/machinery/labelSelector'
import type { LabelSelector } from '../../../api/meta'
import { containerColumns, wideColumn } from './columns'
import type { PrinterColumn } from './resource'

interface Workload {
  readonly spec: { readonly selector: LabelSelector; readonly template?: PodTemplateSpec }
}

/** Containers, images and selector: the wide columns. */
export const templateColumns: readonly PrinterColumn<Workload>[] = [
  ...containerColumns<Workload>(({ spec }) => spec.template?.spec.containers ?? []),
  wideColumn('Selector', 'Label selector of the pods.', ({ spec }) =>
    formatLabelSelector(spec.selector),
  ),
]

/** A selector never changes: pods would be orphaned unseen. */
export function validateSelectorUpdate(
  next: LabelSelector | undefined,
  stored: LabelSelector | undefined,
  errors: FieldError[],
): void {
  if (deepEqual(next, stored)) return
  errors.push(invalid('spec.selector', next, 'field is immutable'))
}

/** A count of a status that may not be more than another. */
export function validateAtMost(
  value: number | undefined,
  bound: number | undefined,
  field: string,
  detail: string,
  errors: FieldError[],
): void {
  if ((value ?? 0) > (bound ?? 0)) errors.push(invalid(`status.${field}`, value ?? 0, detail))
}
