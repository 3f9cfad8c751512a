/** Source: Kubernetes v1.35 pkg/registry/core/persistentvolume, pkg/apis/core/v1/defaults.go */
import type { PersistentVolume, PersistentVolumeSpec } from '../../../api/persistentVolume'
import { timeAt } from '../../clientGo/wallClock'
import {
  validatePersistentVolume,
  validatePersistentVolumeUpdate,
} from './persistentVolumeValidation'
import { persistentVolumeColumns } from './printers/volumeColumns'
import type { ResourceDefinition } from './resource'
import { fillIn, withField } from './sharing'
import { STANDARD_VERBS } from './verbs'

export const persistentVolume: ResourceDefinition<PersistentVolume> = {
  group: '',
  version: 'v1',
  kind: 'PersistentVolume',
  resource: 'persistentvolumes',
  singular: 'persistentvolume',
  shortNames: ['pv'],
  categories: [],
  namespaced: false,
  verbs: STANDARD_VERBS,
  subresources: ['status'],
  storagePrefix: 'persistentvolumes',
  counted: false,
  unconditionalUpdate: true,
  schemaName: 'PersistentVolume',
  defaults(object) {
    const filled = withField(object, 'spec', specDefaults(object.spec))
    return withField(filled, 'status', fillIn(object.status ?? {}, { phase: 'Pending' }))
  },
  prepareForCreate: (object, { now }) => ({
    ...object,
    status: { phase: 'Pending', lastPhaseTransitionTime: timeAt(now) },
  }),
  prepareForUpdate(next, stored, subresource, { now }) {
    if (subresource !== 'status') return withField(next, 'status', stored.status)
    const kept = withField(next, 'spec', stored.spec)
    const { phase, lastPhaseTransitionTime: at } = next.status ?? {}
    const isTold = at !== undefined && at !== stored.status?.lastPhaseTransitionTime
    if (phase === stored.status?.phase || isTold) return kept
    return { ...kept, status: { ...next.status, lastPhaseTransitionTime: timeAt(now) } }
  },
  validate: validatePersistentVolume,
  validateUpdate(next, stored, subresource) {
    return validatePersistentVolumeUpdate(next, stored, subresource)
  },
  columns: persistentVolumeColumns,
  selectableFields: {},
  indexedFields: [],
}

/** Source: SetDefaults_PersistentVolume and those of its sources. */
function specDefaults(spec: PersistentVolumeSpec): PersistentVolumeSpec {
  const filled = fillIn(spec, {
    persistentVolumeReclaimPolicy: 'Retain',
    volumeMode: 'Filesystem',
  })
  const { hostPath, iscsi, rbd } = filled
  if (hostPath) return withField(filled, 'hostPath', fillIn(hostPath, { type: '' }))
  if (iscsi) return withField(filled, 'iscsi', fillIn(iscsi, { iscsiInterface: 'default' }))
  if (rbd === undefined) return filled
  const defaults = { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }
  return withField(filled, 'rbd', fillIn(rbd, defaults))
}
