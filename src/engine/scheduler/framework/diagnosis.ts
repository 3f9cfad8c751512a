import { isRejected, type Status, status } from './status'

/**
 * Why a pod fits nowhere. Nodes that are not in `statuses` were not looked at, and count as
 * `absent`. Source: Kubernetes v1.35 pkg/scheduler/framework/types.go (Diagnosis, NodeToStatus)
 */
export interface Diagnosis {
  readonly statuses: Map<string, Status>
  absent: Status
  preFilterMessage: string
  postFilterMessage: string
  readonly unschedulablePlugins: Set<string>
  readonly pendingPlugins: Set<string>
}

const NOT_LOOKED_AT: Status = status('UnschedulableAndUnresolvable', '')

export const createDiagnosis = (): Diagnosis => ({
  statuses: new Map(),
  absent: NOT_LOOKED_AT,
  preFilterMessage: '',
  postFilterMessage: '',
  unschedulablePlugins: new Set(),
  pendingPlugins: new Set(),
})

/** Blames the plugin that refused. Source: Diagnosis.AddPluginStatus. */
export function blame(diagnosis: Diagnosis, refusal: Status): void {
  if (refusal.plugin === '' || !isRejected(refusal)) return
  if (refusal.code === 'Pending') diagnosis.pendingPlugins.add(refusal.plugin)
  else diagnosis.unschedulablePlugins.add(refusal.plugin)
}

/** A refusal of one node, or what counts for nodes that were not looked at. */
export const statusOf = ({ statuses, absent }: Diagnosis, node: string): Status =>
  statuses.get(node) ?? absent
