/**
 * What a delete does to an object: takes it out, or only says when it will go and who must agree.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go,
 * pkg/registry/generic/registry/store.go
 */
import type { Namespace } from '../../api/core'
import { MICROS_PER_SECOND, parseTime } from '../../api/machinery/time'
import type { DeleteOptions, KubeObject, ObjectMeta } from '../../api/meta'
import { POWER_ON_UNIX_MICROS, timeAt } from '../clientGo/wallClock'
import type { Micros } from '../kernel/micros'
import type { ResourceDefinition } from './registry/resource'

const ORPHAN = 'orphan'
const FOREGROUND = 'foregroundDeletion'

/** How a delete goes on with an object. */
export interface DeletionPlan {
  /** The object marked for deletion; undefined when there is nothing to write first. */
  readonly marked?: KubeObject
  /** Whether it is then taken out at once. */
  readonly remove: boolean
}

/** Decides on a delete of an object that admission has let pass. */
export function planDeletion(
  definition: ResourceDefinition,
  object: KubeObject,
  options: DeleteOptions,
  now: Micros,
): DeletionPlan {
  const { deletionTimestamp, deletionGracePeriodSeconds: pending = 0 } = object.metadata
  const requested = atLeastOne(options.gracePeriodSeconds)
  const graceful = definition.gracePeriodSeconds !== undefined
  if (graceful && deletionTimestamp !== undefined && pending !== 0) {
    if (requested === undefined || requested >= pending) return { remove: false }
    return marked(shortened(object, deletionTimestamp, pending, requested, now), requested)
  }
  const collected = withFinalizers(definition, object, options)
  if (!graceful || deletionTimestamp !== undefined) {
    const holds = (collected.metadata.finalizers ?? []).length > 0
    return holds ? marked(markAsDeleting(collected, now), 0) : { remove: true }
  }
  const period = definition.gracePeriodSeconds?.(object, requested) ?? 0
  return marked(startGrace(collected, period, now), period)
}

/** Namespaces end in two acts of their own: the content goes, then spec.finalizers, then they. */
export function planNamespaceDeletion(
  definition: ResourceDefinition,
  namespace: Namespace,
  options: DeleteOptions,
  now: Micros,
): DeletionPlan {
  if (namespace.metadata.deletionTimestamp === undefined) {
    const collected = withFinalizers(definition, namespace, options) as Namespace
    const metadata = { ...collected.metadata, deletionTimestamp: timeAt(now) }
    const status = { ...collected.status, phase: 'Terminating' } as const
    return { marked: { ...collected, metadata, status } as KubeObject, remove: false }
  }
  if ((namespace.spec?.finalizers ?? []).length > 0) return { remove: false }
  return planDeletion(definition, namespace, options, now)
}

/** Whether an update leaves nothing that holds an object which is on its way out. */
export function removedByUpdate(
  { resource }: ResourceDefinition,
  next: KubeObject,
  stored: KubeObject,
): boolean {
  if (stored.metadata.deletionTimestamp === undefined) return false
  if ((next.metadata.finalizers ?? []).length > 0) return false
  if (resource === 'namespaces' && ((next as Namespace).spec?.finalizers ?? []).length > 0) {
    return false
  }
  return (stored.metadata.deletionGracePeriodSeconds ?? 0) === 0
}

function marked(object: KubeObject, graceSeconds: number): DeletionPlan {
  const holds = (object.metadata.finalizers ?? []).length > 0
  return { marked: object, remove: !holds && graceSeconds === 0 }
}

/** Negative periods count as one second. */
const atLeastOne = (seconds: number | undefined): number | undefined =>
  seconds !== undefined && seconds < 0 ? 1 : seconds

function startGrace(object: KubeObject, period: number, now: Micros): KubeObject {
  return withDeletion(object, {
    deletionTimestamp: timeAt(now + period * MICROS_PER_SECOND),
    deletionGracePeriodSeconds: period,
    ...nextGenerationOf(object.metadata),
  })
}

/** A second delete can only bring the end forward, and not into the past. */
function shortened(
  object: KubeObject,
  deletionTimestamp: string,
  pending: number,
  requested: number,
  now: Micros,
): KubeObject {
  const current = (parseTime(deletionTimestamp) ?? 0) - POWER_ON_UNIX_MICROS
  const moved = current - (pending - requested) * MICROS_PER_SECOND
  const past = moved < now
  return withDeletion(object, {
    deletionTimestamp: timeAt(past ? now : moved),
    deletionGracePeriodSeconds: past && requested !== 0 ? 1 : requested,
  })
}

/** An object of a kind without grace, held by finalizers only. */
function markAsDeleting(object: KubeObject, now: Micros): KubeObject {
  const { deletionTimestamp, deletionGracePeriodSeconds } = object.metadata
  const first = deletionGracePeriodSeconds === undefined
  const current = deletionTimestamp === undefined ? undefined : parseTime(deletionTimestamp)
  const later = current === undefined || current - POWER_ON_UNIX_MICROS > now
  return withDeletion(object, {
    deletionTimestamp: later ? timeAt(now) : (deletionTimestamp ?? timeAt(now)),
    deletionGracePeriodSeconds: 0,
    ...(first ? nextGenerationOf(object.metadata) : {}),
  })
}

const nextGenerationOf = ({ generation }: ObjectMeta): Partial<ObjectMeta> =>
  generation === undefined || generation === 0 ? {} : { generation: generation + 1 }

function withDeletion(object: KubeObject, deletion: Partial<ObjectMeta>): KubeObject {
  return { ...object, metadata: { ...object.metadata, ...deletion } }
}

/** The object with the finalizers that the wanted garbage collection needs. */
function withFinalizers(
  definition: ResourceDefinition,
  object: KubeObject,
  options: DeleteOptions,
): KubeObject {
  const old = object.metadata.finalizers ?? []
  const wanted = collectionFinalizer(definition, old, options)
  const kept = old.filter((name) => name !== ORPHAN && name !== FOREGROUND)
  const next = wanted === undefined ? kept : [...kept, wanted]
  if (next.length === old.length && next.every((name) => old.includes(name))) return object
  return { ...object, metadata: { ...object.metadata, finalizers: next } }
}

/** The explicit policy wins, then what the object has, then the kind's default. */
function collectionFinalizer(
  { defaultPropagation }: ResourceDefinition,
  finalizers: readonly string[],
  { orphanDependents, propagationPolicy }: DeleteOptions,
): string | undefined {
  if (defaultPropagation === 'unsupported') return undefined
  if (orphanDependents !== undefined) return orphanDependents ? ORPHAN : undefined
  if (propagationPolicy === 'Orphan') return ORPHAN
  if (propagationPolicy === 'Foreground') return FOREGROUND
  if (propagationPolicy === 'Background') return undefined
  if (finalizers.includes(ORPHAN)) return ORPHAN
  if (finalizers.includes(FOREGROUND)) return FOREGROUND
  return defaultPropagation === 'orphan' ? ORPHAN : undefined
}
