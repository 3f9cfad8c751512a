/**
 * The pods behind a Service as subsets: addresses that share a set of ports, sorted.
 * Source: Kubernetes v1.35 pkg/controller/endpoint, pkg/api/v1/endpoints/util.go (RepackSubsets)
 */
import type { Pod, Service } from '../../../api/core'
import type { EndpointAddress, EndpointSubset, EndpointSubsetPort } from '../../../api/endpoints'
import { isPodReady } from '../../../api/machinery/podConditions'
import { endpointPorts, podIPs, shouldBeInEndpoints } from '../endpointSlice/podEndpoints'

interface Group {
  readonly ports: readonly EndpointSubsetPort[]
  readonly ready: EndpointAddress[]
  readonly notReady: EndpointAddress[]
}

export function subsetsOf(service: Service, pods: readonly Pod[]): readonly EndpointSubset[] {
  const groups = new Map<string, Group>()
  const unready = service.spec.publishNotReadyAddresses === true
  for (const pod of pods) {
    const ending = pod.metadata.deletionTimestamp !== undefined
    if (!shouldBeInEndpoints(pod) || (ending && !unready)) continue
    const ports = portsOf(service, pod)
    const portless = (service.spec.ports ?? []).length === 0
    if (ports.length === 0 && !portless) continue
    const key = JSON.stringify(ports)
    const group = groups.get(key) ?? { ports, ready: [], notReady: [] }
    groups.set(key, group)
    const addresses = unready || isPodReady(pod) ? group.ready : group.notReady
    addresses.push(addressOf(service, pod))
  }
  return [...groups.keys()].sort().flatMap((key) => subsetOf(groups.get(key)))
}

function subsetOf(group: Group | undefined): EndpointSubset[] {
  if (group === undefined) return []
  const { ports, ready, notReady } = group
  return [
    {
      ...(ready.length > 0 ? { addresses: ready.sort(byAddress) } : {}),
      ...(notReady.length > 0 ? { notReadyAddresses: notReady.sort(byAddress) } : {}),
      ...(ports.length > 0 ? { ports } : {}),
    },
  ]
}

/** Named only where the Service names it; without a name the field is left out. */
function portsOf(service: Service, pod: Pod): readonly EndpointSubsetPort[] {
  return endpointPorts(service, pod).map(
    ({ name = '', port = 0, protocol = 'TCP', appProtocol }) => ({
      ...(name === '' ? {} : { name }),
      port,
      protocol,
      ...(appProtocol === undefined ? {} : { appProtocol }),
    }),
  )
}

function addressOf(service: Service, pod: Pod): EndpointAddress {
  const { namespace, name, uid } = pod.metadata
  const { hostname, subdomain, nodeName } = pod.spec
  const named = hostname !== undefined && subdomain === service.metadata.name
  return {
    ip: podIPs(pod)[0] ?? '',
    ...(named ? { hostname } : {}),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef: { kind: 'Pod', namespace, name, uid },
  }
}

/** By the address as text, then by the pod. */
function byAddress(one: EndpointAddress, other: EndpointAddress): number {
  if (one.ip !== other.ip) return one.ip < other.ip ? -1 : 1
  return (one.targetRef?.uid ?? '') < (other.targetRef?.uid ?? '') ? -1 : 1
}
