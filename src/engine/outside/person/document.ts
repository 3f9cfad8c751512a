/** What a document says it is; a text when it does not, in kubectl's words. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../../api/machinery/json'
import type { KnownKind } from './knownKind'

export interface Identity extends KnownKind {
  /** Empty for kinds without one. */
  readonly namespace: string
  readonly name: string
  /** `deployment.apps/web` */
  readonly printed: string
  readonly document: JsonObject
}

export function identify(
  document: unknown,
  defaultNamespace: string,
  kinds: readonly KnownKind[],
): Identity | string {
  const json = document as JsonValue
  if (!isJsonObject(json)) return 'error: unable to decode: the document is no object'
  const { apiVersion, kind, metadata } = json
  if (typeof kind !== 'string' || kind === '')
    return `error: unable to decode: Object 'Kind' is missing`
  if (typeof apiVersion !== 'string' || apiVersion === '') {
    return `error: unable to decode: Object 'apiVersion' is missing`
  }
  const named: JsonObject = isJsonObject(metadata) ? metadata : {}
  const name = typeof named.name === 'string' ? named.name : ''
  const namespace = typeof named.namespace === 'string' ? named.namespace : ''
  const known = kinds.find((one) => one.kind === kind && one.apiVersion === apiVersion)
  if (known === undefined) {
    return `error: resource mapping not found for name: "${name}" namespace: "${namespace}": no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`
  }
  if (name === '') return 'error: resource name may not be empty'
  const group = apiVersion.includes('/') ? `.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : ''
  const inside = known.namespaced ? namespace || defaultNamespace : ''
  const placed = known.namespaced ? { ...json, metadata: { ...named, namespace: inside } } : json
  return {
    ...known,
    namespace: inside,
    name,
    printed: `${known.singular}${group}/${name}`,
    document: placed,
  }
}
