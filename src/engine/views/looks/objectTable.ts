/**
 * Objects of one kind as `kubectl get` prints them: the server's own columns, of the rows in sight
 * only. Read from the API server's caches.
 */
import type { KubeObject } from '../../../api/meta'
import { objectsIn } from '../../apiserver/cacher/watchCache'
import { fromStored, nameOf, storedDefinitions } from '../../apiserver/definitions'
import { apiVersionOf } from '../../apiserver/registry/registry'
import type { PrinterColumn, ResourceDefinition } from '../../apiserver/registry/resource'
import type { ApiServerState } from '../../apiserver/serverState'
import { objectPath } from '../../clientGo/paths'
import { API_SERVER } from '../../cluster/actors'
import type { KernelState } from '../../kernel/kernel'
import type { Micros } from '../../kernel/micros'
import type { RowRange } from './rowRange'

export interface ObjectTableLook extends RowRange {
  readonly of: 'objectTable'
  /** A kind's name, as an answer lists it: `apps/v1/deployments`. */
  readonly kind: string
  /** Empty for all. */
  readonly namespace: string
  /** Part of a name or of a label; empty for all. */
  readonly search: string
  /** The columns of `-o wide` too. */
  readonly wide: boolean
  /** A column's name; absent: by namespace and name. */
  readonly sort?: { readonly column: string; readonly down: boolean }
}

export interface ObjectTable {
  /** All that is stored, and how much of each. */
  readonly kinds: readonly KindCount[]
  readonly namespaces: readonly string[]
  readonly namespaced: boolean
  readonly columns: readonly string[]
  readonly rows: readonly ObjectRow[]
  /** Rows there are, of which `rows` are some. */
  readonly total: number
}

export interface KindCount {
  readonly name: string
  readonly kind: string
  /** Empty for the core group. */
  readonly group: string
  readonly count: number
}

export interface ObjectRow {
  /** The API path. */
  readonly path: string
  /** `Pod/default/web-7`, `Node/worker-1`. */
  readonly object: string
  readonly namespace: string
  readonly cells: readonly (string | number | boolean)[]
}

const NOTHING: ObjectTable = {
  kinds: [],
  namespaces: [],
  namespaced: false,
  columns: [],
  rows: [],
  total: 0,
}

export function objectTable({ actors, now }: KernelState, asked: ObjectTableLook): ObjectTable {
  const server = actors.get(API_SERVER)?.state as ApiServerState | undefined
  const definition = storedDefinitions.find((one) => nameOf(one) === asked.kind)
  if (server === undefined || definition === undefined) return NOTHING
  const cache = server.caches.get(definition.storagePrefix)
  const namespace = definition.namespaced ? asked.namespace : ''
  const all = cache === undefined ? [] : objectsIn(cache, namespace).map(([, object]) => object)
  const found = all.filter((object) => isMeant(object, asked.search.trim().toLowerCase()))
  const sorted = sort(found, definition, asked.sort, now)
  const columns = definition.columns.filter(({ priority }) => asked.wide || priority === 0)
  const shown = sorted.slice(asked.from, asked.from + asked.count)
  return {
    kinds: storedDefinitions.map((one) => kindCount(one, server)),
    namespaces: namesOf(server, 'namespaces'),
    namespaced: definition.namespaced,
    columns: columns.map(({ name }) => name),
    rows: shown.map((object) => rowOf(definition, columns, object, now)),
    total: found.length,
  }
}

function kindCount(definition: ResourceDefinition, { caches }: ApiServerState): KindCount {
  const { kind, group, storagePrefix } = definition
  const count = caches.get(storagePrefix)?.objects.size ?? 0
  return { name: nameOf(definition), kind, group, count }
}

function namesOf({ caches }: ApiServerState, prefix: string): readonly string[] {
  const cache = caches.get(prefix)
  return cache === undefined ? [] : objectsIn(cache, '').map(([key]) => key)
}

function isMeant({ metadata }: KubeObject, search: string): boolean {
  if (search === '') return true
  const { name, namespace = '', labels = {} } = metadata
  return (
    `${namespace}/${name}`.includes(search) ||
    Object.entries(labels).some(([key, value]) => `${key}=${value}`.toLowerCase().includes(search))
  )
}

function rowOf(
  definition: ResourceDefinition,
  columns: readonly PrinterColumn<KubeObject>[],
  stored: KubeObject,
  now: Micros,
): ObjectRow {
  const object = fromStored(definition, stored)
  const { name, namespace = '' } = object.metadata
  const inside = namespace === '' ? '' : `${namespace}/`
  return {
    path: objectPath(apiVersionOf(definition), definition.resource, namespace, name),
    object: `${definition.kind}/${inside}${name}`,
    namespace,
    cells: columns.map(({ cell }) => cell(object, now)),
  }
}

function sort(
  objects: readonly KubeObject[],
  definition: ResourceDefinition,
  wanted: ObjectTableLook['sort'],
  now: Micros,
): readonly KubeObject[] {
  const column = definition.columns.find(({ name }) => name === wanted?.column)
  if (wanted === undefined || column === undefined) return objects
  const keyed = objects.map((object) => ({ object, key: sortKey(object, column, now) }))
  const sign = wanted.down ? -1 : 1
  return keyed.sort((one, other) => sign * compare(one.key, other.key)).map(({ object }) => object)
}

type SortKey = string | number

/** An age is told in words of several units: the time of creation sorts better. */
function sortKey(
  object: KubeObject,
  { name, cell }: PrinterColumn<KubeObject>,
  now: Micros,
): SortKey {
  if (name === 'Age') return object.metadata.creationTimestamp ?? ''
  const value = cell(object, now)
  if (typeof value !== 'string') return Number(value)
  // `2/3`, `10Gi` and `4` sort by their number, addresses as text.
  return /^\d+(\D*|\/\d+)$/.test(value) ? Number.parseInt(value, 10) : value
}

function compare(one: SortKey, other: SortKey): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const [a, b] = [String(one), String(other)]
  return a < b ? -1 : a > b ? 1 : 0
}
