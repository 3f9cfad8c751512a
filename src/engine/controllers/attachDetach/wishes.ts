import type { Pod } from '../../../api/core'
import { isPodTerminal } from '../../../api/machinery/podConditions'
import type { PersistentVolume } from '../../../api/persistentVolume'
import type { VolumeAttachment } from '../../../api/storage'
import type { Micros } from '../../kernel/micros'
import { type Caches, getCached, indexed } from '../caches'
import type { Desk } from '../controller'

export interface AttachDetachMemory {
  /** What each node was told last: names of volumes, sorted. */
  readonly told: Map<string, readonly string[]>
  /** Attachments that nobody needs, by name, and since when. */
  readonly unneeded: Map<string, Micros>
  /** Attachments about to be deleted: their nodes are told before. */
  readonly detaching: Set<string>
  /** Attachments whose pods know that the volume is there. */
  readonly announced: Set<string>
  /** When each attachment last failed, as far as its pods know. */
  readonly failures: Map<string, string>
  /** Pods, by uid, that were told that another node has their volume. */
  readonly refused: Set<string>
}

export const createMemory = (): AttachDetachMemory => ({
  told: new Map(),
  unneeded: new Map(),
  detaching: new Set(),
  announced: new Set(),
  failures: new Map(),
  refused: new Set(),
})

/** The attachment is gone. */
export function forgetAttachment(memory: AttachDetachMemory, name: string): void {
  memory.unneeded.delete(name)
  memory.detaching.delete(name)
  memory.announced.delete(name)
  memory.failures.delete(name)
}

/** A volume: where it is, and where it should be. */
export interface Wishes {
  readonly volume: PersistentVolume | undefined
  readonly attachments: readonly VolumeAttachment[]
  /** By node: the pods there that need the volume. */
  readonly wanted: ReadonlyMap<string, readonly Pod[]>
}

export function wishesOf(name: string, { caches }: Desk<AttachDetachMemory>): Wishes {
  const volume = getCached(caches, 'persistentvolumes', name)
  const attachments = indexed(caches, 'volumeattachments', 'volume', name)
  const wanted = new Map<string, Pod[]>()
  const usable = volume?.spec.csi !== undefined && isBound(volume, caches)
  for (const pod of usable ? usersOf(volume, caches) : []) {
    const { nodeName } = pod.spec
    if (!nodeName || isPodTerminal(pod)) continue
    wanted.set(nodeName, [...(wanted.get(nodeName) ?? []), pod])
  }
  return { volume, attachments, wanted }
}

const claimKey = ({ spec: { claimRef } }: PersistentVolume): string =>
  `${claimRef?.namespace}/${claimRef?.name}`

function isBound(volume: PersistentVolume, caches: Caches): boolean {
  const claim = getCached(caches, 'persistentvolumeclaims', claimKey(volume))
  return claim?.spec.volumeName === volume.metadata.name && claim.status?.phase === 'Bound'
}

const usersOf = (volume: PersistentVolume, caches: Caches): readonly Pod[] =>
  indexed(caches, 'pods', 'claim', claimKey(volume))

/** How a node's status names the volume of an attachment. Source: pkg/volume/util (GetUniqueVolumeName) */
export function nameOnNode({ spec }: VolumeAttachment, caches: Caches): string {
  const { persistentVolumeName = '' } = spec.source
  const csi = getCached(caches, 'persistentvolumes', persistentVolumeName)?.spec.csi
  return `kubernetes.io/csi/${spec.attacher}^${csi?.volumeHandle ?? persistentVolumeName}`
}
