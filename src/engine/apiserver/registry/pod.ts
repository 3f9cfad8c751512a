/** Source: Kubernetes v1.35 pkg/registry/core/pod, pkg/apis/core/v1/{defaults,conversion}.go */
import type { Pod } from '../../../api/core'
import { type FieldError, forbidden } from '../../../api/machinery/fieldError'
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import { podColumns, podRowConditions } from './podColumns'
import { podOnlyDefaults, podSpecDefaults } from './podSpec/podSpecDefaults'
import { validatePodSpec } from './podSpec/podSpecValidation'
import { gracePeriodSeconds, prepareForCreate, prepareForUpdate } from './podStrategy'
import { validatePodResize, validatePodStatus, validatePodUpdate } from './podUpdate'
import type { ResourceDefinition } from './resource'
import { withField } from './sharing'
import { STANDARD_VERBS } from './verbs'

export const pod: ResourceDefinition<Pod> = {
  group: '',
  version: 'v1',
  kind: 'Pod',
  resource: 'pods',
  singular: 'pod',
  shortNames: ['po'],
  categories: ['all'],
  namespaced: true,
  verbs: STANDARD_VERBS,
  subresources: [
    'attach',
    'binding',
    'ephemeralcontainers',
    'eviction',
    'exec',
    'log',
    'portforward',
    'proxy',
    'resize',
    'status',
  ],
  storagePrefix: 'pods',
  counted: true,
  unconditionalUpdate: true,
  schemaName: 'Pod',
  defaults: (object) => withField(object, 'spec', podOnlyDefaults(podSpecDefaults(object.spec))),
  defaultsSpecOnly: true,
  prepareForCreate,
  prepareForUpdate,
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, true, subdomainName, errors)
    validateSpec(object, errors)
    if (object.spec.ephemeralContainers?.length) {
      errors.push(forbidden('spec.ephemeralContainers', 'cannot be set on create'))
    }
    if (object.spec.nodeName && object.spec.schedulingGates?.length) {
      const detail = 'cannot be set until all schedulingGates have been cleared'
      errors.push(forbidden('spec.nodeName', detail))
    }
    return errors
  },
  validateUpdate(next, stored, subresource) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    if (subresource === 'status') validatePodStatus(next, stored, errors)
    // What was valid when it was stored still is.
    if (next.spec === stored.spec) return errors
    validateSpec(next, errors)
    if (subresource === '') validatePodUpdate(next, stored, errors)
    if (subresource === 'resize') validatePodResize(next, stored, errors)
    return errors
  },
  gracePeriodSeconds,
  rowConditions: podRowConditions,
  columns: podColumns,
  selectableFields: {
    'spec.nodeName': ({ spec }) => spec.nodeName ?? '',
    // The name it had before v1.
    'spec.host': ({ spec }) => spec.nodeName ?? '',
    'spec.restartPolicy': ({ spec }) => spec.restartPolicy ?? '',
    'spec.schedulerName': ({ spec }) => spec.schedulerName ?? '',
    'spec.serviceAccountName': ({ spec }) => spec.serviceAccountName ?? '',
    'spec.hostNetwork': ({ spec }) => String(spec.hostNetwork ?? false),
    'status.phase': ({ status }) => status?.phase ?? '',
    'status.podIP': ({ status }) => status?.podIP ?? '',
    // Accepted as a label, but upstream gives it no value.
    'status.podIPs': () => '',
    'status.nominatedNodeName': ({ status }) => status?.nominatedNodeName ?? '',
  },
  indexedFields: ['spec.nodeName'],
}

function validateSpec({ spec }: Pod, errors: FieldError[]): void {
  validatePodSpec(spec, 'spec', true, errors)
  if (spec.serviceAccountName) return
  spec.volumes?.forEach(({ projected }, i) => {
    projected?.sources?.forEach(({ serviceAccountToken }, j) => {
      if (serviceAccountToken === undefined) return
      const path = `spec.volumes[${i}].projected.sources[${j}].serviceAccountToken`
      errors.push(forbidden(path, 'must not be specified when serviceAccountName is not set'))
    })
  })
}
