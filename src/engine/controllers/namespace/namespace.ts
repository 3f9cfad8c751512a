/**
 * Empties a namespace that is being deleted, and then lets it go: the pods first, and when none is
 * left everything else, resource by resource.
 *
 * Watches Namespaces. Deletes all content of a terminating one; writes its status and finalizers.
 * Left out: the discovery of resources (here the configuration lists them), and deletion one by
 * one of resources without deletecollection (here all have it).
 * Source: Kubernetes v1.35 pkg/controller/namespace, deletion/namespaced_resources_deleter.go
 */
import type { Namespace, Pod } from '../../../api/core'
import { isPodTerminal } from '../../../api/machinery/podConditions'
import { MICROS_PER_SECOND, microsOf } from '../../../api/machinery/time'
import type { KubeList, KubeObject } from '../../../api/meta'
import type { Continuation } from '../../clientGo/client'
import { collectionPath, objectPath } from '../../clientGo/paths'
import { timeAt, unixMicrosAt } from '../../clientGo/wallClock'
import { type Micros, millis, seconds } from '../../kernel/micros'
import { getCached, type WatchedResource } from '../caches'
import type { Controller, Desk } from '../controller'
import { NOTHING, type Plan, type PlanAnswer, type PlannedRequest, type Step, send } from '../plan'
import { formatResource, NOTHING_REMAINS, type Remains, withDeletionConditions } from './conditions'

/** `--concurrent-namespace-syncs` */
const WORKERS = 10

/** Other API servers may not know yet that the namespace takes no new content. */
const DELETION_GRACE_PERIOD = seconds(5)

/** How long finalizers of what is left are expected to take. */
const FINALIZER_ESTIMATE_SECONDS = 15

const FINALIZER = 'kubernetes'

/** Where a deletion stands. */
type Then =
  | { readonly type: 'namespaceRead' }
  | { readonly type: 'podsListed'; readonly namespace: Namespace }
  | { readonly type: 'podsDeleted'; readonly namespace: Namespace; readonly estimate: number }
  | { readonly type: 'restDeleted'; readonly namespace: Namespace }
  | { readonly type: 'finalized' }
  | { readonly type: 'readToFinalize' }

export const namespaceController: Controller<undefined> = {
  name: 'namespace-controller',
  title: 'Namespace',
  serviceAccount: 'namespace-controller',
  eventSource: 'namespace-controller',
  workers: WORKERS,
  backoff: { first: millis(5), most: seconds(60) },
  informers: ['namespaces'],
  createMemory: () => undefined,

  observe({ type, key, object }, desk) {
    if (type === 'delete' || object.metadata.deletionTimestamp === undefined) return
    desk.addAfter(key, DELETION_GRACE_PERIOD)
  },

  reconcile(name, { caches }) {
    const namespace = getCached(caches, 'namespaces', name)
    if (namespace?.metadata.deletionTimestamp === undefined) return NOTHING
    return ask([read(namespacePath(name))], { type: 'namespaceRead' })
  },

  resume(then, { error, answers }, name, desk) {
    if (error !== undefined) return { steps: [], fail: error.message ?? '' }
    return goOn(then as Then, answers, name, desk)
  },
}

function goOn(
  then: Then,
  answers: readonly PlanAnswer[],
  name: string,
  desk: Desk<undefined>,
): Plan {
  switch (then.type) {
    case 'namespaceRead':
      return namespaceRead(answers[0], name)
    case 'podsListed': {
      const { namespace } = then
      const estimate = estimateSeconds(namespace, itemsOf(answers[0]) as readonly Pod[], desk)
      return ask(deleteAll(name, PODS), { type: 'podsDeleted', namespace, estimate })
    }
    case 'podsDeleted':
      return podsDeleted(then.namespace, then.estimate, answers, desk)
    case 'restDeleted':
      return restDeleted(then.namespace, answers, desk)
    case 'finalized':
      // Somebody wrote the namespace meanwhile, most often its own status a moment ago.
      return answers.at(-1)?.status === 409
        ? ask([read(namespacePath(name))], { type: 'readToFinalize' })
        : NOTHING
    case 'readToFinalize':
      return answers[0]?.status === 404 ? NOTHING : finalize(answers[0]?.body as Namespace)
  }
}

const ask = (requests: readonly PlannedRequest[], next: Then & Continuation): Plan => ({
  steps: requests.map(send),
  next,
})

const namespacePath = (name: string, subresource = ''): string =>
  objectPath('v1', 'namespaces', '', name, subresource)

const read = (path: string): PlannedRequest => ({ method: 'GET', path, tolerate: ['NotFound'] })

function namespaceRead(answer: PlanAnswer | undefined, name: string): Plan {
  const namespace = answer?.body as Namespace
  if (answer?.status === 404 || namespace.metadata.deletionTimestamp === undefined) return NOTHING
  if ((namespace.spec?.finalizers ?? []).length === 0) return NOTHING
  return ask([listRequest(name, PODS)], { type: 'podsListed', namespace })
}

/** The longest grace of a running pod, 0 once it has passed since the namespace was deleted. */
function estimateSeconds(
  { metadata }: Namespace,
  pods: readonly Pod[],
  { now }: Desk<undefined>,
): number {
  let longest = 0
  for (const pod of pods) {
    const grace = pod.spec.terminationGracePeriodSeconds ?? 0
    if (!isPodTerminal(pod)) longest = Math.max(longest, grace)
  }
  const passed = unixMicrosAt(now) - microsOf(metadata.deletionTimestamp)
  return passed >= longest * MICROS_PER_SECOND ? 0 : longest
}

const PODS: WatchedResource = {
  apiVersion: 'v1',
  kind: 'Pod',
  resource: 'pods',
  namespaced: true,
}

