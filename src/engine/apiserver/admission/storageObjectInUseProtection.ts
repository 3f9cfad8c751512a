/**
 * Volumes and claims are born with a finalizer, so that none goes while it is in use.
 * Source: Kubernetes v1.35 plugin/pkg/admission/storage/storageobjectinuseprotection
 */
import type { AdmissionPlugin } from './admissionPlugin'

const FINALIZERS: ReadonlyMap<string, string> = new Map([
  ['persistentvolumes', 'kubernetes.io/pv-protection'],
  ['persistentvolumeclaims', 'kubernetes.io/pvc-protection'],
])

export const storageObjectInUseProtection: AdmissionPlugin = {
  name: 'StorageObjectInUseProtection',

  admit({ operation, definition, subresource, object }) {
    if (operation !== 'CREATE' || subresource !== '' || definition.group !== '') return object
    const finalizer = FINALIZERS.get(definition.resource)
    if (object === undefined || finalizer === undefined) return object
    const { metadata } = object
    if (metadata.finalizers?.includes(finalizer)) return object
    const finalizers = [...(metadata.finalizers ?? []), finalizer]
    return { ...object, metadata: { ...metadata, finalizers } }
  },
}
