/**
 * Rule 6: a node is compared only where filters, spread and scores leave one answer. A pod whose
 * node was drawn from several, may be on any of those in the recording, and on no other.
 */
import { isJsonArray, isJsonObject, type JsonValue } from '../../../api/machinery/json'
import { mapRows } from './mapRows'
import type { Row, Sets, Trace } from './recording'

/** By pod, `web-<hash1>-<1>`: the nodes that shared the highest score, with their zones. */
export type OpenNodes = ReadonlyMap<string, ReadonlyMap<string, string>>

export const ZONE = 'metadata.labels["topology.kubernetes.io/zone"]'

/** The trace without the names of nodes that could have been others. */
export const withoutOpenNodes = (trace: Trace, open: OpenNodes): Trace =>
  mapRows(trace, (row) => withoutOpenNode(row, open))

export function withoutOpenNode(row: Row, open: OpenNodes): Row {
  const [, bound = ''] = /\/pods\/([^/]+)\/binding$/.exec(row.path) ?? []
  const { event, sets, target = '' } = row
  if (open.get(bound)?.has(target)) return withoutTarget(row, open.get(bound))
  if (event?.reason === 'Scheduled') {
    const choices = open.get(event.regarding.replace('Pod/', ''))
    const message = event.message.replace(/(?<= to )\S+$/, (node) =>
      choices?.has(node) ? '<node>' : node,
    )
    return { ...row, event: { ...event, message } }
  }
  if (sets === undefined || !('endpoints' in sets || 'subsets' in sets)) return row
  return { ...row, sets: mapValues(sets, (value) => withoutEndpointNodes(value, open)) }
}

/** A binding also brings the node's zone to the pod: that of this node, and no other. */
function withoutTarget(row: Row, choices: ReadonlyMap<string, string> | undefined): Row {
  const { target = '', sets = {} } = row
  const masked = mapValues(sets, (value, field) => {
    if (field === 'spec.nodeName' && value === target) return '<node>'
    return field === ZONE && value === choices?.get(target) ? '<zone>' : value
  })
  return { ...row, target: '<node>', sets: masked }
}

function withoutEndpointNodes(value: JsonValue, open: OpenNodes): JsonValue {
  if (isJsonArray(value)) return value.map((item) => withoutEndpointNodes(item, open))
  if (!isJsonObject(value)) return value
  const { targetRef, nodeName, zone } = value
  const choices = open.get(String(targetRef).replace('Pod/', ''))
  if (typeof targetRef === 'string' && choices?.has(String(nodeName))) {
    const inPlace = zone === choices.get(String(nodeName)) ? { zone: '<zone>' } : {}
    return { ...value, nodeName: '<node>', ...inPlace }
  }
  return mapValues(value, (item) => withoutEndpointNodes(item, open))
}

const mapValues = (sets: Sets, change: (value: JsonValue, field: string) => JsonValue): Sets =>
  Object.fromEntries(Object.entries(sets).map(([field, value]) => [field, change(value, field)]))
