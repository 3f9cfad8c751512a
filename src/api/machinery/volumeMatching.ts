/**
 * Which volume fits a claim, and what says that they belong to each other. The scheduler and the
 * volume controller must agree on it.
 * Source: Kubernetes v1.35 staging/src/k8s.io/component-helpers/storage/volume/pv_helpers.go
 */
import type { Node } from '../core'
import type { PersistentVolume, PersistentVolumeClaim } from '../persistentVolume'
import type { NodeSelector } from '../podScheduling'
import { matchesLabelSelector } from './labelSelector'
import { type CompiledTerm, compileNodeSelector, matchesNodeSelector } from './nodeSelector'
import { compareQuantities, quantityOf } from './quantity'
import { classNameOf } from './storageClass'

/** The claim and its volume both know of each other. */
export const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed'
/** Kubernetes brought the two together, no person: it may part them again. */
export const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller'
/** The node a claim's volume is to be provisioned for. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node'
/** The provisioner of classes whose volumes people make by hand. */
export const NO_PROVISIONER = 'kubernetes.io/no-provisioner'

/** Source: isPVCFullyBound */
export const isFullyBound = ({ metadata, spec }: PersistentVolumeClaim): boolean =>
  (spec.volumeName ?? '') !== '' && metadata.annotations?.[BIND_COMPLETED] !== undefined

/** Whether a volume is reserved for this very claim. A reference without a uid fits any of the name. */
export function isBoundToClaim({ spec }: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { claimRef } = spec
  if (claimRef === undefined) return false
  const { namespace, name, uid } = claim.metadata
  if (claimRef.name !== name || claimRef.namespace !== namespace) return false
  return !claimRef.uid || claimRef.uid === uid
}

/** The volume reserved for the claim; the volume itself where it is already. */
export function boundToClaim(
  volume: PersistentVolume,
  claim: PersistentVolumeClaim,
): PersistentVolume {
  const { namespace, name, uid, resourceVersion } = claim.metadata
  const { claimRef } = volume.spec
  const isComplete =
    claimRef?.name === name && claimRef.namespace === namespace && claimRef.uid === uid
  if (isComplete) return volume
  const reference = {
    kind: 'PersistentVolumeClaim',
    namespace,
    name,
    uid,
    apiVersion: 'v1',
    resourceVersion,
  }
  const spec = { ...volume.spec, claimRef: reference }
  if (isBoundToClaim(volume, claim)) return { ...volume, spec }
  const annotations = { [BOUND_BY_CONTROLLER]: 'yes', ...volume.metadata.annotations }
  return { ...volume, metadata: { ...volume.metadata, annotations }, spec }
}

/** Whether a volume can be used on a node. Source: CheckNodeAffinity */
export function reachesNode({ spec }: PersistentVolume, node: Node): boolean {
  const required = spec.nodeAffinity?.required
  return required === undefined || matchesNodeSelector(compiled(required), node) === true
}

/** A volume is asked about every node: its selector is compiled once. A pure memo. */
function compiled(selector: NodeSelector): readonly CompiledTerm[] {
  const known = COMPILED.get(selector)
  if (known !== undefined) return known
  const terms = compileNodeSelector(selector)
  COMPILED.set(selector, terms)
  return terms
}

const COMPILED = new WeakMap<NodeSelector, readonly CompiledTerm[]>()

/**
 * The smallest free volume that fits a claim; one reserved for it goes before all others. With a
 * `node` only volumes that can be used there; without one, `delayed` claims are left to the
 * scheduler. Of equals, the first. Source: FindMatchingVolume
 */
export function findMatchingVolume(
  claim: PersistentVolumeClaim,
  volumes: Iterable<PersistentVolume>,
  node: Node | undefined,
  taken: ReadonlySet<string>,
  delayed: boolean,
): PersistentVolume | undefined {
  let smallest: PersistentVolume | undefined
  for (const volume of volumes) {
    if (taken.has(volume.metadata.name) || !couldHold(volume, claim)) continue
    const reachable = node === undefined || reachesNode(volume, node)
    // Who is promised a volume that is elsewhere gets no other.
    if (isBoundToClaim(volume, claim)) return reachable ? volume : undefined
    if (!reachable || (node === undefined && delayed)) continue
    if (!isFree(volume, claim) || (node !== undefined && !offersModes(volume, claim))) continue
    if (smallest === undefined || compareQuantities(sizeOf(volume), sizeOf(smallest)) < 0) {
      smallest = volume
    }
  }
  return smallest
}

/** Whether every way the claim wants to be mounted is one the volume can be. */
export function offersModes({ spec }: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  return (claim.spec.accessModes ?? []).every((mode) => spec.accessModes?.includes(mode))
}

function couldHold(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { spec, metadata } = volume
  if (metadata.deletionTimestamp !== undefined) return false
  if (spec.claimRef !== undefined && !isBoundToClaim(volume, claim)) return false
  const wanted = quantityOf(claim.spec.resources?.requests?.['storage'])
  if (compareQuantities(sizeOf(volume), wanted) < 0) return false
  const [have, want] = [spec.volumeMode, claim.spec.volumeMode]
  if ((have ?? 'Filesystem') !== (want ?? 'Filesystem')) return false
  return (spec.volumeAttributesClassName ?? '') === (claim.spec.volumeAttributesClassName ?? '')
}

function isFree(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { selector } = claim.spec
  if (volume.status?.phase !== 'Available') return false
  if (selector !== undefined && !matchesLabelSelector(selector, volume.metadata.labels)) {
    return false
  }
  return classNameOf(volume) === classNameOf(claim)
}

const sizeOf = ({ spec }: PersistentVolume) => quantityOf(spec.capacity?.['storage'])
