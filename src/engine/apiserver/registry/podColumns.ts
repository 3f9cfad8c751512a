/**
 * How `kubectl get pods` shows a pod.
 * Source: Kubernetes v1.35 pkg/printers/internalversion/printers.go (printPod)
 */
import type { ContainerState, ContainerStatus } from '../../../api/container'
import type { Pod } from '../../../api/core'
import { isConditionTrue } from '../../../api/machinery/conditions'
import { isSidecar } from '../../../api/machinery/podRequests'
import { parseTime } from '../../../api/machinery/time'
import type { Time } from '../../../api/meta'
import type { Micros } from '../../kernel/micros'
import { ageColumn, ageOf, column, nameColumn, wideColumn } from './columns'
import type { PrinterColumn, RowCondition } from './resource'

/** What three columns share. `now` plays no part, so it can be had of the object alone. */
interface PodRow {
  readonly ready: number
  readonly total: number
  readonly reason: string
  readonly restarts: number
  /** When the container that ended last ended, if any did. */
  readonly lastRestart: Time | undefined
}

export const podColumns: readonly PrinterColumn<Pod>[] = [
  nameColumn,
  column(
    'Ready',
    'string',
    'The aggregate readiness state of this pod for accepting traffic.',
    (pod) => {
      const { ready, total } = podRow(pod)
      return `${ready}/${total}`
    },
  ),
  column('Status', 'string', 'The aggregate status of the containers in this pod.', (pod) =>
    podReason(pod),
  ),
  column(
    'Restarts',
    'string',
    'The number of times the containers in this pod have been restarted and when the last container in this pod has restarted.',
    (pod, now) => restartsText(podRow(pod), now),
  ),
  ageColumn,
  wideColumn('IP', 'The address of the pod.', ({ status }) =>
    orNone(status?.podIPs?.[0]?.ip ?? status?.podIP),
  ),
  wideColumn('Node', 'The node the pod runs on.', ({ spec }) => orNone(spec.nodeName)),
  wideColumn('Nominated Node', 'The node the pod may get by preemption.', ({ status }) =>
    orNone(status?.nominatedNodeName),
  ),
  wideColumn('Readiness Gates', 'Readiness gates that are fulfilled, of all.', readinessGates),
]

/** The word of the STATUS column. */
export function podReason(pod: Pod): string {
  const { reason } = podRow(pod)
  if (pod.metadata.deletionTimestamp === undefined) return reason
  if (pod.status?.reason === 'NodeLost') return 'Unknown'
  const phase = pod.status?.phase
  return phase === 'Succeeded' || phase === 'Failed' ? reason : 'Terminating'
}

/** Marks the rows of pods that have ended. */
export function podRowConditions(pod: Pod): readonly RowCondition[] {
  switch (pod.status?.phase) {
    case 'Succeeded':
      return [completed('Succeeded', 'The pod has completed successfully.')]
    case 'Failed':
      return [completed('Failed', 'The pod failed.')]
    default:
      return []
  }
}

function completed(reason: string, message: string): RowCondition {
  return { type: 'Completed', status: 'True', reason, message }
}

function podRow(pod: Pod): PodRow {
  const { spec, status } = pod
  const gated = status?.conditions?.some(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated',
  )
  const reason = gated ? 'SchedulingGated' : status?.reason || status?.phase || ''
  const sidecars = new Set(spec.initContainers?.filter(isSidecar).map(({ name }) => name))
  const total = spec.containers.length + sidecars.size
  const initial = initRow(pod, reason, sidecars)
  const initialized = isConditionTrue(status?.conditions, 'Initialized')
  if (initial.initializing && !initialized) return { ...initial.row, total }
  return containerRow(pod, initial.reason, initial.sidecarRow, total)
}

interface InitRow {
  readonly initializing: boolean
  readonly reason: string
  /** Of all init containers: shown while they run. */
  readonly row: PodRow
  /** Of the sidecars: the start of what is shown afterwards. */
  readonly sidecarRow: PodRow
}

