/**
 * Endpoints and EndpointSlices follow pods, and which of two pods a kubelet starts or ends first is
 * an input. So each write is cut into what it says of each pod: per pod, order and content count;
 * how many pods share a write does not, nor the generation that counts the writes.
 */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import { isJsonArray, isJsonObject, type JsonValue } from '../../../api/machinery/json'
import type { Row, Sets } from './recording'

type Elements = ReadonlyMap<string, JsonValue>

export function withEndpointsApart(rows: readonly Row[]): Row[] {
  const listed = new Map<string, Elements>()
  return rows.flatMap((row) => {
    const { sets, path } = row
    if (sets === undefined || !/\/endpoint(s|slices)\//.test(path)) return [row]
    const { endpoints, subsets, 'metadata.generation': _, ...rest } = sets
    const apart: Row[] = Object.keys(rest).length > 0 ? [{ ...row, sets: rest }] : []
    const list = endpoints ?? subsets
    if (endpoints === undefined && subsets === undefined) return apart
    const now = elementsOf(list ?? null)
    const before = listed.get(path) ?? new Map()
    listed.set(path, now)
    return [...apart, ...changes(before, now).map(([pod, said]) => about(row, pod, said))]
  })
}

const about = (row: Row, pod: string, endpoint: JsonValue): Row => ({
  ...row,
  path: `${row.path}/${pod}`,
  sets: { endpoint } satisfies Sets,
})

function changes(before: Elements, now: Elements): [string, JsonValue][] {
  const changed = [...now].filter(
    ([pod, element]) => canonicalJson(before.get(pod)) !== canonicalJson(element),
  )
  const gone = [...before.keys()].filter((pod) => !now.has(pod))
  return [...changed, ...gone.map((pod): [string, JsonValue] => [pod, null])]
}

/** By `Pod/web-1`: a slice's endpoint; of a subset also whether it is ready, and the ports. */
function elementsOf(list: JsonValue): Elements {
  const elements = new Map<string, JsonValue>()
  for (const item of isJsonArray(list) ? list : []) {
    if (!isJsonObject(item)) continue
    const { targetRef, addresses, notReadyAddresses, ports } = item
    if (typeof targetRef === 'string') elements.set(targetRef, item)
    for (const [ready, part] of [
      [true, addresses],
      [false, notReadyAddresses],
    ] as const) {
      for (const address of isJsonArray(part) ? part : []) {
        if (!isJsonObject(address) || typeof address.targetRef !== 'string') continue
        elements.set(address.targetRef, { ...address, ready, ports: ports ?? null })
      }
    }
  }
  return elements
}
