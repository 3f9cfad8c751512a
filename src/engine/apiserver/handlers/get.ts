/**
 * GET of one object.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/get.go
 */
import {
  newNotFound,
  newTooLargeResourceVersion,
  newUnknownError,
} from '../../../api/machinery/status'
import type { KubeObject } from '../../../api/meta'
import type { EtcdResponse } from '../../etcd/messages'
import { invariant } from '../../kernel/invariant'
import { isFresh, waitForFresh } from '../cacher/freshness'
import { cachedObject, type FreshnessWaiter } from '../cacher/watchCache'
import type { Call } from '../call'
import { definitionOf, etcdKey, fromStored, groupResource, objectKeyOf } from '../definitions'
import type { ResourceDefinition } from '../registry/resource'
import type { ResourceRequestInfo } from '../requestInfo'
import { refuse, respondObject } from '../respond'
import { scaleOf } from '../scaleOf'
import { cacheOf, type Server } from '../serverState'
import { leaveAfter, passStage } from '../stages'
import { askEtcd } from '../storage/etcdClient'
import { withRevision } from '../storage/revision'
import { readListOptions } from './listOptions'

/** Without a resourceVersion etcd is asked; with one the cache will do, once it is as new. */
export function serveGet(
  server: Server,
  call: Call,
  info: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  passStage(server, call, 'storage')
  const resourceVersion = call.request.query?.['resourceVersion'] ?? ''
  const key = objectKeyOf(definition, info.namespace, info.name)
  if (resourceVersion === '') {
    const range = { op: 'range', key: etcdKey(definition, key) } as const
    const delay = leaveAfter(server, call)
    askEtcd(server, { type: 'etcd.range', range }, { type: 'get', call }, delay)
    return
  }
  const options = readListOptions(definition, info, call.request.query)
  if ('kind' in options) {
    refuse(server, call, options)
    return
  }
  const cache = cacheOf(server, definition.storagePrefix)
  const revision = Number(resourceVersion)
  if (revision === 0 || isFresh(cache, revision)) answerFromCache(server, call)
  else waitForFresh(server, cache, { call, options, revision })
}

/** etcd has answered. */
export function takeGot(server: Server, call: Call, response: EtcdResponse): void {
  if (response.error !== undefined) {
    refuse(server, call, newUnknownError(response.error))
    return
  }
  const kv = response.results?.[0]?.kvs[0]
  const { definition, key } = targetOf(call)
  if (kv === undefined) {
    answer(server, call, definition, undefined)
    return
  }
  // Often the cache has the very same state: one object serves all.
  const cached = cachedObject(cacheOf(server, definition.storagePrefix), key)
  const same = cached?.metadata.resourceVersion === String(kv.modRevision)
  const stored =
    cached !== undefined && same ? cached : withRevision(kv.value as KubeObject, kv.modRevision)
  answer(server, call, definition, stored)
}

/** The cache is new enough, or it is not and never came to be. */
export function takeFreshGet(
  server: Server,
  { call, revision }: FreshnessWaiter,
  late: boolean,
): void {
  if (!late) {
    answerFromCache(server, call)
    return
  }
  const { definition } = targetOf(call)
  const current = cacheOf(server, definition.storagePrefix).revision
  refuse(server, call, newTooLargeResourceVersion(revision, current))
}

function answerFromCache(server: Server, call: Call): void {
  const { definition, key } = targetOf(call)
  answer(server, call, definition, cachedObject(cacheOf(server, definition.storagePrefix), key))
}

function answer(
  server: Server,
  call: Call,
  definition: ResourceDefinition,
  stored: KubeObject | undefined,
): void {
  const { info } = call
  const name = info.type === 'resource' ? info.name : ''
  if (stored === undefined) {
    refuse(server, call, newNotFound(groupResource(definition), name))
    return
  }
  const object = fromStored(definition, stored)
  const scale = info.type === 'resource' && info.subresource === 'scale'
  respondObject(server, call, definition, 200, scale ? scaleOf(object) : object)
}

function targetOf({ info }: Call): {
  readonly definition: ResourceDefinition
  readonly key: string
} {
  invariant(info.type === 'resource', 'only resources are got')
  const definition = definitionOf(info)
  invariant(definition !== undefined, 'the chain knew the resource')
  return { definition, key: objectKeyOf(definition, info.namespace, info.name) }
}
