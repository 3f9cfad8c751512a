/**
 * Turns what the informers see into changes of the graph, and says which objects must be looked
 * at: those that may be garbage, and those whose dependents are to be orphaned.
 * Source: Kubernetes v1.35 pkg/controller/garbagecollector/graph_builder.go (processGraphChanges)
 */
import { deepEqual } from '../../../api/machinery/deepEqual'
import type { KubeObject, OwnerReference } from '../../../api/meta'
import type { InformerEvent } from '../../clientGo/informer'
import {
  addAbsentOwner,
  deletionStarts,
  dependentsOf,
  FOREGROUND_FINALIZER,
  type Graph,
  type GraphNode,
  hasFinalizer,
  type Identity,
  identityOf,
  isBeingDeleted,
  matchesCoordinates,
  ORPHAN_FINALIZER,
  ownerIdentity,
} from './graph'

/** Where the builder puts what must be looked at. */
export interface Attention {
  attemptToDelete(node: GraphNode): void
  attemptToOrphan(node: GraphNode): void
  /** A dependent names an owner in another namespace. */
  reportInvalidNamespace(dependent: GraphNode, owner: OwnerReference): void
}

export function takeEvent(graph: Graph, event: InformerEvent, attention: Attention): void {
  const { object, old } = event
  const node = graph.nodes.get(object.metadata.uid)
  if (event.type === 'delete') {
    if (node !== undefined) removeNode(graph, node, attention)
    return
  }
  // An update under the same name may be another object: the old one is gone.
  if (old !== undefined && old.metadata.uid !== object.metadata.uid) {
    const before = graph.nodes.get(old.metadata.uid)
    if (before !== undefined) removeNode(graph, before, attention)
  }
  const same = old?.metadata.uid === object.metadata.uid ? old : undefined
  if (node === undefined) insertNode(graph, object, attention)
  else updateNode(graph, node, object, attention)
  const now = graph.nodes.get(object.metadata.uid)
  if (now !== undefined) processTransitions(graph, now, same, object, attention)
}

/** The API server says an object that the graph knows, or was told of, does not exist. */
export function takeAbsence(graph: Graph, identity: Identity, attention: Attention): void {
  const node = graph.nodes.get(identity.uid)
  if (node !== undefined) removeNode(graph, node, attention)
}

function insertNode(graph: Graph, object: KubeObject, attention: Attention): void {
  const { metadata } = object
  const beingDeleted = isBeingDeleted(metadata)
  const node: GraphNode = {
    identity: identityOf(object),
    owners: metadata.ownerReferences ?? [],
    dependents: undefined,
    deletingDependents: beingDeleted && hasFinalizer(metadata, FOREGROUND_FINALIZER),
    beingDeleted,
    virtual: false,
  }
  graph.nodes.set(node.identity.uid, node)
  addToOwners(graph, node, node.owners, attention)
}

function updateNode(graph: Graph, node: GraphNode, object: KubeObject, attention: Attention): void {
  if (node.virtual) becomeReal(graph, node, identityOf(object), attention)
  const owners = object.metadata.ownerReferences ?? []
  if (owners !== node.owners && !deepEqual(owners, node.owners)) {
    changeOwners(graph, node, owners, attention)
  }
  if (isBeingDeleted(object.metadata)) node.beingDeleted = true
}

/** A virtual node was seen. Dependents that described it otherwise are suspect. */
function becomeReal(graph: Graph, node: GraphNode, identity: Identity, attention: Attention): void {
  node.identity = identity
  node.virtual = false
  for (const uid of dependentsOf(node)) {
    const dependent = graph.nodes.get(uid)
    const ref = dependent?.owners.find((owner) => owner.uid === identity.uid)
    if (dependent === undefined || ref === undefined) continue
    const astray = isAstray(dependent, identity)
    if (astray) attention.reportInvalidNamespace(dependent, ref)
    if (astray || !matchesCoordinates(ref, identity)) attention.attemptToDelete(dependent)
  }
}

/** Owners of the cluster may have dependents anywhere, owners in a namespace only there. */
const isAstray = ({ identity }: GraphNode, owner: Identity): boolean =>
  owner.namespace !== '' && owner.namespace !== identity.namespace

function changeOwners(
  graph: Graph,
  node: GraphNode,
  owners: readonly OwnerReference[],
  attention: Attention,
): void {
  const before = node.owners
  node.owners = owners
  for (const ref of before) {
    const after = owners.find(({ uid }) => uid === ref.uid)
    const owner = graph.nodes.get(ref.uid)
    if (owner === undefined) continue
    // An owner that waited for this dependent need not wait for it any longer.
    const unblocks = ref.blockOwnerDeletion === true && after?.blockOwnerDeletion !== true
    if (unblocks) attention.attemptToDelete(owner)
    if (after === undefined) owner.dependents?.delete(node.identity.uid)
  }
  const added = owners.filter(({ uid }) => !before.some((ref) => ref.uid === uid))
  addToOwners(graph, node, added, attention)
}

function addToOwners(
  graph: Graph,
  node: GraphNode,
  owners: readonly OwnerReference[],
  attention: Attention,
): void {
  let suspect = false
  for (const ref of owners) {
    const known = graph.nodes.get(ref.uid)
    const owner = known ?? virtualOwner(graph, ref, node.identity.namespace)
    owner.dependents ??= new Set()
    owner.dependents.add(node.identity.uid)
    if (known === undefined) attention.attemptToDelete(owner)
    else if (isAstray(node, owner.identity)) {
      if (!owner.virtual) attention.reportInvalidNamespace(node, ref)
      suspect = true
    } else if (!matchesCoordinates(ref, owner.identity)) suspect = true
  }
  if (suspect) attention.attemptToDelete(node)
}

function virtualOwner(graph: Graph, ref: OwnerReference, namespace: string): GraphNode {
  const node: GraphNode = {
    identity: ownerIdentity(ref, namespace),
    owners: [],
    dependents: undefined,
    deletingDependents: false,
    beingDeleted: false,
    virtual: true,
  }
  graph.nodes.set(ref.uid, node)
  return node
}

function removeNode(graph: Graph, node: GraphNode, attention: Attention): void {
  const { uid } = node.identity
  graph.nodes.delete(uid)
  for (const ref of node.owners) {
    const owner = graph.nodes.get(ref.uid)
    owner?.dependents?.delete(uid)
    // Perhaps this was the last one it waited for.
    if (owner?.deletingDependents === true) attention.attemptToDelete(owner)
  }
  if (dependentsOf(node).size > 0) addAbsentOwner(graph, node.identity)
  for (const dependentUid of dependentsOf(node)) {
    const dependent = graph.nodes.get(dependentUid)
    if (dependent !== undefined) attention.attemptToDelete(dependent)
  }
}

function processTransitions(
  graph: Graph,
  node: GraphNode,
  old: KubeObject | undefined,
  { metadata }: KubeObject,
  attention: Attention,
): void {
  if (metadata.deletionTimestamp === undefined) return
  if (deletionStarts(old?.metadata, metadata, ORPHAN_FINALIZER)) {
    attention.attemptToOrphan(node)
    return
  }
  if (!deletionStarts(old?.metadata, metadata, FOREGROUND_FINALIZER)) return
  node.deletingDependents = true
  for (const uid of dependentsOf(node)) {
    const dependent = graph.nodes.get(uid)
    if (dependent !== undefined) attention.attemptToDelete(dependent)
  }
  attention.attemptToDelete(node)
}
