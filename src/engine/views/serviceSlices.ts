/**
 * The EndpointSlices of each Service, kept as they come and go: with visitors every Service is
 * drawn anew each frame, and looking for its slices among all objects would cost more than all else.
 */
import type { EndpointSlice } from '../../api/discovery'

/** By namespace/name of the Service, then by name of the slice. */
export type ServiceSlices = Map<string, Map<string, EndpointSlice>>

const SERVICE_NAME = 'kubernetes.io/service-name'

export const slicesOf = (slices: ServiceSlices, service: string): readonly EndpointSlice[] => [
  ...(slices.get(service)?.values() ?? []),
]

/** The Service that a slice belongs to, namespace/name; undefined for one that is nobody's. */
export function serviceOf({ metadata }: EndpointSlice): string | undefined {
  const name = metadata.labels?.[SERVICE_NAME]
  return name === undefined ? undefined : `${metadata.namespace}/${name}`
}

export function fileSlice(
  slices: ServiceSlices,
  before: EndpointSlice | undefined,
  after: EndpointSlice | undefined,
): void {
  const [from, to] = [before && serviceOf(before), after && serviceOf(after)]
  if (before !== undefined && from !== undefined && from !== to) {
    const others = slices.get(from)
    others?.delete(before.metadata.name)
    if (others?.size === 0) slices.delete(from)
  }
  if (after === undefined || to === undefined) return
  const ofService = slices.get(to) ?? new Map<string, EndpointSlice>()
  slices.set(to, ofService.set(after.metadata.name, after))
}
