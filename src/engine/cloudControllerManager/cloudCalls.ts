/** The manager's calls of the cloud: numbered, answered once, given up after two minutes. */
import type { Context } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { seconds } from '../kernel/micros'
import type { CloudCall, CloudRequest } from '../outside/cloudMessages'
import type { CloudControllerManagerState, PendingCall } from './state'

interface SweepMessage extends Message {
  readonly type: 'cloudController.sweep'
}

/** [model] The providers' own libraries differ; most wait for minutes. */
export const CLOUD_TIMEOUT = seconds(120)

export function sendCloudCall(
  context: Context,
  state: CloudControllerManagerState,
  pending: Omit<PendingCall, 'sentAt'>,
  call: CloudCall,
): void {
  const id = state.nextCall++
  state.calls.set(id, { ...pending, sentAt: context.now })
  const request: CloudRequest = { type: 'cloudRequest', id, call }
  context.send(state.cloudProvider, request)
  scheduleSweep(context, state)
}

/** The call that an answer belongs to; undefined for one that was given up. */
export function takeCall(state: CloudControllerManagerState, id: number): PendingCall | undefined {
  const pending = state.calls.get(id)
  state.calls.delete(id)
  return pending
}

/** Calls that were never answered failed: the wire is cut, or the cloud is not there. */
export function takeLateCalls(context: Context, state: CloudControllerManagerState): PendingCall[] {
  state.sweeping = false
  const late: PendingCall[] = []
  for (const [id, pending] of state.calls) {
    if (context.now - pending.sentAt < CLOUD_TIMEOUT) break
    state.calls.delete(id)
    late.push(pending)
  }
  scheduleSweep(context, state)
  return late
}

/** All calls may take equally long, so one timer for the oldest is enough. */
function scheduleSweep(context: Context, state: CloudControllerManagerState): void {
  const oldest = state.calls.values().next()
  if (state.sweeping || oldest.done) return
  state.sweeping = true
  const sweep: SweepMessage = { type: 'cloudController.sweep' }
  context.wake(oldest.value.sentAt + CLOUD_TIMEOUT - context.now, sweep)
}
