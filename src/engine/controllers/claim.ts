/**
 * Which objects a controller owns: it adopts orphans that its selector matches, and releases what
 * the selector no longer matches.
 * Source: Kubernetes v1.35 pkg/controller/controller_ref_manager.go
 */
import { matchesLabelSelector } from '../../api/machinery/labelSelector'
import { getControllerOf, newControllerRef } from '../../api/machinery/ownerReference'
import type { KubeObject, LabelSelector } from '../../api/meta'
import type { Continuation } from '../clientGo/client'
import { objectPath } from '../clientGo/paths'
import { type PlannedRequest, STRATEGIC, type Step, send } from './plan'

/** The continuation when adopting or releasing was refused: the sync fails, nothing else is done. */
export interface ClaimFailed extends Continuation {
  readonly type: 'claimFailed'
}

export interface Claim<T> {
  /** What is the controller's own, once the steps are done. */
  readonly claimed: readonly T[]
  readonly steps: readonly Step[]
}

/** `resources` and `claimedResource` are plural names in paths. */
export interface Claimant {
  readonly owner: KubeObject
  readonly ownerResource: string
  readonly selector: LabelSelector | undefined
  readonly claimedResource: string
}

const orElse: ClaimFailed = { type: 'claimFailed' }

export function claimObjects<T extends KubeObject>(
  claimant: Claimant,
  candidates: readonly T[],
): Claim<T> {
  const { owner, selector } = claimant
  const claimed: T[] = []
  const adopted: T[] = []
  const released: T[] = []
  for (const object of candidates) {
    const ref = getControllerOf(object)
    if (ref !== undefined && ref.uid !== owner.metadata.uid) continue
    const matches = matchesLabelSelector(selector, object.metadata.labels)
    if (ref !== undefined) {
      if (matches) claimed.push(object)
      else if (owner.metadata.deletionTimestamp === undefined) released.push(object)
    } else if (matches && mayAdopt(owner, object)) {
      claimed.push(object)
      adopted.push(object)
    }
  }
  return { claimed, steps: claimSteps(claimant, adopted, released) }
}

function mayAdopt({ metadata: owner }: KubeObject, { metadata }: KubeObject): boolean {
  if (owner.deletionTimestamp !== undefined || metadata.deletionTimestamp !== undefined)
    return false
  return owner.namespace === metadata.namespace
}

function claimSteps(
  claimant: Claimant,
  adopted: readonly KubeObject[],
  released: readonly KubeObject[],
): readonly Step[] {
  const steps = released.map((object) => send(releaseRequest(claimant, object)))
  if (adopted.length > 0) steps.push(send(confirmRequest(claimant)))
  for (const object of adopted) steps.push(send(adoptRequest(claimant, object)))
  return steps
}

/** The cache may not know yet that the owner is gone: a dead owner must adopt nobody. */
function confirmRequest({ owner, ownerResource }: Claimant): PlannedRequest {
  const { namespace = '', name, uid } = owner.metadata
  const path = objectPath(owner.apiVersion, ownerResource, namespace, name)
  return { method: 'GET', path, confirms: uid, orElse }
}

function adoptRequest({ owner, claimedResource }: Claimant, object: KubeObject): PlannedRequest {
  const { uid } = object.metadata
  const metadata = { uid, ownerReferences: [newControllerRef(owner)] }
  return patchRequest(object, claimedResource, metadata)
}

function releaseRequest({ owner, claimedResource }: Claimant, object: KubeObject): PlannedRequest {
  const { uid } = object.metadata
  const gone = { $patch: 'delete', uid: owner.metadata.uid }
  return patchRequest(object, claimedResource, { uid, ownerReferences: [gone] })
}

function patchRequest(object: KubeObject, resource: string, metadata: unknown): PlannedRequest {
  const { namespace = '', name } = object.metadata
  return {
    method: 'PATCH',
    path: objectPath(object.apiVersion, resource, namespace, name),
    headers: STRATEGIC,
    body: { metadata },
    // Invalid: another object has taken the name meanwhile, so the uid does not fit.
    tolerate: ['NotFound', 'Invalid'],
    orElse,
  }
}
