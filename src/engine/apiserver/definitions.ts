/** How the server finds the definition of what it works on. */
import type { GroupResource } from '../../api/machinery/status'
import type { KubeObject } from '../../api/meta'
import { invariant } from '../kernel/invariant'
import { byPath, resources } from './registry/registry'
import type { ResourceDefinition } from './registry/resource'

/** What a path says of a definition. */
interface DefinitionPath {
  readonly group: string
  readonly version: string
  readonly resource: string
}

export const definitionOf = (path: DefinitionPath): ResourceDefinition | undefined =>
  byPath(path.group, path.version, path.resource)

/** Definitions by name, their names, and by storage prefix the one a resource is stored in. */
const byName = new Map<string, ResourceDefinition>()
const names = new Map<ResourceDefinition, string>()
const stored = new Map<string, ResourceDefinition>()
for (const one of resources) {
  const name = `${one.group}/${one.version}/${one.resource}`
  byName.set(name, one)
  names.set(one, name)
  if (one.conversion === undefined && !stored.has(one.storagePrefix)) {
    stored.set(one.storagePrefix, one)
  }
}

/** `events.k8s.io/v1/events`: what stands for a definition in a state, which has no functions. */
export const nameOf = (definition: ResourceDefinition): string => names.get(definition) ?? ''

export function definitionNamed(name: string): ResourceDefinition {
  const definition = byName.get(name)
  invariant(definition !== undefined, `no definition ${name}`)
  return definition
}

export const storedDefinitions: readonly ResourceDefinition[] = [...stored.values()]

export const storedByPrefix = (prefix: string): ResourceDefinition | undefined => stored.get(prefix)

/** A stored object as the definition's version shows it. */
export function fromStored(definition: ResourceDefinition, object: KubeObject): KubeObject {
  return definition.conversion === undefined ? object : definition.conversion.fromStorage(object)
}

/** An object of the definition's version as it is stored. */
export function toStored(definition: ResourceDefinition, object: KubeObject): KubeObject {
  return definition.conversion === undefined ? object : definition.conversion.toStorage(object)
}

export const groupResource = ({ group, resource }: GroupResource): GroupResource => ({
  group,
  resource,
})

/** `namespace/name`, or `name` for kinds without namespaces: the end of the key in etcd. */
export function objectKeyOf(
  definition: ResourceDefinition,
  namespace: string,
  name: string,
): string {
  return definition.namespaced ? `${namespace}/${name}` : name
}

export const etcdKey = (definition: ResourceDefinition, key: string): string =>
  `/registry/${definition.storagePrefix}/${key}`
