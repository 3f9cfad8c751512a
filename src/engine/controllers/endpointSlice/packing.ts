/**
 * How the endpoints of one port set are spread over slices with the fewest writes: changed in
 * place first, then into slices that are written anyway, then into one that has room, and only
 * then into new ones.
 * Source: Kubernetes v1.35 staging/src/k8s.io/endpointslice/reconciler.go (reconcileByPortMapping)
 */
import type { Endpoint, EndpointSlice } from '../../../api/discovery'
import type { StringMap } from '../../../api/meta'
import { endpointKey, sameEndpoint } from './podEndpoints'

/** `--max-endpoints-per-slice` */
export const MAX_ENDPOINTS_PER_SLICE = 100

/** What must be written so that the slices hold the endpoints. */
export interface Packing {
  /** The endpoints of each new slice. */
  readonly create: readonly (readonly Endpoint[])[]
  readonly update: readonly EndpointSlice[]
  readonly remove: readonly EndpointSlice[]
}

interface Draft {
  readonly slice: EndpointSlice
  endpoints: Endpoint[]
  changed: boolean
}

/** `labels` are what every slice should carry; `sameLabels` tells whether one does. */
export function packEndpoints(
  existing: readonly EndpointSlice[],
  desired: readonly Endpoint[],
  labels: StringMap,
  sameLabels: (slice: EndpointSlice) => boolean,
): Packing {
  const left = new Map(desired.map((endpoint) => [endpointKey(endpoint), endpoint]))
  const drafts: Draft[] = []
  const remove: EndpointSlice[] = []
  for (const slice of existing) {
    const draft = keepDesired(slice, left)
    if (draft.changed && draft.endpoints.length === 0) remove.push(slice)
    else drafts.push({ ...draft, changed: draft.changed || !sameLabels(slice) })
  }
  const waiting = [...left.values()]
  const written = drafts.filter(({ changed }) => changed).sort(fullestFirst)
  for (const draft of written) fill(draft, waiting)
  const create = fillRest(drafts, waiting)
  const update = drafts
    .filter(({ changed }) => changed)
    .map(({ slice, endpoints }) => ({
      ...slice,
      metadata: { ...slice.metadata, labels },
      endpoints,
    }))
  return { create, update, remove }
}

/** The slice with what is still desired of it, as it should be now; taken out of `left`. */
function keepDesired(slice: EndpointSlice, left: Map<string, Endpoint>): Draft {
  const endpoints: Endpoint[] = []
  let changed = false
  for (const endpoint of slice.endpoints) {
    const key = endpointKey(endpoint)
    const wanted = left.get(key)
    if (wanted === undefined) changed = true
    else {
      endpoints.push(wanted)
      if (!sameEndpoint(wanted, endpoint)) changed = true
      left.delete(key)
    }
  }
  return { slice, endpoints, changed }
}

const fullestFirst = (a: Draft, b: Draft): number => b.endpoints.length - a.endpoints.length

function fill(draft: Draft, waiting: Endpoint[]): void {
  const room = MAX_ENDPOINTS_PER_SLICE - draft.endpoints.length
  draft.endpoints.push(...waiting.splice(0, Math.max(0, room)))
}

/** Puts the last few where they fit best, and the rest into new slices. */
function fillRest(drafts: readonly Draft[], waiting: Endpoint[]): Endpoint[][] {
  const create: Endpoint[][] = []
  while (waiting.length > 0) {
    const fitting =
      waiting.length < MAX_ENDPOINTS_PER_SLICE ? bestFit(drafts, waiting.length) : undefined
    if (fitting === undefined) create.push(waiting.splice(0, MAX_ENDPOINTS_PER_SLICE))
    else {
      fill(fitting, waiting)
      fitting.changed = true
    }
  }
  return create
}

/** The untouched slice that would be fullest with `count` more. Source: getSliceToFill */
function bestFit(drafts: readonly Draft[], count: number): Draft | undefined {
  let best: Draft | undefined
  for (const draft of drafts) {
    const filled = draft.endpoints.length + count
    if (draft.changed || filled > MAX_ENDPOINTS_PER_SLICE) continue
    if (best === undefined || draft.endpoints.length > best.endpoints.length) best = draft
  }
  return best
}
