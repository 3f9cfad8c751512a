/**
 * What scripts write reaches the disks they write to half a minute later at the latest, as a
 * kernel writes back its dirty pages: a power cut loses no more.
 * Source: Linux vm.dirty_expire_centisecs
 */
import type { Context } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { seconds } from '../kernel/micros'
import { flushDisks } from './files/directories'
import { writeOut } from './processes'
import type { RuntimeState } from './runtimeState'

/** The runtime's own timer while a disk is mounted. */
export interface WriteBackTimer extends Message {
  readonly type: 'runtime.writeBack'
}

const EXPIRE = seconds(30)

/** After each message: what has changed goes to the disks. */
export function afterMessage(state: RuntimeState, context: Context): void {
  if (state.directories.size === 0) return
  flushDisks(state.directories, state.config, context)
  if (state.writesBack || ![...state.directories.values()].some(({ isDisk }) => isDisk)) return
  state.writesBack = true
  const timer: WriteBackTimer = { type: 'runtime.writeBack' }
  context.wake(EXPIRE, timer)
}

/** Lets scripts with a disk do what they have until now: they are followed only when asked. */
export function writeBack(state: RuntimeState, context: Context): void {
  state.writesBack = false
  for (const { id, config, process } of state.containers.values()) {
    const onDisk = config.mounts.some(
      ({ source }) => source.type === 'directory' && source.disk !== undefined,
    )
    if (onDisk && process?.shell !== undefined) writeOut(state, id, context.now)
  }
}
