/**
 * GET of a collection. The cache answers when it is as new as the client asks; pages behind the
 * first, and exact revisions, come from etcd.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/handlers/get.go ListResource,
 * pkg/storage/cacher/cacher.go GetList
 */
import { requiredFieldValue } from '../../../api/machinery/fieldSelector'
import {
  newBadRequest,
  newResourceExpired,
  newTooLargeResourceVersion,
  newUnknownError,
} from '../../../api/machinery/status'
import type { KubeObject, ListMeta, Status } from '../../../api/meta'
import { type EtcdResponse, prefixEnd, type RangeOp } from '../../etcd/messages'
import { invariant } from '../../kernel/invariant'
import { isFresh, waitForFresh } from '../cacher/freshness'
import { type FreshnessWaiter, objectsIn, type WatchCache } from '../cacher/watchCache'
import type { Call } from '../call'
import { definitionOf, fromStored } from '../definitions'
import type { ResourceDefinition } from '../registry/resource'
import type { ResourceRequestInfo } from '../requestInfo'
import { refuse, respondList } from '../respond'
import { isSelective, selects } from '../selection'
import { cacheOf, type Server } from '../serverState'
import { leaveAfter, passStage } from '../stages'
import { askEtcd } from '../storage/etcdClient'
import { withRevision } from '../storage/revision'
import { decodeContinue, encodeContinue } from './continueToken'
import { type ListOptions, readListOptions } from './listOptions'

export function serveList(
  server: Server,
  call: Call,
  info: ResourceRequestInfo,
  definition: ResourceDefinition,
): void {
  passStage(server, call, 'storage')
  const options = readListOptions(definition, info, call.request.query)
  if ('kind' in options) {
    refuse(server, call, options)
    return
  }
  const problem = checkContinue(options)
  if (problem !== undefined) {
    refuse(server, call, problem)
    return
  }
  const cache = cacheOf(server, definition.storagePrefix)
  const revision = Number(options.resourceVersion)
  if (isFromEtcd(options)) askForPage(server, call, definition, options)
  else if (options.resourceVersion === '0' || isFresh(cache, revision)) {
    answerFromCache(server, call, definition, options, cache)
  } else waitForFresh(server, cache, { call, options, revision })
}

/** The cache is new enough; or it is not and never came to be, and etcd is asked instead. */
export function takeFreshList(server: Server, waiter: FreshnessWaiter, late: boolean): void {
  const { call, options, revision } = waiter
  const definition = definitionOfCall(call)
  const cache = cacheOf(server, definition.storagePrefix)
  if (!late) answerFromCache(server, call, definition, options, cache)
  else if (revision === 0) askForPage(server, call, definition, options)
  else refuse(server, call, newTooLargeResourceVersion(revision, cache.revision))
}

/** etcd has answered. */
export function takeListed(
  server: Server,
  call: Call,
  options: ListOptions,
  response: EtcdResponse,
): void {
  const definition = definitionOfCall(call)
  if (response.error !== undefined) {
    refuse(server, call, listError(options, response.error))
    return
  }
  const prefix = `/registry/${definition.storagePrefix}/`
  const found = (response.results?.[0]?.kvs ?? []).map((kv) => ({
    key: kv.key.slice(prefix.length),
    object: withRevision(kv.value as KubeObject, kv.modRevision),
  }))
  const asked = revisionAsked(options)
  const revision = asked > 0 ? asked : response.revision
  answerPage(server, call, definition, options, found, revision)
}

interface Found {
  readonly key: string
  readonly object: KubeObject
}

/** Pages behind the first, exact revisions, and revisions with a limit are read in the past. */
const isFromEtcd = ({ continue: token, match, limit, resourceVersion }: ListOptions): boolean =>
  token !== '' || match === 'Exact' || (limit > 0 && match === '' && Number(resourceVersion) > 0)

function revisionAsked(options: ListOptions): number {
  const token = options.continue === '' ? undefined : decodeContinue(options.continue)
  if (typeof token === 'object') return Math.max(0, token.revision)
  return Number(options.resourceVersion)
}

