/**
 * Five thousand nodes ask for the rules of the same Service: what does not depend on the node is
 * made once per version of the Service and its slices. The memo hangs on immutable objects and
 * goes with them; it changes how long an answer takes, never the answer.
 */
import type { Service } from '../../api/core'
import type { EndpointSlice } from '../../api/discovery'
import {
  type NodePlace,
  type RulesMemo,
  rulesOfService,
  type ServiceRules,
  sharedBy,
} from './serviceRules'

/** `slices` are those of the Service, in a fixed order; all objects are immutable. */
export function sharedRules(
  service: Service,
  slices: readonly EndpointSlice[],
  place: NodePlace,
): ServiceRules {
  const version = versionOf(service, slices)
  const { clusterCIDR, node, zone } = place
  const where = `${clusterCIDR} ${{ everybody: '', zone, nobody: `${zone} ${node}` }[version.by]}`
  const known = version.byPlace.get(where)
  if (known !== undefined) return known
  const rules = rulesOfService(service, slices, place, version.memo)
  version.byPlace.set(where, rules)
  return rules
}

interface Version {
  readonly slices: readonly EndpointSlice[]
  readonly by: ReturnType<typeof sharedBy>
  readonly memo: RulesMemo
  readonly byPlace: Map<string, ServiceRules>
}

/** The last version asked for: nodes hear of a change almost at once, so the others are over. */
const VERSIONS = new WeakMap<Service, Version>()

function versionOf(service: Service, slices: readonly EndpointSlice[]): Version {
  const last = VERSIONS.get(service)
  if (last !== undefined && sameSlices(last.slices, slices)) return last
  const by = sharedBy(service, slices)
  const version: Version = { slices, by, memo: new Map(), byPlace: new Map() }
  VERSIONS.set(service, version)
  return version
}

const sameSlices = (one: readonly EndpointSlice[], other: readonly EndpointSlice[]): boolean =>
  one.length === other.length && one.every((slice, index) => slice === other[index])
