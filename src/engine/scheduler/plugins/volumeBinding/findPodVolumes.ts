/**
 * Whether a pod's claims can have their volumes on a node, and which.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/volumebinding/binder.go (FindPodVolumes)
 */
import type { Node } from '../../../../api/core'
import { compareQuantities, quantityOf } from '../../../../api/machinery/quantity'
import { classNameOf } from '../../../../api/machinery/storageClass'
import {
  findMatchingVolume,
  NO_PROVISIONER,
  reachesNode,
  SELECTED_NODE,
} from '../../../../api/machinery/volumeMatching'
import type { PersistentVolumeClaim } from '../../../../api/persistentVolume'
import type { StorageClass } from '../../../../api/storage'
import type { PodVolumes, StaticBinding } from '../../cache/assumedVolumes'
import { assumedVolumeOf, classOf, type StorageView } from '../../framework/storageView'
import { hasEnoughCapacity } from './capacity'
import type { PodVolumeClaims } from './podVolumeClaims'

export const NODE_CONFLICT = "node(s) didn't match PersistentVolume's node affinity"
export const BIND_CONFLICT = "node(s) didn't find available persistent volumes to bind"
export const NOT_ENOUGH_SPACE = 'node(s) did not have enough free storage'
export const VOLUME_GONE =
  'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)'

/** What a node offers, the reasons why not, or an error. */
export type Found =
  | { readonly volumes: PodVolumes }
  | { readonly reasons: readonly string[] }
  | { readonly error: string }

export function findPodVolumes(storage: StorageView, claims: PodVolumeClaims, node: Node): Found {
  const reasons: string[] = []
  const unreachable = wrongWithBound(storage, claims.bound, node)
  if (unreachable === NODE_CONFLICT) reasons.push(unreachable)
  const unbound = findForUnbound(storage, claims, node)
  if ('error' in unbound) return unbound
  if ('reasons' in unbound) reasons.push(...unbound.reasons)
  if (unreachable === VOLUME_GONE) reasons.push(unreachable)
  return reasons.length > 0 ? { reasons } : unbound
}

function wrongWithBound(
  storage: StorageView,
  bound: readonly PersistentVolumeClaim[],
  node: Node,
): string | undefined {
  for (const { spec } of bound) {
    const volume = assumedVolumeOf(storage, spec.volumeName ?? '')
    if (volume === undefined) return VOLUME_GONE
    if (!reachesNode(volume, node)) return NODE_CONFLICT
  }
  return undefined
}

/** Existing volumes first; what finds none must be provisioned, or already is for this node. */
function findForUnbound(
  storage: StorageView,
  { delayed, volumesByClass }: PodVolumeClaims,
  node: Node,
): Found {
  const provisions: PersistentVolumeClaim[] = []
  const searching: PersistentVolumeClaim[] = []
  for (const claim of delayed) {
    const selected = claim.metadata.annotations?.[SELECTED_NODE]
    if (selected === undefined) searching.push(claim)
    else if (selected === node.metadata.name) provisions.push(claim)
    else return { reasons: [BIND_CONFLICT] }
  }
  const bindings: StaticBinding[] = []
  const taken = new Set<string>()
  // The smallest claims first, so that each gets the smallest volume that will do.
  for (const claim of searching.sort(bySize)) {
    const candidates = volumesByClass.get(classNameOf(claim)) ?? []
    const volume = findMatchingVolume(claim, candidates, node, taken, true)
    if (volume === undefined) {
      provisions.push(claim)
      continue
    }
    taken.add(volume.metadata.name)
    bindings.push({ claim, volume })
  }
  for (const claim of provisions) {
    const wrong = wrongWithProvisioning(storage, claim, node)
    if (wrong !== undefined) return wrong
  }
  return { volumes: { bindings, provisions } }
}

function wrongWithProvisioning(
  storage: StorageView,
  claim: PersistentVolumeClaim,
  node: Node,
): Found | undefined {
  const { namespace, name } = claim.metadata
  const className = classNameOf(claim)
  if (className === '') return { error: `no class for claim "${namespace}/${name}"` }
  const storageClass = classOf(storage, className)
  if (storageClass === undefined) return { error: `failed to find storage class "${className}"` }
  const { provisioner } = storageClass
  if (provisioner === '' || provisioner === NO_PROVISIONER || !allows(storageClass, node)) {
    return { reasons: [BIND_CONFLICT] }
  }
  if (hasEnoughCapacity(storage, storageClass, claim, node)) return undefined
  return { reasons: [NOT_ENOUGH_SPACE] }
}

/** Whether a class makes volumes for a node's part of the cluster: any of its terms will do. */
function allows({ allowedTopologies: terms = [] }: StorageClass, { metadata }: Node): boolean {
  if (terms.length === 0) return true
  return terms.some(({ matchLabelExpressions: wanted = [] }) => {
    if (wanted.length === 0) return false
    return wanted.every(({ key, values }) => values.includes(metadata.labels?.[key] ?? ''))
  })
}

const sizeOf = ({ spec }: PersistentVolumeClaim) =>
  quantityOf(spec.resources?.requests?.['storage'])

const bySize = (a: PersistentVolumeClaim, b: PersistentVolumeClaim): number =>
  compareQuantities(sizeOf(a), sizeOf(b))
