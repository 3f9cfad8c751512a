/**
 * Source: Kubernetes v1.35 pkg/printers/internalversion/printers.go (printDaemonSet,
 * printStatefulSet, printReplicationController)
 */
import type { DaemonSet, StatefulSet } from '../../../../api/apps'
import type { PodTemplateSpec } from '../../../../api/core'
import { formatLabelSet } from '../../../../api/machinery/labelSelector'
import type { KubeObject, StringMap } from '../../../../api/meta'
import { ageColumn, column, containerColumns, nameColumn, wideColumn } from '../columns'
import type { PrinterColumn } from '../resource'
import { templateColumns } from '../workload'

/** The parts that are printed of the workload before ReplicaSets. */
interface ReplicationController extends KubeObject {
  readonly spec: {
    readonly replicas?: number
    readonly selector?: StringMap
    readonly template?: PodTemplateSpec
  }
  readonly status?: { readonly replicas?: number; readonly readyReplicas?: number }
}

export const daemonSetColumns: readonly PrinterColumn<DaemonSet>[] = [
  nameColumn,
  column(
    'Desired',
    'integer',
    'Nodes that should have a pod.',
    ({ status }) => status?.desiredNumberScheduled ?? 0,
  ),
  column(
    'Current',
    'integer',
    'Nodes that should have a pod and do.',
    ({ status }) => status?.currentNumberScheduled ?? 0,
  ),
  column('Ready', 'integer', 'Pods that are ready.', ({ status }) => status?.numberReady ?? 0),
  column(
    'Up-to-date',
    'integer',
    'Pods of the current template.',
    ({ status }) => status?.updatedNumberScheduled ?? 0,
  ),
  column(
    'Available',
    'integer',
    'Pods ready for at least minReadySeconds.',
    ({ status }) => status?.numberAvailable ?? 0,
  ),
  column('Node Selector', 'string', 'Labels of the nodes it is for.', ({ spec }) =>
    labelsText(spec.template.spec.nodeSelector),
  ),
  ageColumn,
  ...templateColumns,
]

export const statefulSetColumns: readonly PrinterColumn<StatefulSet>[] = [
  nameColumn,
  column(
    'Ready',
    'string',
    'Pods that are ready, of those that should be.',
    ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}`,
  ),
  ageColumn,
  ...containerColumns<StatefulSet>(({ spec }) => spec.template.spec.containers),
]

export const replicationControllerColumns: readonly PrinterColumn<ReplicationController>[] = [
  nameColumn,
  column('Desired', 'integer', 'Pods there should be.', ({ spec }) => spec.replicas ?? 0),
  column('Current', 'integer', 'Pods there are.', ({ status }) => status?.replicas ?? 0),
  column('Ready', 'integer', 'Pods that are ready.', ({ status }) => status?.readyReplicas ?? 0),
  ageColumn,
  ...containerColumns<ReplicationController>(({ spec }) => spec.template?.spec.containers ?? []),
  wideColumn('Selector', 'Labels of the pods.', ({ spec }) => labelsText(spec.selector)),
]

const labelsText = (labels: StringMap = {}): string => formatLabelSet(labels) || '<none>'
