/** Source: Kubernetes v1.35 pkg/controller/podautoscaler/replica_calculator.go (calculateRequests) */
import type { Container } from '../../../api/container'
import type { Pod } from '../../../api/core'
import { hasPodLevelRequests, podRequests } from '../../../api/machinery/podRequests'
import { quantityOf, scaledValue } from '../../../api/machinery/quantity'

const MILLI = -3

/** Milli-units each pod asks for, all in all or in one container; or who asks for nothing. */
export function requestsOf(
  pods: readonly Pod[],
  container: string,
  resource: string,
): ReadonlyMap<string, bigint> | string {
  const requests = new Map<string, bigint>()
  for (const pod of pods) {
    const asWhole = container === '' && hasPodLevelRequests(pod)
    const request = asWhole ? requestAsWhole(pod, resource) : inContainers(pod, container, resource)
    if (typeof request === 'string') return request
    requests.set(pod.metadata.name, request)
  }
  return requests
}

function requestAsWhole(pod: Pod, resource: string): bigint | string {
  const request = podRequests(pod).get(resource)
  if (request !== undefined) return scaledValue(request, MILLI)
  return `missing pod-level request for ${resource} in Pod ${pod.metadata.name}`
}

function inContainers({ metadata, spec }: Pod, name: string, resource: string): bigint | string {
  const sidecars = (spec.initContainers ?? []).filter(isSidecar)
  let total = 0n
  for (const container of [...spec.containers, ...sidecars]) {
    if (name !== '' && name !== container.name) continue
    const request = container.resources?.requests?.[resource]
    if (request === undefined) {
      return `missing request for ${resource} in container ${container.name} of Pod ${metadata.name}`
    }
    total += scaledValue(quantityOf(request), MILLI)
  }
  return total
}

const isSidecar = ({ restartPolicy }: Container): boolean => restartPolicy === 'Always'
