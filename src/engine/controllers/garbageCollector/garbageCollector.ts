/**
 * Deletes what has lost its owners, and carries out deletions that take dependents along
 * (foreground) or leave them behind (orphan).
 *
 * Watches every resource but Events. Writes owner references and finalizers, and deletes.
 * Left out: owners that dependents describe in several ways at once, and the discovery of new
 * resources every 30 seconds (here the configuration lists them).
 * Source: Kubernetes v1.35 pkg/controller/garbagecollector/garbagecollector.go
 */
import type { KubeObject, OwnerReference } from '../../../api/meta'
import type { Continuation } from '../../clientGo/client'
import type { Controller, Desk } from '../controller'
import { NOTHING, type Outcome, type Plan, type PlanAnswer, record, send } from '../plan'
import { type Classified, classify, isNowhere, ownersToRead, verdict } from './classify'
import {
  blockingDependents,
  createGraph,
  dependentsOf,
  FOREGROUND_FINALIZER,
  type Graph,
  type GraphNode,
  hasFinalizer,
  ORPHAN_FINALIZER,
} from './graph'
import { type Attention, takeAbsence, takeEvent } from './graphBuilder'
import {
  dropOwnersRequest,
  findResource,
  noResource,
  pathOf,
  readRequest,
  removeFinalizerRequest,
} from './requests'

/** `--concurrent-gc-syncs`, for each of upstream's two queues; keys of both are in one here. */
const WORKERS = 40

/** What a key asks for: `delete Pod/default/web-1#<uid>`. */
type Errand = 'delete' | 'orphan' | 'warn'

export interface GarbageCollectorMemory {
  readonly graph: Graph
  /** Dependents whose owner is in another namespace, with that owner, to be told of. */
  readonly invalid: Map<string, OwnerReference>
}

/** The object itself was read. */
interface ItemRead extends Continuation {
  readonly type: 'itemRead'
}
/** Its owners were read too. */
interface OwnersRead extends Continuation {
  readonly type: 'ownersRead'
  readonly latest: KubeObject
  readonly read: readonly OwnerReference[]
  readonly classified: Classified
}
/** The object was read once more, to take a finalizer off it. */
interface FinalizerRead extends Continuation {
  readonly type: 'finalizerRead'
  readonly finalizer: string
}
/** A deletion was answered: perhaps there was nothing to delete any more. */
interface Deleted extends Continuation {
  readonly type: 'deleted'
}

type Then = ItemRead | OwnersRead | FinalizerRead | Deleted | { readonly type: 'orphaned' }

type GraphDesk = Desk<GarbageCollectorMemory>

export const garbageCollector: Controller<GarbageCollectorMemory> = {
  name: 'garbage-collector-controller',
  title: 'Garbage collector',
  serviceAccount: 'generic-garbage-collector',
  eventSource: 'garbage-collector-controller',
  workers: WORKERS,
  informers: 'all',
  createMemory: () => ({ graph: createGraph(), invalid: new Map() }),

  observe(event, desk) {
    takeEvent(desk.memory.graph, event, attentionOf(desk))
  },

  reconcile(key, desk) {
    const { errand, node } = parse(key, desk)
    if (errand === 'warn') return warn(node, desk)
    if (node === undefined) return NOTHING
    return errand === 'orphan' ? orphanDependents(node, desk) : attemptToDelete(node, desk)
  },

  resume(then, outcome, key, desk) {
    const { node } = parse(key, desk)
    const { message } = outcome.error ?? {}
    if (message !== undefined) return { steps: [], fail: message }
    return node === undefined ? NOTHING : goOn(then as Then, outcome, node, desk)
  },
}

function goOn(then: Then, { answers }: Outcome, node: GraphNode, desk: GraphDesk): Plan {
  switch (then.type) {
    case 'itemRead':
      return itemRead(answers[0], node, desk)
    case 'ownersRead': {
      const classified = classify(then, answers, node, desk.memory.graph)
      return carryOut(classified, then.latest, node, desk)
    }
    case 'finalizerRead':
      return finalizerRead(then.finalizer, answers[0], node, desk)
    case 'orphaned':
      return readForFinalizer(ORPHAN_FINALIZER, node, desk)
    case 'deleted':
      if (answers.at(-1)?.status === 404)
        takeAbsence(desk.memory.graph, node.identity, attentionOf(desk))
      return NOTHING
  }
}

/** Deletion is a one-way street: what is being deleted only waits, unless for its dependents. */
function attemptToDelete(node: GraphNode, { config }: GraphDesk): Plan {
  if (node.beingDeleted && !node.deletingDependents) return NOTHING
  const resource = findResource(config.resources, node.identity)
  if (resource === undefined) return { steps: [], fail: noResource(node.identity) }
  const next: ItemRead = { type: 'itemRead' }
  return { steps: [send(readRequest(pathOf(resource, node.identity)))], next }
}

