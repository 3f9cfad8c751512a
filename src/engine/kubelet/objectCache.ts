/**
 * What the kubelet knows of the ConfigMaps, Secrets, claims and volumes its pods name. A real one watches
 * each of them; this one asks when a pod needs it, and believes the answer for a minute. It watches
 * what its pods have mounted, for those files change with the object.
 * Source: pkg/kubelet/util/manager (both modes: the watch, and the cache with a time to live)
 */
import type { StringMap } from '../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../api/persistentVolume'
import { type Micros, seconds } from '../kernel/micros'

/** Kinds a pod may name, as paths have them. */
export type ObjectKind = 'configmaps' | 'secrets' | 'persistentvolumeclaims' | 'persistentvolumes'

/** An object of the API by name; the namespace is empty for what has none. */
export interface ObjectName {
  readonly kind: ObjectKind
  readonly namespace: string
  readonly name: string
}

/** What the API said of an object, and when. */
export interface CachedObject {
  readonly found: boolean
  /** A claim or a volume, whole. */
  readonly object: PersistentVolumeClaim | PersistentVolume | undefined
  /** Of a ConfigMap or Secret; empty for a claim. */
  readonly data: StringMap
  /** Of a claim. */
  readonly phase: string
  readonly deleting: boolean
  readonly at: Micros
}

/** By `objectKey`. */
export interface ObjectCache {
  readonly known: Map<string, CachedObject>
  /** Being asked for: the pods that wait, by uid. */
  readonly asking: Map<string, Set<string>>
  /** Being watched: the pods that have it mounted, by uid. */
  readonly watched: Map<string, Set<string>>
}

const TIME_TO_LIVE = seconds(60)

/** Nothing known, nothing asked. */
export const createObjectCache = (): ObjectCache => ({
  known: new Map(),
  asking: new Map(),
  watched: new Map(),
})

/** `configmaps/default/app-config` */
export const objectKey = ({ kind, namespace, name }: ObjectName): string =>
  `${kind}/${namespace}/${name}`

/** What is known, unless it is too old; what is missing is asked for again every time. */
export function lookUp(
  cache: ObjectCache,
  name: ObjectName,
  now: Micros,
): CachedObject | undefined {
  const key = objectKey(name)
  const known = cache.known.get(key)
  if (known === undefined) return undefined
  return cache.watched.has(key) || now - known.at < TIME_TO_LIVE ? known : undefined
}

/** What was known last, however long ago. */
export const lastKnown = (cache: ObjectCache, name: ObjectName): CachedObject | undefined =>
  cache.known.get(objectKey(name))