function checkContinue(options: ListOptions): Status | undefined {
  if (options.continue === '') return undefined
  const token = decodeContinue(options.continue)
  if (typeof token === 'string') return newBadRequest(`invalid continue token: ${token}`)
  if (options.resourceVersion === '' || options.resourceVersion === '0') return undefined
  return newBadRequest('specifying resource version is not allowed when using continue')
}

function askForPage(
  server: Server,
  call: Call,
  definition: ResourceDefinition,
  options: ListOptions,
): void {
  const { namespace } = options.selection
  const root = `/registry/${definition.storagePrefix}/`
  const prefix = namespace === '' ? root : `${root}${namespace}/`
  const token = options.continue === '' ? undefined : decodeContinue(options.continue)
  const start = typeof token === 'object' ? `${root}${token.start}` : prefix
  const range: RangeOp = {
    op: 'range',
    key: start,
    end: prefixEnd(prefix),
    revision: revisionAsked(options),
  }
  const delay = leaveAfter(server, call)
  askEtcd(server, { type: 'etcd.range', range }, { type: 'list', call, options }, delay)
}

function answerFromCache(
  server: Server,
  call: Call,
  definition: ResourceDefinition,
  options: ListOptions,
  cache: WatchCache,
): void {
  const { namespace, fields } = options.selection
  const name = requiredFieldValue(fields, 'metadata.name')
  const found = objectsIn(cache, namespace, name).map(([key, object]) => ({ key, object }))
  // Any age will do: then the whole is at hand, and a limit saves nothing.
  const whole = options.resourceVersion === '0' ? { ...options, limit: 0 } : options
  answerPage(server, call, definition, whole, found, cache.revision)
}

function answerPage(
  server: Server,
  call: Call,
  definition: ResourceDefinition,
  { selection, limit }: ListOptions,
  found: readonly Found[],
  revision: number,
): void {
  const filters = selection.labels.length > 0 || selection.fields.length > 0
  const items: KubeObject[] = []
  const resourceVersion = String(revision)
  let last = ''
  for (let i = 0; i < found.length; i++) {
    const { key, object } = found[i] as Found
    const shown = fromStored(definition, object)
    if (isSelective(selection) && !selects(selection, definition, shown)) continue
    if (limit > 0 && items.length === limit) {
      const remainingItemCount = found.length - i
      const metadata: ListMeta = {
        resourceVersion,
        continue: encodeContinue(revision, last),
        ...(!filters && { remainingItemCount }),
      }
      respondList(server, call, definition, items, metadata)
      return
    }
    items.push(shown)
    last = key
  }
  respondList(server, call, definition, items, { resourceVersion })
}

const COMPACTED = 'etcdserver: mvcc: required revision has been compacted'
const TOO_OLD = 'The resourceVersion for the provided list is too old.'
const CONTINUE_TOO_OLD =
  'The provided continue parameter is too old to display a consistent list result. ' +
  'You can start a new list without the continue parameter, or use the continue token in this ' +
  'response to retrieve the remainder of the results. Continuing with the provided token ' +
  'results in an inconsistent list - objects that were created, modified, or deleted between ' +
  'the time the first chunk was returned and now may show up in the list.'

function listError(options: ListOptions, error: string): Status {
  if (error !== COMPACTED) return newUnknownError(error)
  if (options.continue === '') return newResourceExpired(TOO_OLD)
  const token = decodeContinue(options.continue)
  const expired = newResourceExpired(CONTINUE_TOO_OLD)
  if (typeof token === 'string') return expired
  // The token's own key goes on, whatever is there now.
  const inconsistent = encodeContinue(-1, token.start.slice(0, -1))
  return { ...expired, metadata: { continue: inconsistent } }
}

function definitionOfCall({ info }: Call): ResourceDefinition {
  const definition = info.type === 'resource' ? definitionOf(info) : undefined
  invariant(definition !== undefined, 'the chain knew the resource')
  return definition
}
