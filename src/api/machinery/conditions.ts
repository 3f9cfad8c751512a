/**
 * Lists of conditions, one entry per type, in order of appearance.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/api/meta/conditions.go,
 * pkg/api/v1/pod/util.go (UpdatePodCondition)
 */
import type { ConditionStatus, Time } from '../meta'
import { deepEqual } from './deepEqual'

interface AnyCondition {
  readonly type: string
  readonly status: ConditionStatus
  readonly lastTransitionTime?: Time
}

/** The condition of a type. */
export function getCondition<T extends AnyCondition>(
  conditions: ReadonlyArray<T> | undefined,
  type: string,
): T | undefined {
  return conditions?.find((condition) => condition.type === type)
}

/** Whether the condition of a type is there and True. */
export function isConditionTrue(
  conditions: ReadonlyArray<AnyCondition> | undefined,
  type: string,
): boolean {
  return getCondition(conditions, type)?.status === 'True'
}

/**
 * The list with a condition set: replaced where it stands, or appended. The transition time is
 * `now` if the status changed, else what it was. Nothing to change gives the same list back.
 */
export function setCondition<T extends AnyCondition>(
  conditions: ReadonlyArray<T> | undefined,
  condition: T,
  now: Time,
): ReadonlyArray<T> {
  const list = conditions ?? []
  const old = getCondition(list, condition.type)
  const kept = old?.status === condition.status ? old.lastTransitionTime : undefined
  // Not spread: with a new field behind a spread every object has a hidden class of its own.
  const next = Object.assign({}, condition, { lastTransitionTime: kept ?? now })
  if (old === undefined) return [...list, next]
  if (deepEqual(old, next)) return list
  return list.map((one) => (one === old ? next : one))
}

/** The list without the condition of a type; the same list if there is none. */
export function removeCondition<T extends AnyCondition>(
  conditions: ReadonlyArray<T>,
  type: string,
): ReadonlyArray<T> {
  const rest = conditions.filter((condition) => condition.type !== type)
  return rest.length === conditions.length ? conditions : rest
}
