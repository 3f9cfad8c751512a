/**
 * Who owns whom, over all kinds: kept from the informers' events. An owner that is named but was
 * never seen stands in it as a virtual node until the API server is asked.
 * Source: Kubernetes v1.35 pkg/controller/garbagecollector/graph_builder.go, graph.go
 */
import type { KubeObject, ObjectMeta, OwnerReference } from '../../../api/meta'

export interface Identity {
  readonly apiVersion: string
  readonly kind: string
  /** Empty for what has no namespace. */
  readonly namespace: string
  readonly name: string
  readonly uid: string
}

export interface GraphNode {
  identity: Identity
  owners: readonly OwnerReference[]
  /** Uids, in the order they came to be known; absent where there never was one, as of most. */
  dependents: Set<string> | undefined
  /** It waits for its dependents to be deleted first. */
  deletingDependents: boolean
  beingDeleted: boolean
  virtual: boolean
}

export interface Graph {
  readonly nodes: Map<string, GraphNode>
  /** Owners known not to exist, oldest first; at most ABSENT_OWNERS. */
  readonly absentOwners: Set<string>
}

/** Source: NewReferenceCache(500) */
const ABSENT_OWNERS = 500

export const FOREGROUND_FINALIZER = 'foregroundDeletion'
export const ORPHAN_FINALIZER = 'orphan'

export const createGraph = (): Graph => ({ nodes: new Map(), absentOwners: new Set() })

export function identityOf({ apiVersion, kind, metadata }: KubeObject): Identity {
  const { namespace = '', name, uid } = metadata
  return { apiVersion, kind, namespace, name, uid }
}

/** The owner a reference names, seen from a dependent's namespace. */
export function ownerIdentity(owner: OwnerReference, namespace: string): Identity {
  const { apiVersion, kind, name, uid } = owner
  return { apiVersion, kind, namespace, name, uid }
}

const absentKey = ({ apiVersion, kind, namespace, name, uid }: Identity): string =>
  `${apiVersion}|${kind}|${namespace}|${name}|${uid}`

export function addAbsentOwner({ absentOwners }: Graph, identity: Identity): void {
  const key = absentKey(identity)
  absentOwners.delete(key)
  absentOwners.add(key)
  const oldest = absentOwners.keys().next()
  if (absentOwners.size > ABSENT_OWNERS && !oldest.done) absentOwners.delete(oldest.value)
}

/** Whether the owner is known to be absent, be it a namespaced object or not. */
export function isAbsentOwner({ absentOwners }: Graph, identity: Identity): boolean {
  return (
    absentOwners.has(absentKey({ ...identity, namespace: '' })) ||
    absentOwners.has(absentKey(identity))
  )
}

export const isBeingDeleted = ({ deletionTimestamp }: ObjectMeta): boolean =>
  deletionTimestamp !== undefined

export const hasFinalizer = ({ finalizers }: ObjectMeta, finalizer: string): boolean =>
  finalizers?.includes(finalizer) ?? false

/** Whether an update is the one that begins a deletion with this finalizer. */
export function deletionStarts(
  old: ObjectMeta | undefined,
  metadata: ObjectMeta,
  finalizer: string,
): boolean {
  if (!isBeingDeleted(metadata) || !hasFinalizer(metadata, finalizer)) return false
  return old === undefined || !isBeingDeleted(old) || !hasFinalizer(old, finalizer)
}

export const dependentsOf = ({ dependents }: GraphNode): ReadonlySet<string> =>
  dependents ?? NO_DEPENDENTS

const NO_DEPENDENTS: ReadonlySet<string> = new Set()

/** Dependents that keep their owner from going before them. */
export function blockingDependents({ nodes }: Graph, owner: GraphNode): readonly GraphNode[] {
  const blocking: GraphNode[] = []
  for (const uid of dependentsOf(owner)) {
    const dependent = nodes.get(uid)
    const blocks = dependent?.owners.some(
      (ref) => ref.uid === owner.identity.uid && ref.blockOwnerDeletion === true,
    )
    if (dependent !== undefined && blocks === true) blocking.push(dependent)
  }
  return blocking
}

/** A reference says the same of its owner as the graph does, the namespace apart. */
export const matchesCoordinates = (ref: OwnerReference, identity: Identity): boolean =>
  ref.uid === identity.uid &&
  ref.name === identity.name &&
  ref.kind === identity.kind &&
  ref.apiVersion === identity.apiVersion
