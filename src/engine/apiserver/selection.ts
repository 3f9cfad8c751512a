import { type FieldRequirement, matchesFieldSelector } from '../../api/machinery/fieldSelector'
import { matchesRequirements, type Requirement } from '../../api/machinery/labelRequirement'
import type { KubeObject } from '../../api/meta'
import type { ResourceDefinition } from './registry/resource'

/** What a list or a watch is limited to. */
export interface Selection {
  /** Empty: all. */
  readonly namespace: string
  readonly labels: readonly Requirement[]
  readonly fields: readonly FieldRequirement[]
}

/** Whether a selection includes an object, which is of the definition's version. */
export function selects(
  { namespace, labels, fields }: Selection,
  definition: ResourceDefinition,
  object: KubeObject,
): boolean {
  const { metadata } = object
  if (namespace !== '' && metadata.namespace !== namespace) return false
  if (labels.length > 0 && !matchesRequirements(labels, metadata.labels)) return false
  if (fields.length === 0) return true
  return matchesFieldSelector(fields, (field) => fieldOf(definition, object, field))
}

/** Whether a selection limits anything. */
export const isSelective = ({ namespace, labels, fields }: Selection): boolean =>
  namespace !== '' || labels.length > 0 || fields.length > 0

/** The value a field selector sees. */
export function fieldOf(
  definition: ResourceDefinition,
  object: KubeObject,
  field: string,
): string | undefined {
  if (field === 'metadata.name') return object.metadata.name
  if (field === 'metadata.namespace') return object.metadata.namespace
  return definition.selectableFields[field]?.(object)
}
