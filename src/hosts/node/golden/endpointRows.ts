/**
 * Endpoints and EndpointSlices follow pods, and which of two pods a kubelet starts or ends first is
 * an input (rule 7), as is whether both happen within one write (rule 4). So each write is cut into
 * what it says of each pod: per pod, order and content are compared. What a slice's generation
 * counts are the writes: it has to count them, whatever their number.
 */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import { isJsonArray, isJsonObject, type JsonValue } from '../../../api/machinery/json'
import type { Row, Sets } from './recording'

type Elements = ReadonlyMap<string, JsonValue>

const GENERATION = 'metadata.generation'

export function withEndpointsApart(rows: readonly Row[]): Row[] {
  const listed = new Map<string, Elements>()
  const generations = new Map<string, JsonValue | undefined>()
  return rows.flatMap((row) => {
    noteCreation(row, generations)
    const { sets, path } = row
    if (sets === undefined || !/\/endpoint(s|slices)\//.test(path)) return [row]
    const { endpoints, subsets, ...others } = sets
    const rest = countsWrites(row, generations) ? without(others, GENERATION) : others
    const apart: Row[] = Object.keys(rest).length > 0 ? [{ ...row, sets: rest }] : []
    const list = endpoints ?? subsets
    if (endpoints === undefined && subsets === undefined) return apart
    const now = elementsOf(list ?? null)
    const before = listed.get(path) ?? new Map()
    listed.set(path, now)
    return [...apart, ...changes(before, now).map(([pod, said]) => about(row, pod, said))]
  })
}

function noteCreation({ object, path }: Row, generations: Map<string, JsonValue | undefined>) {
  const metadata = object?.metadata
  if (isJsonObject(metadata)) generations.set(`${path}/${metadata.name}`, 1)
}

/** Whether a slice's generation goes up by one with each write of its endpoints or ports. */
function countsWrites(
  { path, sets = {} }: Row,
  generations: Map<string, JsonValue | undefined>,
): boolean {
  const writes = path.includes('/endpointslices/') && ('endpoints' in sets || 'ports' in sets)
  const before = generations.get(path)
  const now = sets[GENERATION]
  if (now !== undefined) generations.set(path, now)
  if (!writes) return false
  return now !== undefined && (before === undefined || now === Number(before) + 1)
}

const without = (sets: Sets, field: string): Sets =>
  Object.fromEntries(Object.entries(sets).filter(([key]) => key !== field))

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
    const isSubset = [...listOf(addresses), ...listOf(notReadyAddresses)].some(isJsonObject)
    if (!isSubset) elements.set(nameOf(item, targetRef), item)
    for (const [ready, part] of [
      [true, addresses],
      [false, notReadyAddresses],
    ] as const) {
      for (const address of listOf(part)) {
        if (!isJsonObject(address)) continue
        const element = { ...address, ready, ports: ports ?? null }
        elements.set(nameOf(address, address.targetRef), element)
      }
    }
  }
  return elements
}

const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  isJsonArray(value) ? value : []

/** An endpoint without a pod goes by all that is said of it. */
const nameOf = (endpoint: JsonValue, targetRef: JsonValue | undefined): string =>
  typeof targetRef === 'string' ? targetRef : canonicalJson(endpoint)
