/**
 * Writes what was reserved to the API server, and looks whether the volume controller and the
 * provisioner have done their part.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/volumebinding/binder.go
 * (bindAPIUpdate, checkBindings)
 */
import type { Node } from '../../../../api/core'
import { isFullyBound, reachesNode, SELECTED_NODE } from '../../../../api/machinery/volumeMatching'
import type { KubeObject } from '../../../../api/meta'
import { namespacedName } from '../../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../../api/persistentVolume'
import { objectPath } from '../../../clientGo/paths'
import type { ReservedVolumes } from '../../cache/assumedVolumes'
import type { PreBindWrite } from '../../framework/plugin'
import { type StorageView, toldClaim, toldVolume } from '../../framework/storageView'

export type Progress = 'bound' | 'not yet' | { readonly error: string }

/** Volumes first, in order, then claims. */
export function bindingWrites({ bindings, provisions }: ReservedVolumes): PreBindWrite[] {
  const volumes = bindings.map(({ volume }) => writeOf('persistentvolumes', volume))
  const claims = provisions.map((claim) => writeOf('persistentvolumeclaims', claim))
  return [...volumes, ...claims]
}

/** The same in words: `volume disk is reserved for claim data`. */
export function bindingText({ bindings, provisions }: ReservedVolumes, node: string): string {
  const reserved = bindings.map(
    ({ volume, claim }) =>
      `volume ${volume.metadata.name} is reserved for claim ${claim.metadata.name}`,
  )
  const made = provisions.map(
    ({ metadata }) => `a volume is to be made on ${node} for claim ${metadata.name}`,
  )
  return [...reserved, ...made].join(', ')
}

/** Keeps what the API server answered: only later versions tell what came of it. */
export function takeWritten(reserved: ReservedVolumes, index: number, body: unknown): void {
  const binding = reserved.bindings[index]
  if (binding !== undefined) binding.volume = body as PersistentVolume
  else reserved.provisions[index - reserved.bindings.length] = body as PersistentVolumeClaim
}

/** Whether all that was written has come to its end. */
export function checkBindings(
  storage: StorageView,
  reserved: ReservedVolumes,
  node: Node,
): Progress {
  for (const { volume, claim } of reserved.bindings) {
    const progress = checkBinding(storage, volume, claim, node)
    if (progress !== 'bound') return progress
  }
  for (const claim of reserved.provisions) {
    const progress = checkProvision(storage, claim, node)
    if (progress !== 'bound') return progress
  }
  return 'bound'
}

function checkBinding(
  storage: StorageView,
  written: PersistentVolume,
  claim: PersistentVolumeClaim,
  node: Node,
): Progress {
  const volume = toldVolume(storage, written.metadata.name)
  if (volume === undefined) {
    return failure(`failed to check binding: ${notFound('PersistentVolume', written)}`)
  }
  const latest = toldClaim(storage, namespacedName(claim))
  if (latest === undefined) {
    return failure(`failed to check binding: ${notFound('PersistentVolumeClaim', claim)}`)
  }
  if (isOlder(volume, written)) return 'not yet'
  if (!reachesNode(volume, node)) return failure(mismatch(volume, node))
  if (!volume.spec.claimRef?.uid) {
    return failure(`ClaimRef got reset for pv "${volume.metadata.name}"`)
  }
  return isFullyBound(latest) ? 'bound' : 'not yet'
}

function checkProvision(
  storage: StorageView,
  written: PersistentVolumeClaim,
  node: Node,
): Progress {
  const claim = toldClaim(storage, namespacedName(written))
  if (claim === undefined) {
    const why = notFound('PersistentVolumeClaim', written)
    return failure(`failed to check provisioning pvc: ${why}`)
  }
  if (isOlder(claim, written)) return 'not yet'
  const { name, annotations } = claim.metadata
  if (annotations === undefined) {
    return failure(`selectedNode annotation reset for PVC "${name}"`)
  }
  // A provisioner that fails takes the annotation away, so that another node is looked for.
  if (annotations[SELECTED_NODE] !== node.metadata.name) {
    return failure(`provisioning failed for PVC "${name}"`)
  }
  const { volumeName = '' } = claim.spec
  if (volumeName !== '') {
    const volume = toldVolume(storage, volumeName)
    // The claim may be heard of before its volume.
    if (volume === undefined) return 'not yet'
    if (!reachesNode(volume, node)) return failure(mismatch(volume, node))
  }
  return isFullyBound(claim) ? 'bound' : 'not yet'
}

function writeOf(resource: string, object: KubeObject): PreBindWrite {
  const { namespace = '', name } = object.metadata
  return { path: objectPath('v1', resource, namespace, name), body: object }
}

/** Versions of one object are compared as numbers, as only the volume binder dares to. */
const isOlder = (told: KubeObject, written: KubeObject): boolean =>
  Number(told.metadata.resourceVersion) < Number(written.metadata.resourceVersion)

const failure = (error: string): Progress => ({ error })

const notFound = (kind: string, object: KubeObject): string =>
  `could not find v1.${kind} "${namespacedName(object)}"`

const mismatch = ({ metadata: volume }: PersistentVolume, { metadata: node }: Node): string =>
  `pv "${volume.name}" node affinity doesn't match node "${node.name}": ` +
  'no matching NodeSelectorTerms'
