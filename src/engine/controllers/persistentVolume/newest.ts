/**
 * Volumes and claims as they are known newest: what the binder wrote itself counts before an
 * informer has shown it, or it would write the same twice.
 * Source: Kubernetes v1.35 pkg/controller/volume/persistentvolume/pv_controller_base.go
 * (storeObjectUpdate)
 */
import type { KubeObject } from '../../../api/meta'
import { namespacedName } from '../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import { type Cached, type Caches, getCached, listCached } from '../caches'
import type { Outcome } from '../plan'

/** What was written and not shown yet, by name and by namespace/name. */
export interface Newest {
  readonly persistentvolumes: Map<string, PersistentVolume>
  readonly persistentvolumeclaims: Map<string, PersistentVolumeClaim>
}

type Kept = keyof Newest

export const createNewest = (): Newest => ({
  persistentvolumes: new Map(),
  persistentvolumeclaims: new Map(),
})

export function newestOf<R extends Kept>(
  newest: Newest,
  caches: Caches,
  resource: R,
  key: string,
): Cached[R] | undefined {
  const cached = getCached(caches, resource, key)
  const own = newest[resource].get(key) as Cached[R] | undefined
  return own !== undefined && cached !== undefined && isNewer(own, cached) ? own : cached
}

/** All volumes by name: the order of a choice between equals. */
export function newestVolumes(newest: Newest, caches: Caches): readonly PersistentVolume[] {
  const volumes = [...listCached(caches, 'persistentvolumes')].map(
    (volume) => newestOf(newest, caches, 'persistentvolumes', volume.metadata.name) ?? volume,
  )
  return volumes.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
}

/** Keeps what the answers show. */
export function keepAnswers(newest: Newest, { answers }: Outcome): void {
  for (const { body } of answers) {
    const object = body as KubeObject
    if (object.kind === 'PersistentVolume') {
      newest.persistentvolumes.set(object.metadata.name, object as PersistentVolume)
    } else if (object.kind === 'PersistentVolumeClaim') {
      newest.persistentvolumeclaims.set(namespacedName(object), object as PersistentVolumeClaim)
    }
  }
}

/** An informer has caught up: what it shows is all there is to know. */
export function forgetShown(
  newest: Newest,
  informer: string,
  key: string,
  shown: KubeObject,
): void {
  if (informer !== 'persistentvolumes' && informer !== 'persistentvolumeclaims') return
  const own = newest[informer].get(key)
  if (own !== undefined && !isNewer(own, shown)) newest[informer].delete(key)
}

const isNewer = ({ metadata: a }: KubeObject, { metadata: b }: KubeObject): boolean =>
  Number(a.resourceVersion) > Number(b.resourceVersion)
