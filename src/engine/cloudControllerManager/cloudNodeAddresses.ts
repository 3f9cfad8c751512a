/**
 * The cloud node controller's second loop: every five minutes it asks for the addresses and labels
 * of each machine again, and writes what changed.
 * Source: Kubernetes v1.35 staging/src/k8s.io/cloud-provider/controllers/node, UpdateNodeStatus
 */
import type { Node } from '../../api/core'
import type { Continuation } from '../clientGo/client'
import { seconds } from '../kernel/micros'
import type { InstanceMetadata } from '../outside/cloudMessages'
import { type CloudController, cloudResult, type Desk, DONE, type Step } from './controller'
import { hasTaint, instanceOf, nodePath, patchAddresses, UNINITIALIZED_TAINT } from './node'
import { addressesChanged, nodeAddresses } from './nodeAddresses'

type AddressesStep =
  | { readonly type: 'metadata' }
  | { readonly type: 'addressed'; readonly metadata: InstanceMetadata }
  | { readonly type: 'labelled' }

/** `--node-status-update-frequency` */
const UPDATE_PERIOD = seconds(300)

export const cloudNodeAddresses: CloudController<undefined> = {
  name: 'cloud-node-addresses',
  title: 'Cloud node addresses',
  serviceAccount: 'node-controller',
  eventSource: 'cloud-node-controller',
  informers: ['nodes'],
  workers: 1,
  period: UPDATE_PERIOD,
  createMemory: () => undefined,

  tick(desk) {
    for (const key of desk.nodes.items.keys()) desk.add(key)
  },

  start(key, desk) {
    const node = nodeOf(key, desk)
    // A node that is not initialized yet is the first loop's.
    if (node === undefined || hasTaint(node, UNINITIALIZED_TAINT)) return DONE
    const call = { operation: 'InstanceMetadata', instance: instanceOf(node) } as const
    return { type: 'cloud', call, next: step({ type: 'metadata' }) }
  },

  resume(continuation, answer, key, desk) {
    const node = nodeOf(key, desk)
    const next = continuation as AddressesStep
    if (node === undefined) return DONE
    switch (next.type) {
      case 'metadata': {
        const { metadata } = cloudResult(answer)
        // Errors are only logged: the next round comes anyway.
        return metadata === undefined ? DONE : updateAddresses(node, metadata)
      }
      case 'addressed':
        return updateLabels(node, next.metadata)
      case 'labelled':
        return DONE
    }
  },
}

function updateAddresses(node: Node, metadata: InstanceMetadata): Step {
  const addresses = nodeAddresses(node, metadata.nodeAddresses)
  const changed =
    metadata.nodeAddresses.length > 0 &&
    typeof addresses !== 'string' &&
    addressesChanged(node.status?.addresses ?? [], addresses)
  if (!changed) return updateLabels(node, metadata)
  const next = step({ type: 'addressed', metadata })
  return { type: 'request', request: patchAddresses(node, addresses), next }
}

/** Here, other than at first, the machine's own labels replace what the Node has. */
function updateLabels(node: Node, { additionalLabels }: InstanceMetadata): Step {
  const old = node.metadata.labels ?? {}
  if (Object.entries(additionalLabels).every(([key, value]) => old[key] === value)) return DONE
  const labels = { ...old, ...additionalLabels }
  const body: Node = { ...node, metadata: { ...node.metadata, labels } }
  const request = { method: 'PUT', path: nodePath(node.metadata.name), body } as const
  return { type: 'request', request, next: step({ type: 'labelled' }) }
}

const step = (next: AddressesStep): Continuation => next

const nodeOf = (key: string, { nodes }: Desk<undefined>): Node | undefined =>
  nodes.items.get(key) as Node | undefined
