/**
 * Whether an object is garbage: what its owners are, and what follows from that.
 * Source: Kubernetes v1.35 pkg/controller/garbagecollector/garbagecollector.go
 * (classifyReferences, attemptToDeleteItem)
 */
import type { KubeObject, OwnerReference } from '../../../api/meta'
import type { Desk } from '../controller'
import type { PlanAnswer, PlannedRequest } from '../plan'
import {
  addAbsentOwner,
  dependentsOf,
  FOREGROUND_FINALIZER,
  type Graph,
  type GraphNode,
  hasFinalizer,
  isAbsentOwner,
  ORPHAN_FINALIZER,
  ownerIdentity,
} from './graph'
import {
  deleteRequest,
  dropOwnersRequest,
  findResource,
  noResource,
  pathOf,
  readRequest,
  unblockOwnersRequest,
} from './requests'

/** An object's owners, told apart; all plain data. */
export interface Classified {
  /** They exist and stay. */
  readonly solid: readonly OwnerReference[]
  /** They do not exist. */
  readonly dangling: readonly OwnerReference[]
  /** They are being deleted and wait for their dependents. */
  readonly waiting: readonly OwnerReference[]
}

const CLUSTER_SCOPED = 'cluster-scoped objects cannot refer to namespaced owners'

/** An error that no retry will mend. */
export const isNowhere = (error: string): boolean => error === CLUSTER_SCOPED

export interface OwnersToRead {
  readonly read: readonly OwnerReference[]
  readonly requests: readonly PlannedRequest[]
  readonly classified: Classified
  /** An owner's kind is unknown, or cannot be an owner. */
  readonly unknown: string | undefined
}

/** What is known of the owners without asking, and the requests for the others. */
export function ownersToRead(
  owners: readonly OwnerReference[],
  { identity }: GraphNode,
  { memory, config }: Desk<{ readonly graph: Graph }>,
): OwnersToRead {
  const dangling: OwnerReference[] = []
  const read: OwnerReference[] = []
  const requests: PlannedRequest[] = []
  for (const owner of owners) {
    const named = ownerIdentity(owner, identity.namespace)
    const resource = findResource(config.resources, owner)
    if (isAbsentOwner(memory.graph, named)) dangling.push(owner)
    else if (resource === undefined) return nothingToRead(noResource(owner))
    else if (resource.namespaced && identity.namespace === '') return nothingToRead(CLUSTER_SCOPED)
    else {
      read.push(owner)
      requests.push(readRequest(pathOf(resource, named)))
    }
  }
  const classified = { solid: [], dangling, waiting: [] }
  return { read, requests, classified, unknown: undefined }
}

const nothingToRead = (unknown: string): OwnersToRead => ({
  read: [],
  requests: [],
  classified: { solid: [], dangling: [], waiting: [] },
  unknown,
})

/** Completes a classification with the answers about the owners that were read. */
export function classify(
  asked: { readonly read: readonly OwnerReference[]; readonly classified: Classified },
  answers: readonly PlanAnswer[],
  { identity }: GraphNode,
  graph: Graph,
): Classified {
  const solid = [...asked.classified.solid]
  const dangling = [...asked.classified.dangling]
  const waiting = [...asked.classified.waiting]
  for (const [index, owner] of asked.read.entries()) {
    const answer = answers[index]
    const found = answer?.status === 200 ? (answer.body as KubeObject) : undefined
    if (found?.metadata.uid !== owner.uid) {
      dangling.push(owner)
      addAbsentOwner(graph, ownerIdentity(owner, identity.namespace))
    } else if (isWaiting(found)) waiting.push(owner)
    else solid.push(owner)
  }
  return { solid, dangling, waiting }
}

const isWaiting = ({ metadata }: KubeObject): boolean =>
  metadata.deletionTimestamp !== undefined && hasFinalizer(metadata, FOREGROUND_FINALIZER)

/** The requests that follow; none if the object may stay as it is. */
export function verdict(
  { solid, dangling, waiting }: Classified,
  latest: KubeObject,
  node: GraphNode,
  path: string,
  graph: Graph,
): readonly PlannedRequest[] {
  const { uid } = node.identity
  if (solid.length > 0) {
    const lost = [...dangling, ...waiting].map((owner) => owner.uid)
    return lost.length === 0 ? [] : [dropOwnersRequest(path, uid, lost)]
  }
  if (waiting.length > 0 && dependentsOf(node).size > 0) {
    const remove = deleteRequest(path, latest, 'Foreground')
    // Perhaps a circle, in which everybody waits for everybody: somebody must stop blocking.
    const circle = [...dependentsOf(node)].some((one) => graph.nodes.get(one)?.deletingDependents)
    return circle ? [unblockOwnersRequest(path, uid, node.owners), remove] : [remove]
  }
  return [deleteRequest(path, latest, policyOf(latest))]
}

/** A finalizer that is there already says how its dependents are to be treated. */
function policyOf({ metadata }: KubeObject) {
  if (hasFinalizer(metadata, ORPHAN_FINALIZER)) return 'Orphan'
  return hasFinalizer(metadata, FOREGROUND_FINALIZER) ? 'Foreground' : 'Background'
}
