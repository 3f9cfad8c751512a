/**
 * What a node and a cloud's disk say to each other once the disk is attached: the blocks, as whole
 * files. A real node has a device; here what it holds travels when it is mounted and when it has
 * changed.
 */
import type { Message } from '../kernel/event'

/** By path inside the file system of the disk. */
export type DiskFiles = Readonly<Record<string, string>>

/** node → cloud: the disk is mounted. */
export interface ReadDisk extends Message {
  readonly type: 'disk.read'
  readonly disk: string
  readonly node: string
}

/** cloud → node: what the disk holds. */
export interface DiskContent extends Message {
  readonly type: 'disk.content'
  readonly disk: string
  readonly files: DiskFiles
}

/** node → cloud: what the disk holds from now on. Only the node that has it attached is heard. */
export interface WriteDisk extends Message {
  readonly type: 'disk.write'
  readonly disk: string
  readonly node: string
  readonly files: DiskFiles
}

export type DiskMessage = ReadDisk | WriteDisk
