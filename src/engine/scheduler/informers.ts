import type { KubeObject } from '../../api/meta'
import type { InformerSpec } from '../clientGo/informer'
import { collectionPath } from '../clientGo/paths'
import { BY_NAMESPACE } from './framework/clusterView'

const byNamespace = { [BY_NAMESPACE]: ({ metadata }: KubeObject) => [metadata.namespace ?? ''] }

/** What the scheduler watches. Pods that have ended take no room and are left out. */
export const INFORMERS: readonly InformerSpec[] = [
  {
    name: 'pods',
    path: collectionPath('v1', 'pods'),
    fieldSelector: 'status.phase!=Succeeded,status.phase!=Failed',
  },
  { name: 'nodes', path: collectionPath('v1', 'nodes') },
  { name: 'services', path: collectionPath('v1', 'services'), indexes: byNamespace },
  { name: 'replicasets', path: collectionPath('apps/v1', 'replicasets') },
  { name: 'statefulsets', path: collectionPath('apps/v1', 'statefulsets') },
  { name: 'namespaces', path: collectionPath('v1', 'namespaces') },
  {
    name: 'poddisruptionbudgets',
    path: collectionPath('policy/v1', 'poddisruptionbudgets'),
    indexes: byNamespace,
  },
]
