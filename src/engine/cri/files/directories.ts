/**
 * Directories of the node that outlive pods: those of its own disk, and the disks attached to it.
 * What containers write to an attached disk goes on to the disk itself, for another node may have
 * it next.
 * Left out: file systems that several nodes have mounted at once (each sees its own files).
 */
import type { Context } from '../../kernel/actor'
import type { ActorId } from '../../kernel/event'
import type { WriteDisk } from '../../outside/diskMessages'
import type { DirectorySource } from '../messages'
import { type Directory, newDirectory } from './directory'

/** A directory that outlives pods. */
interface Lasting {
  readonly directory: Directory
  /** It is a disk that can be taken off the node. */
  readonly isDisk: boolean
  /** Of the directory's writes, those that have reached the disk. */
  flushed: number
}

/** Where the directories are, and who has the disks among them. */
interface Place {
  readonly node: string
  readonly disks?: ActorId
}

/** By the id in the mount. */
export type Directories = Map<string, Lasting>

/** The directory of a mount; made when it is first mounted. */
export function directoryOf(directories: Directories, source: DirectorySource): Directory {
  const known = directories.get(source.id)
  if (known !== undefined) return known.directory
  const directory = newDirectory()
  for (const [path, content] of Object.entries(source.disk ?? {})) {
    directory.files.set(path, content)
  }
  directories.set(source.id, { directory, isDisk: source.disk !== undefined, flushed: 0 })
  return directory
}

/** What was written since the last look is on its way to the disks. */
export function flushDisks(directories: Directories, at: Place, context: Context): void {
  const { node, disks } = at
  for (const [id, lasting] of directories) {
    const { directory, isDisk, flushed } = lasting
    if (!isDisk || directory.writes === flushed || disks === undefined) continue
    lasting.flushed = directory.writes
    const files = Object.fromEntries(directory.files)
    const write: WriteDisk = { type: 'disk.write', disk: id, node, files }
    context.send(disks, write)
  }
}

/** A power cut: disks must be mounted again; by then another node may have written to them. */
export function loseDisks(directories: Directories): void {
  for (const [id, { isDisk }] of directories) if (isDisk) directories.delete(id)
}
