/** The kubelet's end of CRI: calls with a continuation as data, and what became of them. */

import type { CriCall, CriFailure, CriMethod, CriRequest } from '../cri/messages'
import type { Context } from '../kernel/actor'
import type { ActorId } from '../kernel/event'
import { type Micros, seconds } from '../kernel/micros'

/** What to do with an answer. */
export type CriThen =
  | { readonly type: 'relist' | 'status' | 'runtimeConfig' | 'images' | 'nothing' }
  | { readonly type: 'pass'; readonly uid: string; readonly pass: number }
  | {
      readonly type: 'kill'
      readonly uid: string
      readonly pass: number
      readonly containerId: string
    }
  | { readonly type: 'pull' }
  | { readonly type: 'exec'; readonly visitor: number }

interface PendingCall {
  readonly then: CriThen
  readonly method: CriMethod
  /** When the call leaves. */
  readonly at: Micros
  readonly deadline: Micros
}

/** The calls on their way. */
export interface CriClient {
  readonly runtime: ActorId
  nextId: number
  readonly pending: Map<number, PendingCall>
}

/** runtimeRequestTimeout; a sandbox gets twice of it, pulls have no limit of their own. */
const REQUEST_TIMEOUT = seconds(120)
const PULL_TIMEOUT = seconds(3600)

/** A client without any call yet. */
export const createCriClient = (runtime: ActorId, now: Micros): CriClient => ({
  runtime,
  // Numbers of an earlier life are smaller: its answers find nobody.
  nextId: now + 1,
  pending: new Map(),
})

/** Sends a call; the message leaves after `delayMicros`. Its answer comes back with `then`. */
export function callRuntime(
  context: Context,
  cri: CriClient,
  call: CriCall,
  then: CriThen,
  pod = '',
  delayMicros: Micros = 0,
): void {
  const id = cri.nextId++
  const deadline = context.now + delayMicros + timeoutOf(call)
  const at = context.now + delayMicros
  cri.pending.set(id, { then, method: call.method, at, deadline })
  const request: CriRequest = { type: 'cri.request', id, call, pod }
  context.send(cri.runtime, request, delayMicros)
}

/** The continuation of an answer; undefined for one that was given up. */
export function takeThen(cri: CriClient, id: number): CriThen | undefined {
  const pending = cri.pending.get(id)
  cri.pending.delete(id)
  return pending?.then
}

/** Calls whose time is over, each with the error the real client reports. */
export function overdue(
  cri: CriClient,
  now: Micros,
): { readonly then: CriThen; readonly result: CriFailure }[] {
  const lost: { then: CriThen; result: CriFailure }[] = []
  for (const [id, { then, method, deadline }] of cri.pending) {
    if (deadline > now) continue
    cri.pending.delete(id)
    lost.push({ then, result: { method: 'error', failed: method, ...DEADLINE_EXCEEDED } })
  }
  return lost
}

/** Whether a call that should take a moment has waited long for its answer. */
export function owesAnswer({ pending }: CriClient, now: Micros): boolean {
  for (const { method, at } of pending.values()) {
    const slow = method === 'PullImage' || method === 'StopContainer' || method === 'ExecSync'
    if (!slow && now - at > PATIENCE) return true
  }
  return false
}

const PATIENCE = seconds(5)

const DEADLINE_EXCEEDED = {
  code: 'DeadlineExceeded',
  description: 'context deadline exceeded',
} as const

/** A failed call as the kubelet prints it. */
export const rpcError = ({ code, description }: CriFailure): string =>
  `rpc error: code = ${code} desc = ${description}`

function timeoutOf(call: CriCall): Micros {
  if (call.method === 'RunPodSandbox') return 2 * REQUEST_TIMEOUT
  if (call.method === 'PullImage') return PULL_TIMEOUT
  if (call.method === 'StopContainer') return REQUEST_TIMEOUT + seconds(call.timeoutSeconds)
  return REQUEST_TIMEOUT
}
