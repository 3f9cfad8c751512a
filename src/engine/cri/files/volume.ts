/** The volumes of a pod on its node's disk. They are the pod's: a container's end does not touch them. */
import type { Mount, VolumeFile } from '../messages'

/** A volume: what the kubelet writes whole, or what the pod's own containers write. */
export type Volume =
  | { readonly type: 'projected'; files: readonly VolumeFile[] }
  | {
      readonly type: 'emptyDir'
      readonly files: Map<string, string>
      /** In memory: a power cut empties it. */
      readonly inMemory: boolean
    }

/** A pod's volumes by name. */
export type Volumes = Map<string, Volume>

/** The volume of a mount; made when it is first mounted, for it lives as long as its pod. */
export function volumeOf(volumes: Volumes, { volume: name, source }: Mount): Volume {
  const known = volumes.get(name)
  if (known !== undefined) return known
  const made: Volume =
    source.type === 'projected'
      ? { type: 'projected', files: source.files }
      : { type: 'emptyDir', files: new Map(), inMemory: source.medium === 'Memory' }
  volumes.set(name, made)
  return made
}

/** What a file of a volume holds. */
export function readFrom(volume: Volume, path: string): string | undefined {
  if (volume.type === 'emptyDir') return volume.files.get(path)
  return volume.files.find((file) => file.path === path)?.content
}

/** Whether a file of a volume may be run: what containers write they make so themselves. */
export const isExecutable = (volume: Volume, path: string): boolean =>
  volume.type === 'emptyDir' ||
  volume.files.some((file) => file.path === path && (file.mode & EXECUTE) !== 0)

const EXECUTE = 0o111

/** The paths of a volume's files. */
export const pathsIn = (volume: Volume): readonly string[] =>
  volume.type === 'emptyDir' ? [...volume.files.keys()] : volume.files.map(({ path }) => path)

/** A power cut: what was only in memory is gone. */
export function loseMemory(volumes: Volumes): void {
  for (const volume of volumes.values()) {
    if (volume.type === 'emptyDir' && volume.inMemory) volume.files.clear()
  }
}

/** A subPath is bound to the very file there was: what the kubelet writes later is another file. */
export function pinned(volume: Volume): Volume {
  return volume.type === 'emptyDir' ? volume : { type: 'projected', files: volume.files }
}
