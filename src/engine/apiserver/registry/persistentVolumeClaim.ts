/** Source: Kubernetes v1.35 pkg/registry/core/persistentvolumeclaim, pkg/apis/core/v1/defaults.go */
import type { PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { PersistentVolumeClaimSpec } from '../../../api/volume'
import {
  validatePersistentVolumeClaim,
  validatePersistentVolumeClaimUpdate,
} from './persistentVolumeClaimValidation'
import { persistentVolumeClaimColumns } from './printers/volumeColumns'
import type { ResourceDefinition } from './resource'
import { fillIn, withField } from './sharing'
import { STANDARD_VERBS } from './verbs'

export const persistentVolumeClaim: ResourceDefinition<PersistentVolumeClaim> = {
  group: '',
  version: 'v1',
  kind: 'PersistentVolumeClaim',
  resource: 'persistentvolumeclaims',
  singular: 'persistentvolumeclaim',
  shortNames: ['pvc'],
  categories: [],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: ['status'],
  storagePrefix: 'persistentvolumeclaims',
  counted: false,
  unconditionalUpdate: true,
  schemaName: 'PersistentVolumeClaim',
  defaults(object) {
    const spec = fillIn(object.spec, { volumeMode: 'Filesystem' })
    const status = fillIn(object.status ?? {}, { phase: 'Pending' })
    return withField(withField(object, 'spec', spec), 'status', status)
  },
  prepareForCreate: (object) => ({
    ...object,
    spec: withBothSources(object.spec),
    status: { phase: 'Pending' },
  }),
  prepareForUpdate(next, stored, subresource) {
    return subresource === 'status'
      ? withField(next, 'spec', stored.spec)
      : withField(next, 'status', stored.status)
  },
  validate: validatePersistentVolumeClaim,
  validateUpdate: validatePersistentVolumeClaimUpdate,
  columns: persistentVolumeClaimColumns,
  selectableFields: {},
  indexedFields: [],
}

/** The older and the newer field for what a claim is filled from. Source: NormalizeDataSources. */
function withBothSources(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  const { dataSource, dataSourceRef } = spec
  if (dataSource !== undefined && dataSourceRef === undefined) {
    return { ...spec, dataSourceRef: dataSource }
  }
  if (dataSource !== undefined || dataSourceRef === undefined) return spec
  const { namespace, ...reference } = dataSourceRef
  return namespace ? spec : { ...spec, dataSource: reference }
}
