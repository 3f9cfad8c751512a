/**
 * The kinds this API server serves. To add one: its file, its test, one line here.
 * Their order is that of discovery and of the start-up lists.
 */
import type { KubeObject } from '../../../api/meta'
import { configMap } from './configMap'
import { csiDriver } from './csiDriver'
import { csiNode } from './csiNode'
import { csiStorageCapacity } from './csiStorageCapacity'
import { deployment } from './deployment'
import { endpointSlice } from './endpointSlice'
import { endpoints } from './endpoints'
import { event } from './event'
import { eventsEvent } from './eventsEvent'
import { lease } from './lease'
import { namespace } from './namespace'
import { node } from './node'
import { persistentVolume } from './persistentVolume'
import { persistentVolumeClaim } from './persistentVolumeClaim'
import { pod } from './pod'
import { podDisruptionBudget } from './podDisruptionBudget'
import { priorityClass } from './priorityClass'
import { replicaSet } from './replicaSet'
import type { ResourceDefinition } from './resource'
import { secret } from './secret'
import { service } from './service'
import { serviceAccount } from './serviceAccount'
import { storageClass } from './storageClass'
import { storedOnly } from './storedOnly'
import { volumeAttachment } from './volumeAttachment'

export const resources: readonly ResourceDefinition[] = [
  anyKind(configMap),
  anyKind(event),
  anyKind(namespace),
  anyKind(node),
  anyKind(persistentVolumeClaim),
  anyKind(persistentVolume),
  anyKind(pod),
  anyKind(secret),
  anyKind(serviceAccount),
  anyKind(service),
  anyKind(deployment),
  anyKind(replicaSet),
  anyKind(eventsEvent),
  anyKind(podDisruptionBudget),
  anyKind(csiDriver),
  anyKind(csiNode),
  anyKind(csiStorageCapacity),
  anyKind(storageClass),
  anyKind(volumeAttachment),
  anyKind(priorityClass),
  anyKind(lease),
  anyKind(endpointSlice),
  anyKind(endpoints),
  ...storedOnly,
]

/** By group, version and resource: three look-ups cost less than making one key. */
const byGroup = new Map<string, Map<string, Map<string, ResourceDefinition>>>()
for (const one of resources) {
  const versions = byGroup.get(one.group) ?? new Map<string, Map<string, ResourceDefinition>>()
  const kinds = versions.get(one.version) ?? new Map<string, ResourceDefinition>()
  byGroup.set(one.group, versions.set(one.version, kinds.set(one.resource, one)))
}
const byKindKey = new Map(resources.map((one) => [`${apiVersionOf(one)}/${one.kind}`, one]))

/** The definition a path speaks of: ('', 'v1', 'pods'). */
export function byPath(
  group: string,
  version: string,
  resource: string,
): ResourceDefinition | undefined {
  return byGroup.get(group)?.get(version)?.get(resource)
}

/** The definition of an object's own words: ('apps/v1', 'Deployment'). */
export function byKind(apiVersion: string, kind: string): ResourceDefinition | undefined {
  return byKindKey.get(`${apiVersion}/${kind}`)
}

/** `apps/v1`, or `v1` for the core group. */
export function apiVersionOf(definition: {
  readonly group: string
  readonly version: string
}): string {
  return definition.group === '' ? definition.version : `${definition.group}/${definition.version}`
}

/**
 * The text of a 400 for a field selector the kind does not support. Kinds with fields of their own
 * word it in one way, all others in another. Source: AddFieldLabelConversionFunc and its default.
 */
export function unsupportedFieldLabel(definition: ResourceDefinition, field: string): string {
  return Object.keys(definition.selectableFields).length > 0
    ? `field label not supported: ${field}`
    : `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`
}

/** A definition among others: decoding has made sure that it only meets objects of its own kind. */
function anyKind<T extends KubeObject>(definition: ResourceDefinition<T>): ResourceDefinition {
  return definition as unknown as ResourceDefinition
}
