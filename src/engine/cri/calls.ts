import type { Context } from '../kernel/actor'
import type { ActorId } from '../kernel/event'
import type { Micros } from '../kernel/micros'
import type { Flavour, Latency, RuntimeError } from './flavour'
import type { CriMethod, CriResponse, CriResult } from './messages'
import type { RuntimeState } from './runtimeState'

/** A call being served: who asked, and all that serving it needs. */
export interface Call {
  readonly state: RuntimeState
  readonly context: Context
  readonly flavour: Flavour
  readonly id: number
  readonly pod: string
  readonly from: ActorId
  readonly method: CriMethod
}

/** Answers a call, after `delayMicros` of work. */
export function reply(call: Call, result: CriResult, delayMicros: Micros = 0): void {
  answer(call, call.id, call.pod, result, delayMicros)
}

/** Answers a call with a failure. */
export function replyError(call: Call, error: RuntimeError, delayMicros: Micros = 0): void {
  reply(call, { method: 'error', failed: call.method, ...error }, delayMicros)
}

/** Answers a call that was left waiting, by its number. */
export function answer(
  call: Pick<Call, 'context' | 'flavour' | 'from'>,
  id: number,
  pod: string,
  result: CriResult,
  delayMicros: Micros = 0,
): void {
  const response: CriResponse = { type: 'cri.response', id, result, pod }
  call.context.send(call.from, response, delayMicros + 2 * call.flavour.hop)
}

/** How long it takes this time. */
export const draw = (context: Context, latency: Latency): Micros =>
  latency.least + context.random(latency.spread)
