/** Source: Kubernetes v1.35 pkg/registry/storage/csidriver, pkg/apis/storage/{v1,validation} */
import { type FieldError, invalid, notSupported } from '../../../api/machinery/fieldError'
import type { CSIDriver, CSIDriverSpec } from '../../../api/storage'
import { ageColumn, column, nameColumn } from './columns'
import { validateDriverName } from './csiDriverName'
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { ResourceDefinition } from './resource'
import { fillIn, withField } from './sharing'
import { STANDARD_VERBS } from './verbs'

const FS_GROUP_POLICIES = ['File', 'None', 'ReadWriteOnceWithFSType']
const LIFECYCLE_MODES = ['Ephemeral', 'Persistent']

const DEFAULTS: Partial<CSIDriverSpec> = {
  attachRequired: true,
  podInfoOnMount: false,
  storageCapacity: false,
  fsGroupPolicy: 'ReadWriteOnceWithFSType',
  volumeLifecycleModes: ['Persistent'],
  requiresRepublish: false,
  seLinuxMount: false,
}

export const csiDriver: ResourceDefinition<CSIDriver> = {
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'CSIDriver',
  resource: 'csidrivers',
  singular: 'csidriver',
  shortNames: [],
  categories: [],
  namespaced: false,
  verbs: STANDARD_VERBS,
  subresources: [],
  storagePrefix: 'csidrivers',
  counted: true,
  unconditionalUpdate: false,
  schemaName: 'CSIDriver',
  defaults: (object) => withField(object, 'spec', fillIn(object.spec, DEFAULTS)),
  prepareForCreate: (object) => object,
  prepareForUpdate: (next) => next,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, false, subdomainName, errors)
    validateDriverName(object.metadata.name ?? '', 'metadata.name', errors)
    validateSpec(object.spec, errors)
    return errors
  },
  validateUpdate({ metadata, spec }, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(metadata, stored.metadata, errors)
    if (spec === stored.spec) return errors
    validateSpec(spec, errors)
    const { attachRequired, volumeLifecycleModes } = stored.spec
    if (spec.attachRequired !== attachRequired) {
      errors.push(invalid('spec.attachedRequired', spec.attachRequired, 'field is immutable'))
    }
    if (String(spec.volumeLifecycleModes) !== String(volumeLifecycleModes)) {
      const path = 'spec.volumeLifecycleModes'
      errors.push(invalid(path, spec.volumeLifecycleModes, 'field is immutable'))
    }
    return errors
  },
  columns: [
    nameColumn,
    column(
      'AttachRequired',
      'boolean',
      'Whether its volumes are attached before they are mounted.',
      ({ spec }) => spec.attachRequired ?? true,
    ),
    column(
      'PodInfoOnMount',
      'boolean',
      'Whether it is told of the pod it mounts for.',
      ({ spec }) => spec.podInfoOnMount ?? false,
    ),
    column(
      'StorageCapacity',
      'boolean',
      'Whether pods wait for room to be reported.',
      ({ spec }) => spec.storageCapacity ?? false,
    ),
    column('TokenRequests', 'string', 'Audiences of the tokens it is given.', ({ spec }) =>
      spec.tokenRequests === undefined
        ? '<unset>'
        : spec.tokenRequests.map(({ audience }) => audience).join(','),
    ),
    column(
      'RequiresRepublish',
      'boolean',
      'Whether mounts are renewed.',
      ({ spec }) => spec.requiresRepublish ?? false,
    ),
    column(
      'Modes',
      'string',
      'Kinds of volumes it makes.',
      ({ spec }) => spec.volumeLifecycleModes?.join(',') || '<none>',
    ),
    ageColumn,
  ],
  selectableFields: {},
  indexedFields: [],
}

function validateSpec(spec: CSIDriverSpec, errors: FieldError[]): void {
  const { fsGroupPolicy: policy, volumeLifecycleModes = [] } = spec
  if (policy !== undefined && !FS_GROUP_POLICIES.includes(policy)) {
    errors.push(notSupported('spec.fsGroupPolicy', policy, FS_GROUP_POLICIES))
  }
  for (const mode of volumeLifecycleModes) {
    if (LIFECYCLE_MODES.includes(mode)) continue
    errors.push(notSupported('spec.volumeLifecycleModes', mode, LIFECYCLE_MODES))
  }
}
