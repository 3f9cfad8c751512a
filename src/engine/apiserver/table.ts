/**
 * Objects as rows: what `kubectl get` prints. The server computes every cell, wide ones too.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/response.go
 */
import type { KubeObject, ListMeta, TypeMeta } from '../../api/meta'
import type { Micros } from '../kernel/micros'
import type { TableRequest } from './negotiation'
import type { ResourceDefinition, RowCondition } from './registry/resource'

export interface Table extends TypeMeta {
  readonly kind: 'Table'
  readonly apiVersion: 'meta.k8s.io/v1'
  readonly metadata: ListMeta
  readonly columnDefinitions: readonly ColumnDefinition[] | null
  readonly rows: readonly TableRow[]
}

interface ColumnDefinition {
  readonly name: string
  readonly type: string
  readonly format: string
  readonly description: string
  readonly priority: number
}

interface TableRow {
  readonly cells: readonly (string | number | boolean)[]
  readonly conditions?: readonly RowCondition[]
  readonly object?: PartialObjectMetadata | KubeObject
}

export interface PartialObjectMetadata extends KubeObject {
  readonly kind: 'PartialObjectMetadata'
  readonly apiVersion: 'meta.k8s.io/v1'
}

/** A Table of some objects. Without `described` it has no columns, as a watch's later frames. */
export function tableOf(
  definition: ResourceDefinition,
  objects: readonly KubeObject[],
  metadata: ListMeta,
  { includeObject }: TableRequest,
  now: Micros,
  described = true,
): Table {
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: described ? definition.columns.map(describe) : null,
    rows: objects.map((object) => rowOf(definition, object, includeObject, now)),
  }
}

/** What an object is without its content. */
export const partialObjectMetadata = ({ metadata }: KubeObject): PartialObjectMetadata => ({
  kind: 'PartialObjectMetadata',
  apiVersion: 'meta.k8s.io/v1',
  metadata,
})

function describe({
  name,
  type,
  format,
  description,
  priority,
}: ResourceDefinition['columns'][number]): ColumnDefinition {
  return { name, type, format: format ?? '', description, priority }
}

function rowOf(
  definition: ResourceDefinition,
  object: KubeObject,
  include: TableRequest['includeObject'],
  now: Micros,
): TableRow {
  const cells = definition.columns.map((column) => column.cell(object, now))
  const conditions = definition.rowConditions?.(object) ?? []
  return {
    cells,
    ...(conditions.length > 0 && { conditions }),
    ...(include === 'Metadata' && { object: partialObjectMetadata(object) }),
    ...(include === 'Object' && { object }),
  }
}
