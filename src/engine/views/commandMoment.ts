/** An operator command as a moment of the story: as it was given. */
import type { Command } from '../commands/command'
import type { KernelState } from '../kernel/kernel'
import { messageDetail } from './history'
import type { MomentView } from './records'

export const commandMoment = (command: Command, kernel: KernelState): MomentView => ({
  id: -kernel.nextId,
  cause: 0,
  at: kernel.now,
  actor: 'you',
  note: { type: 'operator', command, ...messageOf(command, kernel) },
})

/** The message that a command is about: its number alone says nothing to people. */
function messageOf(command: Command, kernel: KernelState): object {
  if (command.type !== 'dropMessage' && command.type !== 'delayMessage') return {}
  const flight = messageDetail(kernel, command.id)?.flight
  return flight === undefined ? {} : { message: { label: flight.label, to: flight.to } }
}
