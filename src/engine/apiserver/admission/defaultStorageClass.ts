/**
 * Gives a claim that names no class the default one.
 * Source: Kubernetes v1.35 plugin/pkg/admission/storage/storageclass/setdefault
 */
import { defaultClassOf, isWithoutClass } from '../../../api/machinery/storageClass'
import type { PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { StorageClass } from '../../../api/storage'
import { withField } from '../registry/sharing'
import type { AdmissionPlugin } from './admissionPlugin'

export const defaultStorageClass: AdmissionPlugin = {
  name: 'DefaultStorageClass',

  admit({ operation, subresource, object }, reader) {
    if (operation !== 'CREATE' || subresource !== '') return object
    if (object?.kind !== 'PersistentVolumeClaim') return object
    const claim = object as PersistentVolumeClaim
    if (!isWithoutClass(claim)) return object
    const classes = reader.list('storage.k8s.io/v1', 'storageclasses') as Iterable<StorageClass>
    const found = defaultClassOf(classes)
    if (found === undefined) return object
    const spec = withField(claim.spec, 'storageClassName', found.metadata.name)
    return withField(claim, 'spec', spec)
  },
}
