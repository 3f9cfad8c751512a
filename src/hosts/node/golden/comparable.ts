/**
 * Takes out of a trace what no two clusters share: which range a node got, the order of addresses,
 * and the second in which something changed.
 */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import { isJsonArray, isJsonObject, type JsonValue } from '../../../api/machinery/json'
import { mapRows } from './mapRows'
import { mapTexts } from './mapTexts'
import { ZONE } from './openNodes'
import type { Sets, Trace } from './recording'

/** Lists sorted by address, which the README gives no value of its own (`<podIP>`). */
const BY_ADDRESS = ['endpoints', 'addresses', 'notReadyAddresses']
/**
 * Rule 3: times are not compared. This one is set anew by a write when a pod's condition changed in
 * another second than before, and is gone when it changed in the same one.
 */
const TRIGGER_TIME = 'metadata.annotations["endpoints.kubernetes.io/last-change-trigger-time"]'
/** The version a claim had when its volume was reserved: `<rv>`, as every version of an object. */
const CLAIM_VERSION = 'spec.claimRef.resourceVersion'
const NODE_RANGE = /\b10\.244\.\d+\.0\/24\b/g

export function comparable(trace: Trace): Trace {
  return mapRows(withoutRanges(trace), (row) =>
    row.sets === undefined ? row : { ...row, sets: comparableSets(row.sets) },
  )
}

/**
 * The next free range depends on all the nodes there ever were, as `<podIP>` does: a recorded
 * cluster has lived through others. What counts is that each node has one of its own.
 */
function withoutRanges(trace: Trace): Trace {
  const owners = new Map<string, string>()
  for (const { path, sets } of Object.values(trace).flat()) {
    const range = String(sets?.['spec.podCIDR'])
    if (!owners.has(range)) owners.set(range, path.replace(/^.*\//, ''))
  }
  return mapTexts(trace, (text) =>
    text.replace(NODE_RANGE, (range) =>
      owners.has(range) ? `<podCIDR of ${owners.get(range)}>` : range,
    ),
  )
}

function comparableSets(sets: Sets): Sets {
  const { [TRIGGER_TIME]: time, ...rest } = sets
  // Nothing is written for the sake of this time alone.
  const isChance = time === '<time>' || time === null
  const kept = isChance && Object.keys(rest).length > 0 ? rest : sets
  const entries = Object.entries(kept)
  return Object.fromEntries(
    entries.map(([field, value]) => [
      field,
      field === CLAIM_VERSION ? withoutVersion(value) : sortedLists(value, field),
    ]),
  )
}

const withoutVersion = (value: JsonValue): JsonValue =>
  /^\d+$/.test(String(value)) ? '<rv>' : value

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
