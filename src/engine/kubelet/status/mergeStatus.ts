/**
 * What of a new status may be told: nothing final while something may still run, conditions of
 * others kept, times of transition.
 * Source: Kubernetes v1.35 pkg/kubelet/status/status_manager.go (mergePodStatus, updateStatusInternal)
 */
import type { PodCondition, PodStatus } from '../../../api/core'
import { getCondition } from '../../../api/machinery/conditions'
import { isTerminalPhase } from '../../../api/machinery/podConditions'
import type { Time } from '../../../api/meta'
import { OWN_CONDITIONS, terminalVerdict } from './conditions'

const OWN: ReadonlySet<string> = new Set(OWN_CONDITIONS)

/** The status as it is sent. `api` is what the API shows. */
export function mergeStatus(api: PodStatus, next: PodStatus, mayStillRun: boolean): PodStatus {
  const withheld = mayStillRun && isTerminalPhase(next.phase) && !isTerminalPhase(api.phase)
  const foreign = (api.conditions ?? []).filter(
    ({ type }) => !OWN.has(type) && type !== 'DisruptionTarget',
  )
  const conditions = [
    ...foreign,
    ...(next.conditions ?? []).filter(({ type }) => OWN.has(type) || type === 'DisruptionTarget'),
  ].filter(({ type }) => !(withheld && type === 'DisruptionTarget'))
  const merged = {
    ...next,
    conditions: isTerminalPhase(next.phase) ? ended(conditions, next) : conditions,
  }
  if (!withheld) return merged
  const { phase: _phase, reason: _reason, message: _message, ...rest } = merged
  const { phase, reason, message } = api
  return {
    ...rest,
    ...(phase === undefined ? {} : { phase }),
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
  }
}

/** Ready and ContainersReady cannot be True of a pod that has ended. */
function ended(conditions: readonly PodCondition[], status: PodStatus): PodCondition[] {
  const verdict = terminalVerdict(status.phase ?? 'Failed')
  return conditions.map((condition) =>
    (condition.type === 'Ready' || condition.type === 'ContainersReady') &&
    condition.status === 'True'
      ? { ...condition, ...verdict }
      : condition,
  )
}

/** The kubelet's conditions with the time of their last change: kept while the status is the same. */
export function withTransitions(next: PodStatus, old: PodStatus, now: Time): PodStatus {
  const conditions = (next.conditions ?? []).map((condition) => {
    if (!OWN.has(condition.type)) return condition
    const before = getCondition(old.conditions, condition.type)
    const kept = before?.status === condition.status ? before.lastTransitionTime : undefined
    return Object.assign({}, condition, { lastTransitionTime: kept ?? now })
  })
  return Object.assign({}, next, { conditions })
}
