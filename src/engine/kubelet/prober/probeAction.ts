/** What a probe or hook of the pod's definition does, with names of ports and hosts looked up. */
import type { Container, LifecycleHandler, Probe } from '../../../api/container'
import type { IntOrString } from '../../../api/meta'
import type { ProbeAction } from '../../cri/messages'

/** Undefined for a handler that has no action, or names a port the container has not. */
export function probeAction(
  handler: Probe | LifecycleHandler,
  container: Container,
  podIP: string,
): ProbeAction | undefined {
  if (handler.exec !== undefined) return { type: 'exec', command: handler.exec.command ?? [] }
  if (handler.httpGet !== undefined) {
    const { host, port, path = '/', scheme = 'HTTP' } = handler.httpGet
    const number = portNumber(port, container)
    if (number === undefined) return undefined
    const slashed = path.startsWith('/') ? path : `/${path}`
    return { type: 'httpGet', scheme, host: host || podIP, port: number, path: slashed }
  }
  if (handler.tcpSocket !== undefined) {
    const { host, port } = handler.tcpSocket
    const number = portNumber(port, container)
    return number === undefined
      ? undefined
      : { type: 'tcpSocket', host: host || podIP, port: number }
  }
  if ('grpc' in handler && handler.grpc !== undefined) {
    return { type: 'grpc', host: podIP, port: handler.grpc.port }
  }
  return undefined
}

function portNumber(port: IntOrString, container: Container): number | undefined {
  const named = container.ports?.find((candidate) => candidate.name === port)
  const number = named?.containerPort ?? Number(port)
  return number > 0 && number < 65_536 ? number : undefined
}
