/**
 * Tells a new Node who it is: provider id, instance type, zone, region, addresses. Until then the
 * node keeps pods away by a taint, which goes with the same write.
 * Source: Kubernetes v1.35 staging/src/k8s.io/cloud-provider/controllers/node/node_controller.go
 */
import type { Node } from '../../api/core'
import type { StringMap } from '../../api/meta'
import type { Continuation } from '../clientGo/client'
import { type EventToRecord, referenceTo } from '../clientGo/eventRecorder'
import { millis } from '../kernel/micros'
import type { InstanceMetadata } from '../outside/cloudMessages'
import {
  type CloudController,
  cloudResult,
  type Desk,
  DONE,
  errorOf,
  type Step,
  type StepAnswer,
  statusOf,
} from './controller'
import {
  hasTaint,
  instanceOf,
  nodePath,
  patchAddresses,
  patchLabels,
  UNINITIALIZED_TAINT,
} from './node'
import { addressesChanged, enforceNodeIP, nodeAddresses } from './nodeAddresses'

type CloudNodeStep =
  | { readonly type: 'metadata' }
  | { readonly type: 'retryUpdate'; readonly metadata: InstanceMetadata; readonly tries: number }
  | { readonly type: 'updated'; readonly metadata: InstanceMetadata; readonly tries: number }
  | { readonly type: 'addressed' }
  | { readonly type: 'labelled' }

/** Conflicts are tried again: 20 times, 50 to 100 ms apart. */
const UPDATE_TRIES = 20
const UPDATE_DELAY = millis(50)

/** Each old label and its successor; where they differ, the old one is right. */
const LABEL_PAIRS = [
  ['failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/zone'],
  ['failure-domain.beta.kubernetes.io/region', 'topology.kubernetes.io/region'],
  ['beta.kubernetes.io/instance-type', 'node.kubernetes.io/instance-type'],
] as const

export const cloudNode: CloudController<undefined> = {
  name: 'cloud-node-controller',
  title: 'Cloud node',
  serviceAccount: 'node-controller',
  eventSource: 'cloud-node-controller',
  informers: ['nodes'],
  workers: 1,
  createMemory: () => undefined,

  observe({ informer, type, key }, desk) {
    if (informer === 'nodes' && type !== 'delete') desk.add(key)
  },

  start(key, desk) {
    const node = nodeOf(key, desk)
    if (node === undefined) return DONE
    if (!hasTaint(node, UNINITIALIZED_TAINT)) return reconcileLabels(node)
    const call = { operation: 'InstanceMetadata', instance: instanceOf(node) } as const
    return { type: 'cloud', call, next: step({ type: 'metadata' }) }
  },

  resume(continuation, answer, key, desk) {
    const node = nodeOf(key, desk)
    if (node === undefined) return DONE
    const next = continuation as CloudNodeStep
    switch (next.type) {
      case 'metadata':
        return takeMetadata(node, answer)
      case 'retryUpdate':
        return update(node, next.metadata, next.tries)
      case 'updated':
        return takeUpdate(node, next.metadata, next.tries, answer, desk)
      // What became of the addresses is only logged: the next refresh tries again.
      case 'addressed':
        return { type: 'done', events: [syncedEvent(node)] }
      case 'labelled':
        return failOrDone(answer)
    }
  },
}

/** Labels that a machine gives its Node: the pairs, and its own where they take nothing away. */
export function labelsFrom(metadata: InstanceMetadata, old: StringMap): StringMap {
  const labels: Record<string, string> = { ...old }
  const [zone, region, type] = LABEL_PAIRS
  const pairs = [
    [type, metadata.instanceType],
    [zone, metadata.zone],
    [region, metadata.region],
  ] as const
  for (const [keys, value] of pairs) if (value !== '') for (const key of keys) labels[key] = value
  for (const [key, value] of Object.entries(metadata.additionalLabels)) {
    if (!/(^|\.)(kubernetes|k8s)\.io\//.test(key) && !(key in labels)) labels[key] = value
  }
  return labels
}

function takeMetadata(node: Node, answer: StepAnswer): Step {
  const { name } = node.metadata
  const { metadata, error } = cloudResult(answer)
  if (metadata === undefined) {
    const text = `failed to get instance metadata for node ${name}: ${error ?? 'no answer'}`
    return { type: 'fail', text }
  }
  const enforced = enforceNodeIP(node, metadata.nodeAddresses)
  if (typeof enforced === 'string') {
    const text =
      'failed to get node modifiers from cloud provider: ' +
      `provided node ip for node "${name}" is not valid: ${enforced}`
    return { type: 'fail', text }
  }
  return update(node, metadata, 1)
}

function update(node: Node, metadata: InstanceMetadata, tries: number): Step {
  const providerID = node.spec.providerID ?? metadata.providerID
  const taints = node.spec.taints?.filter(({ key }) => key !== UNINITIALIZED_TAINT) ?? []
  const { taints: _, ...spec } = node.spec
  const body: Node = {
    ...node,
    metadata: { ...node.metadata, labels: labelsFrom(metadata, node.metadata.labels ?? {}) },
    spec: { ...spec, providerID, ...(taints.length > 0 && { taints }) },
  }
  const request = { method: 'PUT', path: nodePath(node.metadata.name), body } as const
  return { type: 'request', request, next: step({ type: 'updated', metadata, tries }) }
}

function takeUpdate(
  node: Node,
  metadata: InstanceMetadata,
  tries: number,
  answer: StepAnswer,
  desk: Desk<undefined>,
): Step {
  const error = errorOf(answer)
  if (statusOf(answer) === 409 && tries < UPDATE_TRIES) {
    const delayMicros = UPDATE_DELAY + desk.random(UPDATE_DELAY)
    return {
      type: 'wait',
      delayMicros,
      next: step({ type: 'retryUpdate', metadata, tries: tries + 1 }),
    }
  }
  if (error !== undefined) return { type: 'fail', text: error }
  const addresses = nodeAddresses(node, metadata.nodeAddresses)
  const changed =
    typeof addresses !== 'string' && addressesChanged(node.status?.addresses ?? [], addresses)
  if (!changed) return { type: 'done', events: [syncedEvent(node)] }
  return {
    type: 'request',
    request: patchAddresses(node, addresses),
    next: step({ type: 'addressed' }),
  }
}

function reconcileLabels(node: Node): Step {
  const labels: Record<string, string> = {}
  for (const [old, stable] of LABEL_PAIRS) {
    const value = node.metadata.labels?.[old]
    if (value !== undefined && node.metadata.labels?.[stable] !== value) labels[stable] = value
  }
  if (Object.keys(labels).length === 0) return DONE
  const request = patchLabels(node.metadata.name, labels)
  return { type: 'request', request, next: step({ type: 'labelled' }) }
}

function failOrDone(answer: StepAnswer): Step {
  const text = errorOf(answer)
  return text === undefined ? DONE : { type: 'fail', text }
}

const syncedEvent = (node: Node): EventToRecord => ({
  regarding: referenceTo(node),
  type: 'Normal',
  reason: 'Synced',
  message: 'Node synced successfully',
})

const step = (next: CloudNodeStep): Continuation => next

const nodeOf = (key: string, { nodes }: Desk<undefined>): Node | undefined =>
  nodes.items.get(key) as Node | undefined
