/**
 * Gives every active namespace its `default` ServiceAccount, and makes it again when it is
 * deleted: pods cannot be created without.
 *
 * Watches Namespaces and ServiceAccounts. Writes ServiceAccounts.
 * Source: Kubernetes v1.35 pkg/controller/serviceaccount/serviceaccounts_controller.go
 */
import type { Namespace } from '../../api/core'
import { collectionPath } from '../clientGo/paths'
import { getCached } from './caches'
import type { Controller } from './controller'
import { NOTHING, send } from './plan'

const DEFAULT = 'default'

export const serviceAccountsController: Controller<undefined> = {
  name: 'serviceaccount-controller',
  title: 'ServiceAccount',
  serviceAccount: 'service-account-controller',
  eventSource: 'service-account-controller',
  workers: 1,
  informers: ['namespaces', 'serviceaccounts'],
  createMemory: () => undefined,

  observe({ informer, type, key, object }, desk) {
    if (informer === 'namespaces') {
      if (type !== 'delete') desk.add(key)
    } else if (type === 'delete' && object.metadata.namespace !== undefined) {
      desk.add(object.metadata.namespace)
    }
  },

  reconcile(namespace, { caches }) {
    if (!isActive(getCached(caches, 'namespaces', namespace))) return NOTHING
    const known = getCached(caches, 'serviceaccounts', `${namespace}/${DEFAULT}`)
    if (known !== undefined) return NOTHING
    const body = {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: DEFAULT, namespace },
    }
    const path = collectionPath('v1', 'serviceaccounts', namespace)
    const tolerate = ['AlreadyExists', 'NamespaceTerminating'] as const
    return { steps: [send({ method: 'POST', path, body, tolerate })] }
  },
}

const isActive = (namespace: Namespace | undefined): boolean =>
  namespace?.status?.phase === 'Active'
