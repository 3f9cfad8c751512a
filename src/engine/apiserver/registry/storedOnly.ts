/**
 * Kinds that are stored, listed, watched and deleted with their namespace, and on which no
 * controller acts yet. They are checked for names, metadata and the types of their fields, no
 * further; the first who needs more gives a kind its own file.
 */
import type { FieldError } from '../../../api/machinery/fieldError'
import type { KubeObject } from '../../../api/meta'
import { ageColumn, nameColumn } from './columns'
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from './objectMeta'
import { autoscalerColumns } from './printers/autoscalerColumns'
import { cronJobColumns, jobColumns } from './printers/batchColumns'
import {
  daemonSetColumns,
  replicationControllerColumns,
  statefulSetColumns,
} from './printers/workloadColumns'
import type { PrinterColumn, ResourceDefinition } from './resource'
import { withField } from './sharing'
import { STANDARD_VERBS } from './verbs'

interface Row {
  readonly group: string
  readonly version?: string
  readonly kind: string
  readonly resource: string
  readonly shortNames?: readonly string[]
  readonly categories?: readonly string[]
  readonly subresources?: readonly string[]
  readonly counted?: boolean
  /** Where etcd keeps it, if not under its plural. */
  readonly storagePrefix?: string
  /** The name of its type in the schemas, if not its kind. */
  readonly schemaName?: string
  readonly columns?: readonly PrinterColumn<KubeObject>[]
}

const WORKLOAD = { categories: ['all'], counted: true }

const rows: readonly Row[] = [
  { group: '', kind: 'LimitRange', resource: 'limitranges', shortNames: ['limits'] },
  { group: '', kind: 'PodTemplate', resource: 'podtemplates', counted: true },
  {
    group: '',
    kind: 'ReplicationController',
    resource: 'replicationcontrollers',
    columns: anyKind(replicationControllerColumns),
    shortNames: ['rc'],
    subresources: ['scale', 'status'],
    storagePrefix: 'controllers',
    ...WORKLOAD,
  },
  {
    group: '',
    kind: 'ResourceQuota',
    resource: 'resourcequotas',
    shortNames: ['quota'],
    subresources: ['status'],
  },
  { group: 'apps', kind: 'ControllerRevision', resource: 'controllerrevisions' },
  {
    group: 'apps',
    kind: 'DaemonSet',
    resource: 'daemonsets',
    columns: anyKind(daemonSetColumns),
    shortNames: ['ds'],
    subresources: ['status'],
    ...WORKLOAD,
  },
  {
    group: 'apps',
    kind: 'StatefulSet',
    resource: 'statefulsets',
    columns: anyKind(statefulSetColumns),
    shortNames: ['sts'],
    subresources: ['scale', 'status'],
    ...WORKLOAD,
  },
  {
    group: 'autoscaling',
    version: 'v2',
    kind: 'HorizontalPodAutoscaler',
    resource: 'horizontalpodautoscalers',
    columns: anyKind(autoscalerColumns),
    shortNames: ['hpa'],
    schemaName: 'v2.HorizontalPodAutoscaler',
    subresources: ['status'],
    categories: ['all'],
  },
  {
    group: 'batch',
    kind: 'CronJob',
    resource: 'cronjobs',
    columns: anyKind(cronJobColumns),
    shortNames: ['cj'],
    subresources: ['status'],
    ...WORKLOAD,
  },
  {
    group: 'batch',
    kind: 'Job',
    resource: 'jobs',
    columns: anyKind(jobColumns),
    subresources: ['status'],
    ...WORKLOAD,
  },
  {
    group: 'networking.k8s.io',
    kind: 'Ingress',
    resource: 'ingresses',
    shortNames: ['ing'],
    subresources: ['status'],
    counted: true,
    storagePrefix: 'ingress',
  },
  {
    group: 'networking.k8s.io',
    kind: 'NetworkPolicy',
    resource: 'networkpolicies',
    shortNames: ['netpol'],
    counted: true,
  },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding', resource: 'rolebindings' },
  { group: 'rbac.authorization.k8s.io', kind: 'Role', resource: 'roles' },
  {
    group: 'resource.k8s.io',
    kind: 'ResourceClaim',
    resource: 'resourceclaims',
    schemaName: 'resource.ResourceClaim',
    subresources: ['status'],
  },
  {
    group: 'resource.k8s.io',
    kind: 'ResourceClaimTemplate',
    resource: 'resourceclaimtemplates',
  },
]

/** Their definitions, in the order of discovery. */
export const storedOnly: readonly ResourceDefinition[] = rows.map(definitionOf)

/** Whether nothing but the API server knows what to do with this kind. */
export const isStoredOnly = (definition: ResourceDefinition): boolean =>
  storedOnly.includes(definition)

/** A row prints objects of its own kind only. */
function anyKind<T extends KubeObject>(
  columns: readonly PrinterColumn<T>[],
): readonly PrinterColumn<KubeObject>[] {
  return columns as unknown as readonly PrinterColumn<KubeObject>[]
}

interface WithStatus extends KubeObject {
  readonly spec?: unknown
  readonly status?: unknown
}

function definitionOf(row: Row): ResourceDefinition {
  const { group, version = 'v1', kind, resource, subresources = [] } = row
  const hasStatus = subresources.includes('status')
  return {
    group,
    version,
    kind,
    resource,
    singular: kind.toLowerCase(),
    shortNames: row.shortNames ?? [],
    categories: row.categories ?? [],
    namespaced: true,
    verbs: STANDARD_VERBS,
    // Scaling needs to know where a kind keeps its numbers.
    subresources: subresources.filter((name) => name !== 'scale'),
    storagePrefix: row.storagePrefix ?? resource,
    counted: row.counted ?? false,
    unconditionalUpdate: true,
    schemaName: row.schemaName ?? kind,
    defaults: (object) => object,
    prepareForCreate: (object: WithStatus) =>
      hasStatus ? withField(object, 'status', undefined) : object,
    prepareForUpdate(next: WithStatus, stored: WithStatus, subresource) {
      if (!hasStatus) return next
      return subresource === 'status'
        ? withField(next, 'spec', stored.spec)
        : withField(next, 'status', stored.status)
    },
    validate(object) {
      const errors: FieldError[] = []
      validateObjectMeta(object.metadata, true, subdomainName, errors)
      return errors
    },
    validateUpdate(next, stored) {
      const errors: FieldError[] = []
      validateObjectMetaUpdate(next.metadata, stored.metadata, errors)
      return errors
    },
    columns: row.columns ?? [nameColumn, ageColumn],
    selectableFields: {},
    indexedFields: [],
  }
}
