/** A Service as the page lists it: who stands behind it, and how its visitors fare. */
import type { Service } from '../../api/core'
import type { EndpointSlice } from '../../api/discovery'
import { END_USERS } from '../cluster/actors'
import type { KernelState } from '../kernel/kernel'
import type { EndUsersState } from '../outside/endUsers'
import type { ServiceView, TrafficView } from './records'

export function serviceView(
  service: Service,
  slices: readonly EndpointSlice[],
  kernel: KernelState,
): ServiceView {
  const { metadata, spec, status } = service
  const endpoints = slices.flatMap((slice) => slice.endpoints ?? [])
  const ready = endpoints.filter((endpoint) => endpoint.conditions?.ready !== false)
  const traffic = trafficOf(`${metadata.namespace}/${metadata.name}`, kernel)
  return {
    kind: 'Service',
    key: `${metadata.namespace}/${metadata.name}`,
    namespace: metadata.namespace,
    name: metadata.name,
    type: spec.type ?? 'ClusterIP',
    clusterIP: spec.clusterIP ?? '',
    ports: (spec.ports ?? []).map(({ port, nodePort, protocol = 'TCP' }) =>
      nodePort === undefined ? `${port}/${protocol}` : `${port}:${nodePort}/${protocol}`,
    ),
    externalIP: (status?.loadBalancer?.ingress ?? [])
      .map(({ ip, hostname }) => ip ?? hostname ?? '')
      .join(','),
    selector: spec.selector ?? {},
    readyEndpoints: ready.flatMap(({ targetRef }) =>
      targetRef?.kind === 'Pod' ? [`${targetRef.namespace}/${targetRef.name}`] : [],
    ),
    notReadyEndpoints: endpoints.length - ready.length,
    ...(traffic === undefined ? {} : { traffic }),
  }
}

function trafficOf(service: string, kernel: KernelState): TrafficView | undefined {
  const state = kernel.actors.get(END_USERS)?.state as EndUsersState | undefined
  const stream = state?.streams.get(service)
  if (stream === undefined) return undefined
  const { perSecond, sent, ok, failed, latencies, byPod } = stream
  const lastLatencyMicros = latencies.at(-1) ?? 0
  return { perSecond, sent, ok, failed, lastLatencyMicros, byPod: Object.fromEntries(byPod) }
}
