/** Nodes and pods for tests: only what matters is said. */
import type { Node, Pod } from '../../../api/core'
import type { StringMap } from '../../../api/meta'
import type { Taint } from '../../../api/podScheduling'

export interface NodeParts {
  readonly cpu?: string
  readonly labels?: StringMap
  readonly taints?: readonly Taint[]
  readonly unschedulable?: boolean
}

export function makeNode(name: string, parts: NodeParts = {}): Node {
  const { cpu = '4', labels = {}, taints, unschedulable } = parts
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, uid: name, resourceVersion: '1', creationTimestamp: '', labels },
    spec: {
      ...(taints !== undefined && { taints }),
      ...(unschedulable !== undefined && { unschedulable }),
    },
    status: { allocatable: { cpu, memory: '8Gi', pods: '110' } },
  }
}

export interface PodParts {
  readonly cpu?: string
  readonly labels?: StringMap
  readonly spec?: Partial<Pod['spec']>
  readonly status?: Pod['status']
  readonly deleting?: boolean
}

export function makePod(name: string, parts: PodParts = {}): Pod {
  const { cpu = '100m', labels = {}, spec, status, deleting = false } = parts
  const requests = { cpu, memory: '64Mi' }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-of-${name}`,
      resourceVersion: '1',
      creationTimestamp: '',
      generation: 1,
      labels,
      ...(deleting && { deletionTimestamp: '2026-01-01T12:00:00Z' }),
    },
    spec: { containers: [{ name: 'c', image: 'pause', resources: { requests } }], ...spec },
    ...(status !== undefined && { status }),
  }
}
