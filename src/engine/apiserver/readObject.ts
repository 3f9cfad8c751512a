/**
 * Reads for whoever watches the cluster from outside of it: from the cache, without a message.
 */
import { cachedObject, objectsIn } from './cacher/watchCache'
import { definitionOf, fromStored, objectKeyOf } from './definitions'
import { parseRequestInfo } from './requestInfo'
import { listOf } from './respond'
import { scaleOf } from './scaleOf'
import type { ApiServerState } from './serverState'

/** What a GET of a path would answer now: an object, a list, or undefined. */
export function readObject(state: ApiServerState, path: string): unknown {
  const info = parseRequestInfo({
    type: 'request',
    id: 0,
    method: 'GET',
    path,
    user: '',
    session: 0,
  })
  const definition = info.type === 'resource' ? definitionOf(info) : undefined
  const cache = definition === undefined ? undefined : state.caches.get(definition.storagePrefix)
  if (info.type !== 'resource' || definition === undefined || cache === undefined) return undefined
  if (info.name === '') {
    const namespace = definition.namespaced ? info.namespace : ''
    const items = objectsIn(cache, namespace).map(([, object]) => fromStored(definition, object))
    return listOf(definition, items, { resourceVersion: String(cache.revision) })
  }
  const stored = cachedObject(cache, objectKeyOf(definition, info.namespace, info.name))
  if (stored === undefined) return undefined
  const object = fromStored(definition, stored)
  return info.subresource === 'scale' ? scaleOf(object) : object
}
