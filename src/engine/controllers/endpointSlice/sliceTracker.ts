/**
 * What the controller last wrote of each slice, so that it neither acts on a cache that trails
 * behind nor takes its own writes for somebody else's.
 * Source: Kubernetes v1.35 staging/src/k8s.io/endpointslice/util/endpointslice_tracker.go
 */
import type { EndpointSlice } from '../../../api/discovery'

/** Generations by slice uid, by service key. */
export type SliceTracker = Map<string, Map<string, number>>

const DELETION_EXPECTED = -1

const generationOf = ({ metadata }: EndpointSlice): number => metadata.generation ?? 0

export function sliceWritten(tracker: SliceTracker, service: string, slice: EndpointSlice): void {
  ofService(tracker, service).set(slice.metadata.uid, generationOf(slice))
}

export function expectSliceDeletion(tracker: SliceTracker, service: string, uid: string): void {
  ofService(tracker, service).set(uid, DELETION_EXPECTED)
}

/** Whether this version of a slice is news, because somebody else wrote it. */
export function isForeignSlice(
  tracker: SliceTracker,
  service: string,
  slice: EndpointSlice,
): boolean {
  const known = tracker.get(service)?.get(slice.metadata.uid)
  return known === undefined || generationOf(slice) > known
}

/** A slice is gone. True when the controller had not asked for that. */
export function sliceGone(tracker: SliceTracker, service: string, slice: EndpointSlice): boolean {
  const generations = tracker.get(service)
  const known = generations?.get(slice.metadata.uid)
  if (generations === undefined || known === undefined) return false
  generations.delete(slice.metadata.uid)
  return known !== DELETION_EXPECTED && known <= generationOf(slice)
}

/** Whether the cache still misses something of what was written. */
export function isStale(
  tracker: SliceTracker,
  service: string,
  cached: readonly EndpointSlice[],
): boolean {
  const generations = tracker.get(service)
  if (generations === undefined) return false
  const seen = new Set<string>()
  for (const slice of cached) {
    const { uid } = slice.metadata
    seen.add(uid)
    const known = generations.get(uid)
    if (known === DELETION_EXPECTED || (known ?? 0) > generationOf(slice)) return true
  }
  for (const [uid, generation] of generations) {
    if (generation !== DELETION_EXPECTED && !seen.has(uid)) return true
  }
  return false
}

function ofService(tracker: SliceTracker, service: string): Map<string, number> {
  const known = tracker.get(service)
  if (known !== undefined) return known
  const generations = new Map<string, number>()
  tracker.set(service, generations)
  return generations
}
