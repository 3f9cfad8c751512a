/** The files of containers: made when somebody first looks at one, for most never do. */
import type { ImageConfig } from '../../outside/registryMessages'
import type { Mount, WriteVolume } from '../messages'
import type { ContainerRecord, PodRecord, RuntimeState } from '../runtimeState'
import { createFileSystem, type FileSystem } from './fileSystem'

/** Every pod has its token here, and hardly a program reads it. */
const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount'
const NONE: Readonly<Record<string, string>> = {}

/** A container's files. */
export function filesOf(
  state: RuntimeState,
  container: ContainerRecord,
  image: ImageConfig,
): FileSystem {
  if (container.files !== undefined) return container.files
  const pod = state.pods.get(container.podUid)
  const volumes = pod?.volumes ?? new Map()
  if (pod !== undefined) pod.volumes = volumes
  const files = createFileSystem(
    image.files ?? NONE,
    container.config.mounts,
    volumes,
    state.directories,
  )
  files.layer.set('/etc/hostname', `${pod?.name ?? ''}\n`)
  container.files = files
  return files
}

/** The same where a program may find other files than its image's; else undefined. */
export function changedFiles(
  state: RuntimeState,
  container: ContainerRecord,
  image: ImageConfig,
): FileSystem | undefined {
  const own = container.config.mounts.some(({ containerPath }) => containerPath !== TOKEN_PATH)
  return own ? filesOf(state, container, image) : container.files
}

/** What the kubelet has written last, for a container about to be made. */
export function refreshVolumes(pod: PodRecord, mounts: readonly Mount[]): void {
  for (const { volume: name, source } of mounts) {
    const volume = pod.volumes?.get(name)
    if (volume?.type === 'projected' && source.type === 'projected') volume.files = source.files
  }
}

/** The kubelet has written a volume: whole and at once, so that nobody sees half of it. */
export function writeVolume(state: RuntimeState, { podUid, volume: name, files }: WriteVolume) {
  const pod = state.pods.get(podUid)
  if (pod === undefined) return
  pod.volumes ??= new Map()
  const volume = pod.volumes.get(name)
  if (volume?.type === 'projected') volume.files = files
  else pod.volumes.set(name, { type: 'projected', files })
}
