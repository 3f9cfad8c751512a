/**
 * Takes out of a trace what no two clusters share: node ranges, the order of addresses, the second
 * in which something changed, and the node of a pod where several were equally good.
 */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import { isJsonArray, isJsonObject, type JsonValue } from '../../../api/machinery/json'
import { mapTexts } from './mapTexts'
import type { Row, Sets, Trace } from './recording'

/** Lists sorted by address, which has no value of its own here. */
const BY_ADDRESS = ['endpoints', 'addresses', 'notReadyAddresses']
/** Whole seconds: whether two changes fall into one is chance, and with it whether it is set anew. */
const TRIGGER_TIME = 'metadata.annotations["endpoints.kubernetes.io/last-change-trigger-time"]'
const NODE_RANGE = /\b10\.244\.\d+\.0\/24\b/g
const ZONE = 'metadata.labels["topology.kubernetes.io/zone"]'

export function comparable(trace: Trace): Trace {
  const rows = mapTexts(trace, (text) => text.replace(NODE_RANGE, '<podCIDR>'))
  return mapRows(rows, (row) =>
    row.sets === undefined ? row : { ...row, sets: comparableSets(row.sets) },
  )
}

function comparableSets(sets: Sets): Sets {
  const { [TRIGGER_TIME]: _, ...rest } = sets
  const entries = Object.entries(rest)
  return Object.fromEntries(entries.map(([field, value]) => [field, sortedLists(value, field)]))
}

function sortedLists(value: JsonValue, key: string): JsonValue {
  if (isJsonArray(value)) {
    const items = value.map((item) => sortedLists(item, ''))
    if (!BY_ADDRESS.includes(key)) return items
    return items.sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))
  }
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([name, item]) => [name, sortedLists(item, name)]))
}

/** `free` names the pods whose node could have been another: `web-<hash1>-<1>`. */
export function withoutNodesOf(trace: Trace, free: ReadonlySet<string>): Trace {
  return mapRows(trace, (row) => withoutNodeOf(row, free))
}

export function withoutNodeOf(row: Row, free: ReadonlySet<string>): Row {
  const [, bound] = /\/pods\/([^/]+)\/binding$/.exec(row.path) ?? []
  if (bound !== undefined && free.has(bound)) {
    return {
      ...row,
      target: '<node>',
      sets: { ...row.sets, [ZONE]: '<zone>', 'spec.nodeName': '<node>' },
    }
  }
  const { event, sets } = row
  if (event?.reason === 'Scheduled' && free.has(event.regarding.replace('Pod/', ''))) {
    return { ...row, event: { ...event, message: event.message.replace(/ to \S+$/, ' to <node>') } }
  }
  if (sets === undefined || !('endpoints' in sets || 'subsets' in sets)) return row
  const entries = Object.entries(sets)
  const masked = entries.map(([field, value]) => [field, withoutEndpointNodes(value, free)])
  return { ...row, sets: comparableSets(Object.fromEntries(masked)) }
}

function withoutEndpointNodes(value: JsonValue, free: ReadonlySet<string>): JsonValue {
  if (isJsonArray(value)) return value.map((item) => withoutEndpointNodes(item, free))
  if (!isJsonObject(value)) return value
  const { targetRef } = value
  if (typeof targetRef === 'string' && free.has(targetRef.replace('Pod/', ''))) {
    const zone = 'zone' in value ? { zone: '<zone>' } : {}
    return { ...value, nodeName: '<node>', ...zone }
  }
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutEndpointNodes(item, free)]))
}

/** Node name to node name, and zone to zone, where machines are alike. */
export interface Renaming {
  readonly nodes: ReadonlyMap<string, string>
  readonly zones: ReadonlyMap<string, string>
}

export function withNodesRenamed(trace: Trace, { nodes, zones }: Renaming): Trace {
  return mapTexts(trace, (text, key) => {
    if (key === 'zone' || key === ZONE) return zones.get(text) ?? text
    return text.replace(/\bnode-\d+\b/g, (name) => nodes.get(name) ?? name)
  })
}

export const withPodsRenamed = (trace: Trace, pods: ReadonlyMap<string, string>): Trace => {
  const names = [...pods.keys()].sort((a, b) => b.length - a.length)
  if (names.length === 0) return trace
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const any = new RegExp(`(?<![a-z0-9-])(${escaped.join('|')})`, 'g')
  return mapTexts(trace, (text) => text.replace(any, (name) => pods.get(name) ?? name))
}

export const mapRows = (trace: Trace, change: (row: Row) => Row): Trace =>
  Object.fromEntries(Object.entries(trace).map(([name, rows]) => [name, rows.map(change)]))
