/**
 * What an operator can do to a single message on its way: make it vanish, or hold it up. Senders
 * and receivers are told nothing; what they notice is their own affair.
 */
import type { KernelEvent } from './event'
import { push, remove } from './eventQueue'
import { invariant } from './invariant'
import type { Kernel, KernelState } from './kernel'
import type { Micros } from './micros'
import { record } from './trace'

/** The message of this id while it is on its way; undefined for timers and what has arrived. */
export const onItsWay = ({ queue }: KernelState, id: number): KernelEvent | undefined =>
  queue.find((event) => event.id === id && isMessage(event))

const isMessage = ({ life, from, to }: KernelEvent): boolean => life < 0 && from !== to

/** It never arrives. False when it is not on its way. */
export function dropMessage(kernel: Kernel, id: number): boolean {
  const { state, observer } = kernel
  const event = onItsWay(state, id)
  if (event === undefined) return false
  remove(state.queue, event)
  const lost: KernelEvent = { ...event, lost: true }
  record(state.trace, lost)
  observer.intercepted(lost)
  return true
}

/**
 * It arrives later, and so does what follows it on the same wire: nothing overtakes on a
 * connection. Whole microseconds. False when it is not on its way.
 */
export function delayMessage(kernel: Kernel, id: number, delayMicros: Micros): boolean {
  invariant(Number.isInteger(delayMicros) && delayMicros >= 0, 'a delay is whole microseconds')
  const { state } = kernel
  const event = onItsWay(state, id)
  if (event === undefined) return false
  const at = event.at + delayMicros
  const behind = state.queue.filter(
    (other) =>
      other.from === event.from &&
      other.to === event.to &&
      isMessage(other) &&
      other.at < at &&
      (other.at > event.at || (other.at === event.at && other.id > event.id)),
  )
  for (const held of [event, ...behind]) postpone(kernel, held, at)
  const { lastArrival } = state.links
  const wire = `${event.from}>${event.to}`
  lastArrival.set(wire, Math.max(lastArrival.get(wire) ?? 0, at))
  return true
}

function postpone({ state, observer }: Kernel, event: KernelEvent, at: Micros): void {
  remove(state.queue, event)
  const later: KernelEvent = { ...event, at }
  push(state.queue, later)
  record(state.trace, later)
  observer.intercepted(later)
}
