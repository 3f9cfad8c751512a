import { classNameOf } from '../../api/machinery/storageClass'
import type { KubeObject } from '../../api/meta'
import type { PersistentVolume } from '../../api/persistentVolume'
import type { CSIStorageCapacity, VolumeAttachment } from '../../api/storage'
import type { InformerSpec } from '../clientGo/informer'
import { collectionPath } from '../clientGo/paths'
import { BY_NAMESPACE } from './framework/clusterView'
import { BY_CLASS, BY_NODE } from './framework/storageView'

const byNamespace = { [BY_NAMESPACE]: ({ metadata }: KubeObject) => [metadata.namespace ?? ''] }

/** Storage is indexed by what a cycle asks for. Each informer holds one kind only. */
export const STORAGE_INDEXES = {
  persistentvolumes: { [BY_CLASS]: (one: KubeObject) => [classNameOf(one as PersistentVolume)] },
  csistoragecapacities: {
    [BY_CLASS]: (one: KubeObject) => [(one as CSIStorageCapacity).storageClassName],
  },
  volumeattachments: { [BY_NODE]: (one: KubeObject) => [(one as VolumeAttachment).spec.nodeName] },
}

const ofStorage = (resource: string): string => collectionPath('storage.k8s.io/v1', resource)

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
  {
    name: 'persistentvolumes',
    path: collectionPath('v1', 'persistentvolumes'),
    indexes: STORAGE_INDEXES.persistentvolumes,
  },
  { name: 'persistentvolumeclaims', path: collectionPath('v1', 'persistentvolumeclaims') },
  { name: 'storageclasses', path: ofStorage('storageclasses') },
  { name: 'csinodes', path: ofStorage('csinodes') },
  { name: 'csidrivers', path: ofStorage('csidrivers') },
  {
    name: 'csistoragecapacities',
    path: ofStorage('csistoragecapacities'),
    indexes: STORAGE_INDEXES.csistoragecapacities,
  },
  {
    name: 'volumeattachments',
    path: ofStorage('volumeattachments'),
    indexes: STORAGE_INDEXES.volumeattachments,
  },
]
