/**
 * What a write changed, as recordings tell it: the leaves that differ between two versions, with
 * conditions keyed by type, containers by name and taints by key and effect. Other lists are
 * leaves. Times of conditions, and what the server writes for itself, do not count.
 */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../../api/machinery/json'
import type { Sets } from './recording'

const NOT_COUNTED = [
  'metadata.resourceVersion',
  'metadata.uid',
  'metadata.creationTimestamp',
  'metadata.managedFields',
  'metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]',
]
const LISTS_BY_NAME = [
  'containers',
  'initContainers',
  'ephemeralContainers',
  'containerStatuses',
  'initContainerStatuses',
  'ephemeralContainerStatuses',
]
const CONDITION_TIMES = [
  'lastTransitionTime',
  'lastUpdateTime',
  'lastHeartbeatTime',
  'lastProbeTime',
]

/** The leaves of `after` that `before` had otherwise, and null for those that are gone. */
export function difference(before: JsonObject, after: JsonObject): Sets {
  const old = leavesOf(before)
  const now = leavesOf(after)
  const sets: Record<string, JsonValue> = {}
  for (const [key, value] of now) {
    const was = old.get(key)
    if (was === undefined || canonicalJson(was) !== canonicalJson(value)) sets[key] = value
  }
  for (const key of old.keys()) if (!now.has(key)) sets[key] = null
  return sets
}

/** Every leaf of an object by its path. Empty objects and lists have none. */
export function leavesOf(object: JsonObject): Map<string, JsonValue> {
  const leaves = new Map<string, JsonValue>()
  walk(object, '', '', leaves)
  for (const key of NOT_COUNTED) leaves.delete(key)
  return leaves
}

function walk(value: JsonValue, path: string, field: string, leaves: Map<string, JsonValue>): void {
  if (value === null) return
  if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) walk(item, joined(path, key), key, leaves)
  } else if (!isJsonArray(value)) leaves.set(path, value)
  else if (value.length > 0) walkList(value, path, field, leaves)
}

function walkList(
  list: JsonArray,
  path: string,
  field: string,
  leaves: Map<string, JsonValue>,
): void {
  const items = list.filter(isJsonObject)
  if (field === 'conditions') {
    for (const { type, ...rest } of items) {
      // A recording leaves an empty message out.
      const silent = rest.message === '' ? ['message'] : []
      leaves.set(`${path}[${type}]`, without(rest, [...CONDITION_TIMES, ...silent]))
    }
  } else if (field === 'taints') {
    for (const { key, effect, ...rest } of items) leaves.set(`${path}[${key}:${effect}]`, rest)
  } else if (LISTS_BY_NAME.includes(field)) {
    for (const item of items) walk(item, `${path}[${item.name}]`, '', leaves)
  } else leaves.set(path, withShortReferences(list, field))
}

function joined(path: string, key: string): string {
  if (/[./]/.test(key)) return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}

/** `targetRef` as `Pod/web-1`; owners without what only tells incarnations apart. */
export function withShortReferences(value: JsonValue, field = ''): JsonValue {
  if (field === 'targetRef' && isJsonObject(value)) return `${value.kind}/${value.name}`
  if (isJsonArray(value)) {
    const short = field === 'ownerReferences' ? shortOwner : withShortReferences
    return value.map((item) => short(item))
  }
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([key, item]) => [key, withShortReferences(item, key)]))
}

const shortOwner = (value: JsonValue): JsonValue =>
  isJsonObject(value) ? without(value, ['apiVersion', 'uid']) : value

const without = (object: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(
    Object.entries(object).filter(([key, value]) => !keys.includes(key) && value !== null),
  )
