/**
 * The disks of drivers on this node: one is in use from the moment a pod here needs it, mounted
 * once the node's status says that it is attached, and let go when the last such pod has ended.
 * Every driver's volumes are attached before they are mounted.
 * Source: Kubernetes v1.35 pkg/kubelet/volumemanager/reconciler, pkg/volume/csi,
 * pkg/volume/util/operationexecutor (GenerateVerifyControllerAttachedVolumeFunc)
 */
import type { CSIPersistentVolumeSource } from '../../api/volume'
import type { UnmountDisk } from '../cri/messages'
import type { Context } from '../kernel/actor'
import type { DiskContent, DiskFiles, ReadDisk } from '../outside/diskMessages'
import { persistentVolumeOf } from './claimedVolumes'
import { type KubeletState, type NodeDisk, type PodWorker, resume, type Work } from './kubeletState'

/** `kubernetes.io/csi/<driver>^<handle>`: how the node's status names a volume. */
export const uniqueName = ({ driver, volumeHandle }: CSIPersistentVolumeSource): string =>
  `kubernetes.io/csi/${driver}^${volumeHandle}`

/** Whether all disks of the pod are mounted; begins what can be begun. */
export function haveDisks({ state, worker, context }: Work): boolean {
  let mounted = true
  for (const source of disksOf(state, worker)) {
    const name = uniqueName(source)
    const disk = hold(state, name, source.volumeHandle)
    disk.users.add(worker.uid)
    if (disk.files !== undefined) continue
    mounted = false
    if (!disk.mounting && isAttached(state, name)) beginMount(state, disk, context)
  }
  return mounted
}

/** What a disk of the pod held when it was mounted. */
export const mountedFiles = (
  state: KubeletState,
  source: CSIPersistentVolumeSource,
): DiskFiles | undefined => state.disks.get(uniqueName(source))?.files

/** A disk's content has come: who waits for it goes on. */
export function takeDiskContent(state: KubeletState, { disk: handle, files }: DiskContent): void {
  for (const disk of state.disks.values()) {
    if (disk.handle !== handle || !disk.mounting) continue
    disk.mounting = false
    disk.files = files
    wakeUsers(state, disk)
  }
}

/** The node's status may say now what is waited for. */
export function nodeChanged(state: KubeletState): void {
  for (const disk of state.disks.values()) if (disk.files === undefined) wakeUsers(state, disk)
}

/** It was waited for long enough: the next pass tries from the beginning. */
export function giveUpDisks(state: KubeletState, worker: PodWorker): void {
  for (const disk of state.disks.values()) {
    if (disk.users.has(worker.uid)) disk.mounting = false
  }
}

/** Nothing of the pod runs any more: what no other needs is unmounted. */
export function releaseDisks(state: KubeletState, worker: PodWorker, context: Context): void {
  for (const [name, disk] of state.disks) {
    if (!disk.users.delete(worker.uid) || disk.users.size > 0) continue
    state.disks.delete(name)
    const unmount: UnmountDisk = { type: 'runtime.unmountDisk', id: disk.handle }
    if (disk.files !== undefined) context.send(state.config.runtime, unmount)
  }
}

function disksOf({ objects }: KubeletState, { pod }: PodWorker): CSIPersistentVolumeSource[] {
  return (pod.spec.volumes ?? []).flatMap(
    (volume) => persistentVolumeOf(pod, volume, objects)?.spec.csi ?? [],
  )
}

function hold({ disks }: KubeletState, name: string, handle: string): NodeDisk {
  const known = disks.get(name)
  if (known !== undefined) return known
  const disk: NodeDisk = { handle, users: new Set(), mounting: false, files: undefined }
  disks.set(name, disk)
  return disk
}

/** The controller must know that the disk is in use here, or it might take it off again. */
function isAttached({ node }: KubeletState, name: string): boolean {
  const { volumesInUse = [], volumesAttached = [] } = node.node?.status ?? {}
  return volumesInUse.includes(name) && volumesAttached.some((one) => one.name === name)
}

function beginMount({ config }: KubeletState, disk: NodeDisk, context: Context): void {
  if (config.disks === undefined) return
  disk.mounting = true
  const read: ReadDisk = { type: 'disk.read', disk: disk.handle, node: config.node }
  context.send(config.disks, read)
}

function wakeUsers(state: KubeletState, { users }: NodeDisk): void {
  for (const uid of users) {
    const worker = state.workers.get(uid)
    if (worker?.pass?.waiting === 'volumes') resume(state, worker)
  }
}
