import type { ResourceFieldSelector } from '../../api/container'
import type { Pod } from '../../api/core'
import { milliValue, value } from '../../api/machinery/quantity'
import type { StringMap } from '../../api/meta'

/**
 * What a container asks for or may use, in the divisor's units, rounded up. One without a limit may
 * use what the node has to give.
 * Source: Kubernetes v1.35 pkg/api/v1/resource/helpers.go (ExtractContainerResourceValue)
 */
export function resourceField(
  pod: Pod,
  { containerName, resource, divisor = '0' }: ResourceFieldSelector,
  allocatable: StringMap,
): string {
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
  const container = containers.find(({ name }) => name === containerName)
  const [list = '', name = ''] = resource.split('.', 2)
  const own = list === 'limits' ? container?.resources?.limits : container?.resources?.requests
  const amount = own?.[name] ?? (list === 'limits' ? allocatable[name] : undefined)
  const unit = divisor === '0' ? '1' : divisor
  // Thousandths of bytes would be more than a number holds exactly.
  const measure = name === 'cpu' ? milliValue : value
  return String(Math.ceil(measure(amount) / measure(unit)))
}
