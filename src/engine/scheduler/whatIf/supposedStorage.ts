import { type KubeObject, namespacedName } from '../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { Store } from '../../clientGo/store'
import type { StorageView } from '../framework/storageView'

/** What would be known of storage with these claims and volumes, whatever was assumed of them. */
export function supposedStorage(
  view: StorageView,
  claims: readonly PersistentVolumeClaim[],
  volumes: readonly PersistentVolume[],
): StorageView {
  if (claims.length + volumes.length === 0) return view
  return {
    ...view,
    claims: withObjects(view.claims, claims),
    volumes: withObjects(view.volumes, volumes),
    assumed: {
      ...view.assumed,
      claims: without(view.assumed.claims, claims),
      volumes: without(view.assumed.volumes, volumes),
    },
  }
}

/** Indexes stay: a supposed volume is found through its claim. */
const withObjects = ({ items, indexes }: Store, objects: readonly KubeObject[]): Store => ({
  items: new Map([...items, ...objects.map((one) => [namespacedName(one), one] as const)]),
  indexes,
})

function without<T>(assumed: ReadonlyMap<string, T>, objects: readonly KubeObject[]) {
  const supposed = new Set(objects.map(namespacedName))
  return new Map([...assumed].filter(([key]) => !supposed.has(key)))
}
