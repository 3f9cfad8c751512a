/** The cloud's disks: in one zone each, and attached to one machine at most. */
import type { Context } from '../../kernel/actor'
import type { ActorId } from '../../kernel/event'
import type { CloudResult, DiskSpec } from '../cloudMessages'
import type { DiskContent, DiskFiles, DiskMessage } from '../diskMessages'
import type { MachineRoom } from './machines'

export interface Disk extends DiskSpec {
  /** The machine that has it; empty: none. */
  attachedTo: string
  files: DiskFiles
}

export interface DiskRoom extends MachineRoom {
  /** By name. */
  readonly disks: Map<string, Disk>
}

/** Making it twice is no error. */
export function createDisk({ disks }: DiskRoom, spec: DiskSpec): CloudResult {
  if (!disks.has(spec.name)) disks.set(spec.name, { ...spec, attachedTo: '', files: {} })
  return {}
}

export function deleteDisk({ disks }: DiskRoom, name: string): CloudResult {
  const attachedTo = disks.get(name)?.attachedTo ?? ''
  if (attachedTo !== '') return { error: `disk ${name} is in use by machine ${attachedTo}` }
  disks.delete(name)
  return {}
}

export function attachDisk(room: DiskRoom, name: string, machine: string): CloudResult {
  const disk = room.disks.get(name)
  const place = room.machines.get(machine)
  if (disk === undefined) return { error: `disk ${name} does not exist` }
  if (place === undefined) return { error: `machine ${machine} does not exist` }
  if (place.zone !== disk.zone) {
    return {
      error: `disk ${name} is in zone ${disk.zone}, machine ${machine} in zone ${place.zone}`,
    }
  }
  if (disk.attachedTo !== '' && disk.attachedTo !== machine) {
    return { error: `disk ${name} is attached to machine ${disk.attachedTo}` }
  }
  disk.attachedTo = machine
  return {}
}

/** Taking off what is not there is no error: a machine that is gone has let go. */
export function detachDisk({ disks }: DiskRoom, name: string, machine: string): CloudResult {
  const disk = disks.get(name)
  if (disk?.attachedTo === machine) disk.attachedTo = ''
  return {}
}

/** A machine is gone for good: its disks stay. */
export function letGoDisks({ disks }: DiskRoom, machine: string): void {
  for (const disk of disks.values()) if (disk.attachedTo === machine) disk.attachedTo = ''
}

/** A node reads or writes; one that has not the disk is not heard. */
export function takeDiskMessage(
  { disks }: DiskRoom,
  message: DiskMessage,
  from: ActorId,
  context: Context,
): void {
  const disk = disks.get(message.disk)
  if (disk === undefined || disk.attachedTo !== message.node) return
  if (message.type === 'disk.write') disk.files = message.files
  else {
    const content: DiskContent = { type: 'disk.content', disk: disk.name, files: disk.files }
    context.send(from, content)
  }
}
