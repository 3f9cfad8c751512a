/** An object as `kubectl edit` shows it: its fields by the alphabet, without the managed ones. */
import { stringify } from 'yaml'

/** What it gives is read again by kubectl's parser as the very same data: `"on"` keeps its quotes. */
const AS_KUBECTL = {
  version: '1.1',
  aliasDuplicateObjects: false,
  sortMapEntries: true,
  indentSeq: false,
  lineWidth: 0,
} as const

export const textOf = (object: unknown): string =>
  stringify(withoutManagedFields(object), AS_KUBECTL)

function withoutManagedFields(object: unknown): unknown {
  if (typeof object !== 'object' || object === null || !('metadata' in object)) return object
  const { managedFields: _, ...metadata } = object.metadata as Readonly<Record<string, unknown>>
  return { ...object, metadata }
}
