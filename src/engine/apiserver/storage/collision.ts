import { deepEqual } from '../../../api/machinery/deepEqual'
import { newAlreadyExists, newGenerateNameConflict } from '../../../api/machinery/status'
import type { KubeObject, ObjectMeta, Status } from '../../../api/meta'
import { groupResource } from '../definitions'
import type { ResourceDefinition } from '../registry/resource'
import type { Plan } from './steps'

/** Source: Kubernetes v1.35 generic/registry/store.go maxNameGenerationCreateAttempts. */
const MOST_GENERATED_NAMES = 8

/** A new object met one of its name: is another name worth a try, and what to say if not. */
export function collision(
  plan: Plan,
  definition: ResourceDefinition,
  object: KubeObject,
  existing: KubeObject | undefined,
  attempt: number,
): { readonly again: boolean; readonly status: Status } {
  const resource = groupResource(definition)
  const { name } = object.metadata
  const generated = plan.tasks[plan.done]?.name === '' && object.metadata.generateName !== undefined
  if (generated) {
    const status = newGenerateNameConflict(resource, name, 1)
    return { again: attempt + 1 < MOST_GENERATED_NAMES, status }
  }
  const terminating = existing?.metadata.deletionTimestamp !== undefined
  const status = newAlreadyExists(resource, name, terminating ? 'terminating' : 'live')
  return { again: false, status }
}

/** Whether two states of an object are the same; what they share is not looked at. */
export function sameContent(a: KubeObject, b: KubeObject): boolean {
  if (a === b) return true
  const left = a as unknown as Readonly<Record<string, unknown>>
  const right = b as unknown as Readonly<Record<string, unknown>>
  const keys = Object.keys(left)
  for (const key of keys) {
    if (left[key] !== right[key] && !deepEqual(left[key], right[key])) return false
  }
  for (const key of Object.keys(right)) {
    if (right[key] !== undefined && left[key] === undefined) return false
  }
  return true
}

/** An object that was never stored has no resourceVersion. */
export function withoutRevision(object: KubeObject): KubeObject {
  const { resourceVersion: _, ...metadata } = object.metadata
  // Only an answer to a dry run is without one.
  return { ...object, metadata: metadata as ObjectMeta }
}
