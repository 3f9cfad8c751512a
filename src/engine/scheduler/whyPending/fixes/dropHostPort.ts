import type { Container } from '../../../../api/container'
import { changePod } from '../changePod'
import { type Fixer, refusedBy } from '../trouble'

/** Takes no port of the node any more: a Service reaches it all the same. */
export const dropHostPort: Fixer = (trouble) => {
  if (refusedBy(trouble, 'NodePorts').length === 0) return []
  const change = changePod(trouble, (spec) => ({
    ...spec,
    containers: spec.containers.map(withoutHostPorts),
  }))
  if (change === undefined) return []
  const { how, ...rest } = change
  const ports = trouble.info.hostPorts.map(({ port }) => port).join(', ')
  return [{ id: 'port', change: { type: 'dropHostPort', ports, how }, ...rest }]
}

function withoutHostPorts(container: Container): Container {
  if (container.ports === undefined) return container
  const ports = container.ports.map(({ hostPort: _port, hostIP: _address, ...port }) => port)
  return { ...container, ports }
}
