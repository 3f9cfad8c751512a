/** What several of these controllers ask of a Node, and how they write to it. */
import type { Node, NodeAddress, ObjectReference } from '../../api/core'
import type { ConditionStatus, StringMap } from '../../api/meta'
import type { Taint } from '../../api/podScheduling'
import type { Call } from '../clientGo/client'
import { objectPath } from '../clientGo/paths'
import type { InstanceReference } from '../outside/cloudMessages'
import { STRATEGIC_MERGE } from './controller'

/** The kubelet puts it on when an external cloud provider must first say who the node is. */
export const UNINITIALIZED_TAINT = 'node.cloudprovider.kubernetes.io/uninitialized'
export const SHUTDOWN_TAINT: Taint = {
  key: 'node.cloudprovider.kubernetes.io/shutdown',
  effect: 'NoSchedule',
}

export const instanceOf = ({ metadata, spec }: Node): InstanceReference => ({
  name: metadata.name,
  providerID: spec.providerID ?? '',
})

export const hasTaint = ({ spec }: Node, key: string): boolean =>
  spec.taints?.some((taint) => taint.key === key) ?? false

/** The Ready condition; Unknown while there is none. */
export function readiness({ status }: Node): ConditionStatus {
  return status?.conditions?.find(({ type }) => type === 'Ready')?.status ?? 'Unknown'
}

/** As events about nodes carry it when they are made by hand: without apiVersion. */
export const nodeReference = (name: string, uid: string): ObjectReference => ({
  kind: 'Node',
  name,
  uid,
})

export const nodePath = (name: string, subresource = ''): string =>
  objectPath('v1', 'nodes', '', name, subresource)

export const readNode = (name: string): Call => ({
  method: 'GET',
  path: nodePath(name),
  query: { resourceVersion: '0' },
})

/** Taints have no merge key, so the resourceVersion guards them. */
export function patchTaints(node: Node, taints: readonly Taint[]): Call {
  const { name, resourceVersion } = node.metadata
  const body = {
    metadata: { resourceVersion },
    spec: { taints: taints.length === 0 ? null : taints },
  }
  return { method: 'PATCH', path: nodePath(name), headers: STRATEGIC_MERGE, body }
}

export const patchLabels = (name: string, labels: StringMap): Call => ({
  method: 'PATCH',
  path: nodePath(name),
  headers: STRATEGIC_MERGE,
  body: { metadata: { labels } },
})

/** Addresses are merged by type: what the old list has and the new one has not is deleted. */
export function patchAddresses(node: Node, addresses: readonly NodeAddress[]): Call {
  const types = new Set(addresses.map(({ type }) => type))
  const gone = (node.status?.addresses ?? []).filter(({ type }) => !types.has(type))
  const body = {
    status: {
      '$setElementOrder/addresses': addresses.map(({ type }) => ({ type })),
      addresses: [...addresses, ...gone.map(({ type }) => ({ $patch: 'delete', type }))],
    },
  }
  return {
    method: 'PATCH',
    path: nodePath(node.metadata.name, 'status'),
    headers: STRATEGIC_MERGE,
    body,
  }
}