const collection = (namespace: string, { apiVersion, resource }: WatchedResource): string =>
  collectionPath(apiVersion, resource, namespace)

const listRequest = (namespace: string, resource: WatchedResource): PlannedRequest => ({
  method: 'GET',
  path: collection(namespace, resource),
  tolerate: ['any'],
})

/** Deletes all objects of a resource, then looks at what is left. */
function deleteAll(namespace: string, resource: WatchedResource): readonly PlannedRequest[] {
  const body = { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Background' }
  const path = collection(namespace, resource)
  return [{ method: 'DELETE', path, body, tolerate: ['any'] }, listRequest(namespace, resource)]
}

/** While pods are left, nothing else is touched: they may need it until they end. */
function podsDeleted(
  namespace: Namespace,
  estimate: number,
  answers: readonly PlanAnswer[],
  desk: Desk<undefined>,
): Plan {
  const { name } = namespace.metadata
  const pods = takeStock(name, PODS, answers, estimate)
  if (pods.count > 0 || pods.errors.length > 0) {
    // What remains is not told yet: upstream counts only when it comes to the other resources.
    const told = { ...NOTHING_REMAINS, errors: pods.errors }
    const errors = pods.errors.map(
      (error) => `failed to delete pods for namespace: ${name}, err: ${error}`,
    )
    return conclude(writeStatus(namespace, told, desk), errors, pods.estimate)
  }
  const rest = otherResources(desk).flatMap((resource) => deleteAll(name, resource))
  return ask(rest, { type: 'restDeleted', namespace })
}

const otherResources = ({ config }: Desk<undefined>): readonly WatchedResource[] =>
  config.resources.filter(
    ({ namespaced, apiVersion, resource }) =>
      namespaced && !(apiVersion === PODS.apiVersion && resource === PODS.resource),
  )

function restDeleted(
  namespace: Namespace,
  answers: readonly PlanAnswer[],
  desk: Desk<undefined>,
): Plan {
  const { name } = namespace.metadata
  const stocks = otherResources(desk).map((resource, index) =>
    takeStock(name, resource, answers.slice(2 * index, 2 * index + 2), 0),
  )
  const finalizers = new Map<string, number>()
  for (const { items } of stocks) countFinalizers(items, finalizers)
  const remains: Remains = {
    errors: stocks.flatMap(({ errors }) => errors),
    resources: stocks.filter(({ count }) => count > 0),
    finalizers,
  }
  const steps = writeStatus(namespace, remains, desk)
  const estimate = Math.max(0, ...stocks.map((stock) => stock.estimate))
  if (remains.errors.length > 0 || estimate > 0) return conclude(steps, remains.errors, estimate)
  const last = finalize(namespace)
  return { ...last, steps: [...steps, ...last.steps] }
}

interface Stock {
  readonly resource: WatchedResource
  readonly items: readonly KubeObject[]
  readonly count: number
  readonly errors: readonly string[]
  /** Seconds until what is left should be gone. */
  readonly estimate: number
}

/** What is left of a resource, from the answers to `deleteAll`. */
function takeStock(
  namespace: string,
  resource: WatchedResource,
  [deleted, listed]: readonly PlanAnswer[],
  estimate: number,
): Stock {
  const items = itemsOf(listed)
  const stock = { resource, items, count: items.length }
  // Not found and not allowed: the resource has no such request, which is no failure.
  if (deleted !== undefined && ![200, 404, 405].includes(deleted.status)) {
    const { message = '' } = deleted.body as { readonly message?: string }
    return { ...stock, errors: [message], estimate }
  }
  if (items.length === 0) return { ...stock, errors: [], estimate: 0 }
  if (estimate > 0) return { ...stock, errors: [], estimate }
  const held = items.some(({ metadata }) => (metadata.finalizers ?? []).length > 0)
  if (held) return { ...stock, errors: [], estimate: FINALIZER_ESTIMATE_SECONDS }
  const gvr = formatResource(resource)
  const error = `unexpected items still remain in namespace: ${namespace} for gvr: ${gvr}`
  return { ...stock, errors: [error], estimate: 0 }
}

function itemsOf(answer: PlanAnswer | undefined): readonly KubeObject[] {
  return answer?.status === 200 ? (answer.body as KubeList).items : []
}

function countFinalizers(items: readonly KubeObject[], counts: Map<string, number>): void {
  for (const { metadata } of items) {
    for (const name of metadata.finalizers ?? []) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
}

/** A status that cannot be written is not worth a retry of its own. */
function writeStatus(namespace: Namespace, remains: Remains, { now }: Desk<undefined>): Step[] {
  const body = withDeletionConditions(namespace, remains, timeAt(now))
  if (body === namespace) return []
  const path = namespacePath(namespace.metadata.name, 'status')
  return [send({ method: 'PUT', path, body, tolerate: ['any'] })]
}

/** Errors come back with back-off; what only takes its time comes back after half of it. */
function conclude(steps: readonly Step[], errors: readonly string[], estimate: number): Plan {
  if (errors.length > 0) return { steps, fail: errors.join(', ') }
  return { steps, requeueAfter: retryAfter(estimate) }
}

const retryAfter = (estimateSeconds: number): Micros => seconds(Math.floor(estimateSeconds / 2) + 1)

/** Takes the finalizer off; with the last one the namespace is gone. */
function finalize(namespace: Namespace): Plan {
  const finalizers = namespace.spec?.finalizers?.filter((one) => one !== FINALIZER) ?? []
  const body = { ...namespace, spec: { ...namespace.spec, finalizers } }
  const path = namespacePath(namespace.metadata.name, 'finalize')
  return ask([{ method: 'PUT', path, body, tolerate: ['NotFound', 'Conflict'] }], {
    type: 'finalized',
  })
}
