/** Where a container sees the pod's volumes. Source: Kubernetes v1.35 pkg/kubelet/kubelet_pods.go */
import type { Container, VolumeMount } from '../../api/container'
import type { StringMap } from '../../api/meta'
import type { PersistentVolume } from '../../api/persistentVolume'
import type { Volume } from '../../api/volume'
import type { Mount, MountSource } from '../cri/messages'
import { mountedFiles } from './attachedDisks'
import { persistentVolumeOf } from './claimedVolumes'
import { expandAll } from './environment'
import type { KubeletState, PodWorker } from './kubeletState'
import { isWritten } from './volumeFiles'
import { writtenFiles } from './volumeSetUp'

/**
 * The mounts of a container. Volumes of drivers that are not simulated have none: what is written
 * there is the container's own, and goes with it.
 */
export function containerMounts(
  state: KubeletState,
  worker: PodWorker,
  container: Container,
  env: StringMap,
): Mount[] {
  return (container.volumeMounts ?? []).flatMap((mount): Mount[] => {
    const volume = worker.pod.spec.volumes?.find(({ name }) => name === mount.name)
    const source = volume && sourceOf(state, worker, volume)
    if (source === undefined) return []
    const { name, mountPath, readOnly = false } = mount
    return [
      { volume: name, containerPath: mountPath, subPath: subPath(mount, env), readOnly, source },
    ]
  })
}

function sourceOf(state: KubeletState, worker: PodWorker, volume: Volume): MountSource | undefined {
  const { emptyDir, hostPath } = volume
  if (emptyDir !== undefined) return { type: 'emptyDir', medium: emptyDir.medium ?? '' }
  if (isWritten(volume)) {
    return { type: 'projected', files: writtenFiles(state, worker, volume) }
  }
  if (hostPath !== undefined) return { type: 'directory', id: hostPath.path }
  const claimed = persistentVolumeOf(worker.pod, volume, state.objects)
  return claimed && persistentSource(state, claimed)
}

/** A directory of this node, or a disk that was attached to it. */
function persistentSource(
  state: KubeletState,
  { spec: { csi, local, hostPath } }: PersistentVolume,
): MountSource | undefined {
  const path = local?.path ?? hostPath?.path
  if (path !== undefined) return { type: 'directory', id: path }
  const disk = csi && mountedFiles(state, csi)
  return disk && { type: 'directory', id: csi.volumeHandle, disk }
}

const subPath = ({ subPath: path = '', subPathExpr }: VolumeMount, env: StringMap): string =>
  subPathExpr === undefined ? path : (expandAll([subPathExpr], env)?.[0] ?? '')