function initRow(pod: Pod, phase: string, sidecars: ReadonlySet<string>): InitRow {
  const statuses = pod.status?.initContainerStatuses ?? []
  const all = new Restarts()
  const ofSidecars = new Restarts()
  let ready = 0
  let reason = phase
  let initializing = false
  for (let i = 0; i < statuses.length && !initializing; i++) {
    const status = statuses[i]
    if (status === undefined) break
    const sidecar = sidecars.has(status.name)
    all.add(status)
    if (sidecar) ofSidecars.add(status)
    if (status.state?.terminated?.exitCode === 0) continue
    if (sidecar && status.started === true) {
      if (status.ready) ready++
      continue
    }
    reason = initReason(status.state, `${i}/${pod.spec.initContainers?.length ?? 0}`)
    initializing = true
  }
  const shown = { ready, total: 0, reason }
  return {
    initializing,
    reason,
    row: { ...shown, restarts: all.count, lastRestart: all.last },
    sidecarRow: { ...shown, restarts: ofSidecars.count, lastRestart: ofSidecars.last },
  }
}

function initReason(state: ContainerState | undefined, progress: string): string {
  const { terminated, waiting } = state ?? {}
  if (terminated) return `Init:${endText(terminated)}`
  if (waiting?.reason && waiting.reason !== 'PodInitializing') return `Init:${waiting.reason}`
  return `Init:${progress}`
}

function containerRow(pod: Pod, initial: string, start: PodRow, total: number): PodRow {
  const statuses = pod.status?.containerStatuses ?? []
  const restarts = new Restarts(start.restarts, start.lastRestart)
  let { ready } = start
  let reason = initial
  let running = false
  let errorReason = ''
  // From the last to the first: the first container has the last word.
  for (const status of statuses.toReversed()) {
    restarts.add(status)
    const { waiting, terminated } = status.state ?? {}
    if (waiting?.reason) reason = waiting.reason
    else if (terminated) {
      reason = endText(terminated)
      if (terminated.exitCode !== 0) errorReason = reason
    } else if (status.ready && status.state?.running) {
      running = true
      ready++
    }
  }
  if (reason === 'Completed') {
    const podReady = isConditionTrue(pod.status?.conditions, 'Ready')
    if (running && podReady) reason = 'Running'
    else if (errorReason !== '') reason = errorReason
    else if (running) reason = 'NotReady'
  }
  return { ready, total, reason, restarts: restarts.count, lastRestart: restarts.last }
}

/** Counts restarts, and keeps when the latest was. Lives for one row only. */
class Restarts {
  count: number
  last: Time | undefined

  constructor(count = 0, last: Time | undefined = undefined) {
    this.count = count
    this.last = last
  }

  add(status: ContainerStatus): void {
    this.count += status.restartCount
    const ended = status.lastState?.terminated?.finishedAt
    // Times of one form compare as texts.
    if (ended !== undefined && (this.last === undefined || ended > this.last)) this.last = ended
  }
}

function endText(end: NonNullable<ContainerState['terminated']>): string {
  if (end.reason) return end.reason
  return end.signal ? `Signal:${end.signal}` : `ExitCode:${end.exitCode}`
}

function restartsText({ restarts, lastRestart }: PodRow, now: Micros): string {
  const known = lastRestart !== undefined && parseTime(lastRestart) !== undefined
  return restarts === 0 || !known
    ? String(restarts)
    : `${restarts} (${ageOf(lastRestart, now)} ago)`
}

function readinessGates({ spec, status }: Pod): string {
  const gates = spec.readinessGates ?? []
  if (gates.length === 0) return '<none>'
  const good = gates.filter(({ conditionType }) =>
    isConditionTrue(status?.conditions, conditionType),
  )
  return `${good.length}/${gates.length}`
}

function orNone(text: string | undefined): string {
  return text || '<none>'
}
