/** The volumes of a pod on its node's disk. They are the pod's: a container's end does not touch them. */
import type { Mount, MountSource, VolumeFile } from '../messages'
import { type Directories, directoryOf } from './directories'
import { type Directory, newDirectory } from './directory'

/** A volume: what the kubelet writes whole, or what the pod's own containers write. */
export type Volume = { readonly type: 'projected'; files: readonly VolumeFile[] } | Directory

/** A pod's volumes by name. */
export type Volumes = Map<string, Volume>

/** The volume of a mount; made when it is first mounted. */
export function volumeOf(
  volumes: Volumes,
  directories: Directories,
  { volume: name, source }: Mount,
): Volume {
  const known = volumes.get(name)
  if (known !== undefined) return known
  const made = makeVolume(source, directories)
  volumes.set(name, made)
  return made
}

/** One of the pod's own lives as long as the pod; the others were there before. */
function makeVolume(source: MountSource, directories: Directories): Volume {
  if (source.type === 'projected') return { type: 'projected', files: source.files }
  if (source.type === 'directory') return directoryOf(directories, source)
  return newDirectory(source.medium === 'Memory')
}

/** What a file of a volume holds. */
export function readFrom(volume: Volume, path: string): string | undefined {
  if (volume.type === 'directory') return volume.files.get(path)
  return volume.files.find((file) => file.path === path)?.content
}

/** Whether a file of a volume may be run: what containers write they make so themselves. */
export const isExecutable = (volume: Volume, path: string): boolean =>
  volume.type === 'directory' ||
  volume.files.some((file) => file.path === path && (file.mode & EXECUTE) !== 0)

const EXECUTE = 0o111

/** The paths of a volume's files. */
export const pathsIn = (volume: Volume): readonly string[] =>
  volume.type === 'directory' ? [...volume.files.keys()] : volume.files.map(({ path }) => path)

/** A power cut: what was only in memory is gone. */
export function loseMemory(volumes: Volumes): void {
  for (const volume of volumes.values()) {
    if (volume.type === 'directory' && volume.inMemory) volume.files.clear()
  }
}

/** A subPath is bound to the very file there was: what the kubelet writes later is another file. */
export function pinned(volume: Volume): Volume {
  return volume.type === 'directory' ? volume : { type: 'projected', files: volume.files }
}
