import type { Pod } from '../../../api/core'

/**
 * A port of the node that a pod takes for itself. An address of all zeros stands for every
 * address of the node. Source: Kubernetes v1.35 pkg/scheduler/framework/types.go (HostPortInfo)
 */
export interface HostPort {
  readonly address: string
  readonly protocol: string
  readonly port: number
}

const EVERY_ADDRESS = '0.0.0.0'
const NONE: readonly HostPort[] = Object.freeze([])

/** Host ports of the containers and of the sidecars; other init containers are gone by then. */
export function hostPortsOf({ spec }: Pod): readonly HostPort[] {
  let found: HostPort[] | undefined
  for (const container of spec.containers) found = collect(container.ports, found)
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy === 'Always') found = collect(container.ports, found)
  }
  return found === undefined ? NONE : Object.freeze(found)
}

/** Whether any wanted port is taken. */
export function portsConflict(wanted: readonly HostPort[], taken: readonly HostPort[]): boolean {
  for (const want of wanted) for (const other of taken) if (conflicts(want, other)) return true
  return false
}

function conflicts(a: HostPort, b: HostPort): boolean {
  if (a.port !== b.port || a.protocol !== b.protocol) return false
  return a.address === b.address || a.address === EVERY_ADDRESS || b.address === EVERY_ADDRESS
}

function collect(
  ports: Pod['spec']['containers'][number]['ports'],
  found: HostPort[] | undefined,
): HostPort[] | undefined {
  let all = found
  for (const { hostPort, hostIP, protocol } of ports ?? []) {
    if (hostPort === undefined || hostPort <= 0) continue
    all ??= []
    all.push({ address: hostIP || EVERY_ADDRESS, protocol: protocol || 'TCP', port: hostPort })
  }
  return all
}
