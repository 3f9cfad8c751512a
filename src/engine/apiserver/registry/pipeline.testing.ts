/**
 * A create as the server performs it, without the server: decode, defaults, admission, allocation,
 * strategy, validation. Tests of kinds hold its answers against a real API server's.
 */
import { newInvalid } from '../../../api/machinery/status'
import type { KubeObject, Status } from '../../../api/meta'
import { type AdmissionReader, admit, validateAdmission } from '../admission/admissionPlugin'
import { admissionPlugins } from '../admission/plugins'
import { createAllocations, serviceAllocator } from '../allocators'
import { decode, decodePatched, type FieldValidation } from './decode'
import { isRefusal } from './refusal'
import type { ResourceDefinition, StrategyContext } from './resource'

export interface Created {
  readonly object?: KubeObject
  readonly refused?: Status
  readonly warnings: readonly string[]
}

const USER = { name: 'kubernetes-admin', groups: ['system:masters'] }

const half = (bound: number): number => Math.floor(bound / 2)

/** A server of its own for every object: nothing of a Service is taken yet. */
export const newContext = (): StrategyContext => ({
  now: 0,
  user: USER.name,
  random: half,
  services: serviceAllocator(createAllocations(), half, false),
})

/** A cluster that has these objects and nothing else. */
export function readerOf(...objects: readonly KubeObject[]): AdmissionReader {
  const plural = (kind: string) => `${kind.toLowerCase()}${kind.endsWith('s') ? 'es' : 's'}`
  const all = objects.map((object) => ({
    place: `${object.apiVersion}/${plural(object.kind)}`,
    key: `${object.metadata.namespace ?? ''}/${object.metadata.name}`,
    object,
  }))
  return {
    get: (apiVersion, resource, namespace, name) =>
      all.find(
        ({ place, key }) => place === `${apiVersion}/${resource}` && key === `${namespace}/${name}`,
      )?.object,
    list: (apiVersion, resource) =>
      all.filter(({ place }) => place === `${apiVersion}/${resource}`).map(({ object }) => object),
  }
}

/** What every namespace has, and the classes every cluster has. */
export const usualReader = readerOf(
  made({ apiVersion: 'v1', kind: 'Namespace' }, { name: 'demo' }),
  made({ apiVersion: 'v1', kind: 'ServiceAccount' }, { name: 'default', namespace: 'demo' }),
  systemClass('system-cluster-critical', 2_000_000_000),
  systemClass('system-node-critical', 2_000_001_000),
)

function systemClass(name: string, value: number): KubeObject & { readonly value: number } {
  return { ...made({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass' }, { name }), value }
}

export function made(
  type: { readonly apiVersion: string; readonly kind: string },
  metadata: { readonly name: string; readonly namespace?: string; readonly labels?: object },
): KubeObject {
  return {
    ...type,
    metadata: { uid: '', resourceVersion: '1', creationTimestamp: '', ...metadata },
  } as KubeObject
}

export function create(
  definition: ResourceDefinition,
  body: unknown,
  { reader = usualReader, mode = 'Strict' as FieldValidation } = {},
): Created {
  const context = newContext()
  const decoded = decode(body, definition, mode)
  if (decoded.refused !== undefined) return { refused: decoded.refused, warnings: [] }
  const { warnings } = decoded
  const defaulted = definition.defaults(decoded.object)
  const namespace = definition.namespaced ? 'demo' : ''
  const attributes = {
    operation: 'CREATE',
    definition,
    subresource: '',
    namespace,
    name: defaulted.metadata.name ?? '',
    user: USER,
    dryRun: true,
  } as const
  const admitted = admit(admissionPlugins, { ...attributes, object: defaulted }, reader, context)
  if (admitted.refused !== undefined) return { refused: admitted.refused, warnings }
  const object = admitted.object ?? defaulted
  const allocated = definition.allocate?.(object, undefined, context) ?? object
  if (isRefusal(allocated)) return { refused: allocated, warnings }
  const placed = {
    ...allocated,
    metadata: { ...allocated.metadata, ...(namespace && { namespace }) },
  }
  const prepared = definition.prepareForCreate(placed, context)
  const errors = definition.validate(prepared)
  if (errors.length > 0) {
    const name = prepared.metadata.name ?? ''
    return { refused: newInvalid(definition, name, errors), warnings }
  }
  const judged = validateAdmission(admissionPlugins, { ...attributes, object: prepared }, reader)
  return judged.refused === undefined
    ? { object: prepared, warnings }
    : { refused: judged.refused, warnings }
}

/** A patched object, decoded, prepared and validated against what is stored. */
export function update(
  definition: ResourceDefinition,
  stored: KubeObject,
  patched: unknown,
  subresource = '',
): Created {
  const context = newContext()
  const decoded = decodePatched(patched, stored, definition, 'Strict')
  if (decoded.refused !== undefined) return { refused: decoded.refused, warnings: [] }
  const defaulted = definition.defaults(decoded.object)
  const allocated =
    subresource === ''
      ? (definition.allocate?.(defaulted, stored, context) ?? defaulted)
      : defaulted
  if (isRefusal(allocated)) return { refused: allocated, warnings: [] }
  const prepared = definition.prepareForUpdate(allocated, stored, subresource, context)
  const errors = definition.validateUpdate(prepared, stored, subresource)
  if (errors.length === 0) return { object: prepared, warnings: [] }
  return { refused: newInvalid(definition, stored.metadata.name, errors), warnings: [] }
}
