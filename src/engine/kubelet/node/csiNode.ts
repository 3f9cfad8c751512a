/**
 * Tells the API which storage drivers the node has.
 * Left out: drivers that come while the node runs, and a CSINode where there is no driver.
 * Source: Kubernetes v1.35 pkg/volume/csi/nodeinfomanager
 */
import type { CSINode } from '../../../api/storage'
import { call } from '../../clientGo/client'
import { collectionPath } from '../../clientGo/paths'
import type { Context } from '../../kernel/actor'
import type { KubeletState } from '../kubeletState'

/** The node is registered: its CSINode is made, unless it is there from an earlier life. */
export function registerDrivers({ config, node, clients }: KubeletState, context: Context): void {
  const { csiDrivers = [] } = config
  const owner = node.node
  if (csiDrivers.length === 0 || owner === undefined) return
  const { name, uid } = owner.metadata
  const body: Pick<CSINode, 'apiVersion' | 'kind' | 'spec'> & { readonly metadata: object } = {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSINode',
    metadata: { name, ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }] },
    spec: { drivers: csiDrivers },
  }
  const path = collectionPath('storage.k8s.io/v1', 'csinodes')
  call(context, clients.client, { method: 'POST', path, body }, { type: 'csiNode' })
}
