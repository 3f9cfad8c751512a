/** Source: Kubernetes v1.35 pkg/registry/core/node, pkg/apis/core/validation (ValidateNode) */
import type { Node, NodeAddress, NodeSystemInfo } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { type FieldError, forbidden, index, invalid } from '../../../api/machinery/fieldError'
import { labelValue } from '../../../api/machinery/names'
import type { Taint } from '../../../api/podScheduling'
import { ageColumn, column, nameColumn, wideColumn } from './columns'
import {
  subdomainName,
  validateLabelName,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from './objectMeta'
import { validateTaintEffect } from './podSpec/placementValidation'
import { validateAmounts } from './podSpec/resourceValidation'
import type { ResourceDefinition } from './resource'
import { withField } from './sharing'
import { STANDARD_VERBS } from './verbs'

const ROLE_PREFIX = 'node-role.kubernetes.io/'
const ROLE_LABEL = 'kubernetes.io/role'

export const node: ResourceDefinition<Node> = {
  group: '',
  version: 'v1',
  kind: 'Node',
  resource: 'nodes',
  singular: 'node',
  shortNames: ['no'],
  categories: [],
  namespaced: false,
  verbs: STANDARD_VERBS,
  subresources: ['proxy', 'status'],
  storagePrefix: 'minions',
  counted: false,
  unconditionalUpdate: true,
  schemaName: 'Node',
  // Source: SetDefaults_NodeStatus
  defaults: (object) => {
    const { status } = object
    if (status?.capacity === undefined || status.allocatable !== undefined) return object
    return { ...object, status: { ...status, allocatable: status.capacity } }
  },
  // A node may be created together with its status.
  prepareForCreate: (object) => object,
  prepareForUpdate(next, stored, subresource) {
    return subresource === 'status'
      ? withField(next, 'spec', stored.spec)
      : withField(next, 'status', stored.status)
  },
  validate(object) {
    const errors: FieldError[] = []
    validateObjectMeta(object.metadata, false, subdomainName, errors)
    validateTaints(object.spec.taints ?? [], errors)
    validateResources(object, undefined, errors)
    return errors
  },
  validateUpdate(next, stored) {
    const errors: FieldError[] = []
    validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
    validateResources(next, stored, errors)
    if (next.spec !== stored.spec) validateSpecUpdate(next, stored, errors)
    return errors
  },
  columns: [
    nameColumn,
    column('Status', 'string', 'The status of the node', nodeStatus),
    column('Roles', 'string', 'The roles of the node', nodeRoles),
    ageColumn,
    column(
      'Version',
      'string',
      'Kubelet Version reported by the node.',
      ({ status }) => status?.nodeInfo?.kubeletVersion ?? '',
    ),
    wideColumn('Internal-IP', 'The first address inside the cluster.', address('InternalIP')),
    wideColumn('External-IP', 'The first address outside the cluster.', address('ExternalIP')),
    wideColumn('OS-Image', 'OS Image reported by the node.', info('osImage')),
    wideColumn('Kernel-Version', 'Kernel Version reported by the node.', info('kernelVersion')),
    wideColumn(
      'Container-Runtime',
      'The runtime and its version.',
      info('containerRuntimeVersion'),
    ),
  ],
  selectableFields: { 'spec.unschedulable': ({ spec }) => String(spec.unschedulable ?? false) },
  indexedFields: [],
}

function validateTaints(taints: readonly Taint[], errors: FieldError[]): void {
  const seen = new Set<string>()
  taints.forEach((taint, i) => {
    const path = index('metadata.taints', i)
    const { key, value = '', effect } = taint
    validateLabelName(key, `${path}.key`, errors)
    const messages = labelValue(value)
    if (messages.length > 0) errors.push(invalid(`${path}.value`, value, messages.join(';')))
    validateTaintEffect(effect, `${path}.effect`, errors)
    const pair = `${key}:${effect}`
    if (seen.has(pair)) {
      const shown = { Key: key, Value: value, Effect: effect, TimeAdded: taint.timeAdded ?? null }
      const detail = 'taints must be unique by key and effect pair'
      errors.push({ type: 'FieldValueDuplicate', field: path, badValue: shown, detail })
    }
    seen.add(pair)
  })
}

function validateResources(next: Node, stored: Node | undefined, errors: FieldError[]): void {
  const { capacity, allocatable } = next.status ?? {}
  if (capacity !== stored?.status?.capacity) validateAmounts(capacity, 'status.capacity', errors)
  if (allocatable !== stored?.status?.allocatable) {
    validateAmounts(allocatable, 'status.allocatable', errors)
  }
}

function validateSpecUpdate({ spec: next }: Node, { spec }: Node, errors: FieldError[]): void {
  if (spec.podCIDRs?.length && !deepEqual(next.podCIDRs, spec.podCIDRs)) {
    const detail = 'node updates may not change podCIDR except from "" to valid'
    errors.push(forbidden('spec.podCIDRs', detail))
  }
  if (spec.providerID && next.providerID !== spec.providerID) {
    const detail = 'node updates may not change providerID except from "" to valid'
    errors.push(forbidden('spec.providerID', detail))
  }
  if (next.taints !== spec.taints) validateTaints(next.taints ?? [], errors)
}

function nodeStatus({ spec, status }: Node): string {
  const ready = status?.conditions?.filter(({ type }) => type === 'Ready').at(-1)
  const word = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady'
  return spec.unschedulable ? `${word},SchedulingDisabled` : word
}

function nodeRoles({ metadata: { labels = {} } }: Node): string {
  const roles = new Set<string>()
  for (const label of Object.keys(labels)) {
    const role = label.slice(ROLE_PREFIX.length)
    if (label.startsWith(ROLE_PREFIX) && role !== '') roles.add(role)
  }
  const named = Object.hasOwn(labels, ROLE_LABEL) ? labels[ROLE_LABEL] : undefined
  if (named) roles.add(named)
  return [...roles].sort().join(',') || '<none>'
}

function address(wanted: NodeAddress['type']): (node: Node) => string {
  return ({ status }) => status?.addresses?.find(({ type }) => type === wanted)?.address ?? '<none>'
}

function info(field: keyof NodeSystemInfo): (node: Node) => string {
  return ({ status }) => status?.nodeInfo?.[field] || '<unknown>'
}
