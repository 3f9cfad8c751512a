/**
 * The node's heartbeat: a Lease in kube-node-lease, renewed every ten seconds.
 * Source: Kubernetes v1.35 staging/src/k8s.io/component-helpers/apimachinery/lease/controller.go
 */
import type { Lease } from '../../../api/coordination'
import { type Answer, call } from '../../clientGo/client'
import { collectionPath, objectPath } from '../../clientGo/paths'
import { microTimeAt } from '../../clientGo/wallClock'
import type { Context } from '../../kernel/actor'
import type { KubeletState } from '../kubeletState'

const NAMESPACE = 'kube-node-lease'
const API = 'coordination.k8s.io/v1'
/** nodeLeaseDurationSeconds */
const DURATION_SECONDS = 40

/** Renews the lease, or makes it. */
export function renewLease(state: KubeletState, context: Context): void {
  const { node, config } = state
  const { client } = state.clients
  const spec = {
    holderIdentity: config.node,
    leaseDurationSeconds: DURATION_SECONDS,
    renewTime: microTimeAt(context.now),
  }
  if (node.lease !== undefined) {
    const path = objectPath(API, 'leases', NAMESPACE, config.node)
    const metadata = withOwner(node.lease.metadata, owner(state))
    const body = { ...node.lease, metadata, spec: { ...node.lease.spec, ...spec } }
    call(context, client, { method: 'PUT', path, body }, { type: 'lease' })
    return
  }
  const path = collectionPath(API, 'leases', NAMESPACE)
  const metadata = withOwner({ name: config.node, namespace: NAMESPACE }, owner(state))
  const body = { apiVersion: API, kind: 'Lease', metadata, spec }
  call(context, client, { method: 'POST', path, body }, { type: 'lease' })
}

/** The lease as the API has it now; lost ones are made anew at the next beat. */
export function takeLease(state: KubeletState, answer: Answer, context: Context): void {
  const { node, config } = state
  if (answer.status === 200 || answer.status === 201) {
    node.lease = answer.body as Lease
    node.leaseFailures = 0
    return
  }
  node.leaseFailures++
  if (answer.status === 404) node.lease = undefined
  if (answer.status !== 409) return
  // Somebody else has written it: look at it, and renew it at the next beat.
  const path = objectPath(API, 'leases', NAMESPACE, config.node)
  call(context, state.clients.client, { method: 'GET', path }, { type: 'lease' })
}

/** The Node owns the lease, once there is a Node. */
function owner(state: KubeletState): readonly object[] | undefined {
  const uid = state.node.node?.metadata.uid
  if (uid === undefined || uid === '') return undefined
  return [{ apiVersion: 'v1', kind: 'Node', name: state.config.node, uid }]
}

const withOwner = <T extends object>(
  metadata: T,
  ownerReferences: readonly object[] | undefined,
) => (ownerReferences === undefined ? metadata : { ...metadata, ownerReferences })