function itemRead(answer: PlanAnswer | undefined, node: GraphNode, desk: GraphDesk): Plan {
  const latest = answer?.body as KubeObject
  if (answer?.status === 404 || latest.metadata.uid !== node.identity.uid) {
    takeAbsence(desk.memory.graph, node.identity, attentionOf(desk))
    return NOTHING
  }
  if (node.deletingDependents) return deleteDependentsFirst(node, desk)
  const owners = latest.metadata.ownerReferences ?? []
  if (owners.length === 0) return settled(node)
  const { read, requests, classified, unknown } = ownersToRead(owners, node, desk)
  if (unknown !== undefined) {
    return { steps: [], fail: unknown, ...(isNowhere(unknown) ? { noRetry: true } : {}) }
  }
  if (requests.length === 0) return carryOut(classified, latest, node, desk)
  const next: OwnersRead = { type: 'ownersRead', latest, read, classified }
  return { steps: requests.map(send), next }
}

/** A node that no informer has shown yet comes back until one does, or until it is known absent. */
const settled = ({ virtual }: GraphNode): Plan =>
  virtual ? { steps: [], fail: 'item has not been observed via informer yet' } : NOTHING

function carryOut(
  classified: Classified,
  latest: KubeObject,
  node: GraphNode,
  desk: GraphDesk,
): Plan {
  const resource = findResource(desk.config.resources, node.identity)
  if (resource === undefined) return NOTHING
  const path = pathOf(resource, node.identity)
  const requests = verdict(classified, latest, node, path, desk.memory.graph)
  if (requests.length === 0) return settled(node)
  const next: Deleted = { type: 'deleted' }
  return { steps: requests.map(send), next }
}

/** Foreground: the dependents that block go first; when none is left the finalizer goes. */
function deleteDependentsFirst(node: GraphNode, desk: GraphDesk): Plan {
  const blocking = blockingDependents(desk.memory.graph, node)
  if (blocking.length === 0) return readForFinalizer(FOREGROUND_FINALIZER, node, desk)
  const { attemptToDelete: enqueue } = attentionOf(desk)
  for (const dependent of blocking) if (!dependent.deletingDependents) enqueue(dependent)
  return NOTHING
}

/** Orphan: every dependent forgets this owner, then the finalizer goes. */
function orphanDependents(node: GraphNode, { memory, config }: GraphDesk): Plan {
  const requests = [...dependentsOf(node)].flatMap((uid) => {
    const dependent = memory.graph.nodes.get(uid)
    const resource = dependent && findResource(config.resources, dependent.identity)
    if (dependent === undefined || resource === undefined) return []
    const path = pathOf(resource, dependent.identity)
    const request = dropOwnersRequest(path, uid, [node.identity.uid])
    return [{ ...request, tolerate: ['NotFound'] as const }]
  })
  return {
    steps: [{ do: 'sendAll', requests, slowStart: false }],
    next: { type: 'orphaned' },
  }
}

function readForFinalizer(finalizer: string, node: GraphNode, { config }: GraphDesk): Plan {
  const resource = findResource(config.resources, node.identity)
  if (resource === undefined) return { steps: [], fail: noResource(node.identity) }
  const next: FinalizerRead = { type: 'finalizerRead', finalizer }
  return { steps: [send(readRequest(pathOf(resource, node.identity)))], next }
}

function finalizerRead(
  finalizer: string,
  answer: PlanAnswer | undefined,
  node: GraphNode,
  { config }: GraphDesk,
): Plan {
  const latest = answer?.body as KubeObject
  const resource = findResource(config.resources, node.identity)
  if (answer?.status === 404 || resource === undefined) return NOTHING
  if (!hasFinalizer(latest.metadata, finalizer)) return NOTHING
  return {
    steps: [send(removeFinalizerRequest(pathOf(resource, node.identity), latest, finalizer))],
  }
}

function warn(node: GraphNode | undefined, { memory }: GraphDesk): Plan {
  const owner = node && memory.invalid.get(node.identity.uid)
  if (node === undefined || owner === undefined) return NOTHING
  const { namespace, uid } = node.identity
  memory.invalid.delete(uid)
  const named = `[${owner.apiVersion}/${owner.kind}, namespace: ${namespace}, name: ${owner.name}, uid: ${owner.uid}]`
  const event = record({
    regarding: node.identity,
    type: 'Warning',
    reason: 'OwnerRefInvalidNamespace',
    message: `ownerRef ${named} does not exist in namespace "${namespace}"`,
  })
  return { steps: [event] }
}

function attentionOf({ memory, add }: GraphDesk): Attention {
  return {
    attemptToDelete: (node) => add(keyOf('delete', node)),
    attemptToOrphan: (node) => add(keyOf('orphan', node)),
    reportInvalidNamespace: (dependent, owner) => {
      memory.invalid.set(dependent.identity.uid, owner)
      add(keyOf('warn', dependent))
    },
  }
}

function keyOf(errand: Errand, { identity }: GraphNode): string {
  const { kind, namespace, name, uid } = identity
  return `${errand} ${kind}/${namespace === '' ? '' : `${namespace}/`}${name}#${uid}`
}

function parse(key: string, { memory }: GraphDesk) {
  const errand = key.slice(0, key.indexOf(' ')) as Errand
  const uid = key.slice(key.lastIndexOf('#') + 1)
  return { errand, node: memory.graph.nodes.get(uid) }
}
