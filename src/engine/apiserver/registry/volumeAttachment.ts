/** Source: Kubernetes v1.35 pkg/registry/storage/volumeattachment, pkg/apis/storage/validation */
import { deepEqual } from '../../../api/machinery/deepEqual'
import { type FieldError, forbidden, invalid, required } from '../../../api/machinery/fieldError'
import { dns1123Subdomain } from '../../../api/machinery/names'
import type { VolumeAttachment, VolumeAttachmentSpec } from '../../../api/storage'
import { ageColumn, column, nameColumn } from './columns'
import { validateDriverName } from './csiDriverName'
import { pushAll, subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import type { ResourceDefinition } from './resource'
import { withField } from './sharing'
import { STANDARD_VERBS } from './verbs'

const ONE_SOURCE = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'

export const volumeAttachment: ResourceDefinition<VolumeAttachment> = {
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'VolumeAttachment',
  resource: 'volumeattachments',
  singular: 'volumeattachment',
  shortNames: [],
  categories: [],
  namespaced: false,
  verbs: STANDARD_VERBS,
  subresources: ['status'],
  storagePrefix: 'volumeattachments',
  counted: false,
  unconditionalUpdate: false,
  schemaName: 'VolumeAttachment',
  defaults: (object) => object,
  prepareForCreate: (object) => ({ ...object, status: { attached: false } }),
  prepareForUpdate(next, stored, subresource) {
    return subresource === 'status'
      ? withField(next, 'spec', stored.spec)
      : withField(next, 'status', stored.status)
  },
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, false, subdomainName, errors)
    validateSpec(object.spec, errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (deepEqual(next.spec, stored.spec)) return errors
    errors.push(invalid('spec', next.spec, 'field is immutable'))
    return errors
  },
  columns: [
    nameColumn,
    {
      ...column('Attacher', 'string', 'The driver that attaches.', ({ spec }) => spec.attacher),
      format: 'name',
    },
    column('PV', 'string', 'The volume.', ({ spec }) => spec.source.persistentVolumeName ?? ''),
    column('Node', 'string', 'The node it is for.', ({ spec }) => spec.nodeName),
    column(
      'Attached',
      'boolean',
      'Whether the volume is there.',
      ({ status }) => status?.attached ?? false,
    ),
    ageColumn,
  ],
  selectableFields: {},
  indexedFields: [],
}

function validateSpec(spec: VolumeAttachmentSpec, errors: FieldError[]): void {
  const { persistentVolumeName: name, inlineVolumeSpec: inline } = spec.source
  validateDriverName(spec.attacher, 'spec.attacher', errors)
  if (name === undefined && inline === undefined) errors.push(required('spec.source', ONE_SOURCE))
  else if (name !== undefined && inline !== undefined) {
    errors.push(forbidden('spec.source', ONE_SOURCE))
  } else if (name === '') {
    const path = 'spec.source.persistentVolumeName'
    errors.push(required(path, 'must specify non empty persistentVolumeName'))
  }
  pushAll(errors, 'spec.nodeName', spec.nodeName, dns1123Subdomain(spec.nodeName))
}
