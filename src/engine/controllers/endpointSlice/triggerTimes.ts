/**
 * When the change happened that a write of endpoints passes on: the annotation that tells how long
 * programming the network took.
 * Source: Kubernetes v1.35 staging/src/k8s.io/endpointslice/util/trigger_time_tracker.go
 */
import type { Pod, Service } from '../../../api/core'
import { getPodCondition } from '../../../api/machinery/podConditions'
import type { StringMap, Time } from '../../../api/meta'

export const LAST_CHANGE_TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time'

interface Known {
  readonly service: Time
  readonly pods: ReadonlyMap<string, Time>
}

/** By service key. */
export type TriggerTimes = Map<string, Known>

/** The earliest change since the last call, undefined if there was none. All times are UTC. */
export function triggerTime(
  times: TriggerTimes,
  key: string,
  { metadata }: Service,
  pods: readonly Pod[],
): Time | undefined {
  const known = times.get(key)
  const seen = new Map<string, Time>()
  let earliest: Time | undefined
  for (const pod of pods) {
    const time = getPodCondition(pod.status, 'Ready')?.lastTransitionTime
    if (time === undefined) continue
    seen.set(pod.metadata.name, time)
    const before = known?.pods.get(pod.metadata.name) ?? ''
    if (time > before && (earliest === undefined || time < earliest)) earliest = time
  }
  times.set(key, { service: metadata.creationTimestamp, pods: seen })
  if (known === undefined) return metadata.creationTimestamp
  const { creationTimestamp: created } = metadata
  if (created > known.service && (earliest === undefined || created < earliest)) return created
  return earliest
}

/** Annotations with the trigger time set, or taken away. */
export function withTriggerTime(
  annotations: StringMap | undefined,
  time: Time | undefined,
): StringMap {
  const { [LAST_CHANGE_TRIGGER_TIME]: _last, ...others } = annotations ?? {}
  return time === undefined ? others : { ...others, [LAST_CHANGE_TRIGGER_TIME]: time }
}
