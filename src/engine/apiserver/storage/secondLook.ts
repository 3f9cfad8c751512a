/**
 * What may come a moment later: a namespace the cache has not heard of, or the default account of
 * a new one. A create that misses them is tried again before it is refused.
 * Source: Kubernetes v1.35 plugin/pkg/admission/serviceaccount getServiceAccount,
 * staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle
 */
import type { Status } from '../../../api/meta'
import type { Context } from '../../kernel/actor'
import type { Message } from '../../kernel/event'
import type { Micros } from '../../kernel/micros'
import { isMissingNamespace, MISSING_NAMESPACE_WAIT_MICROS } from '../admission/namespaceLifecycle'
import { DEFAULT_ACCOUNT_ATTEMPTS, DEFAULT_ACCOUNT_WAIT_MICROS } from '../admission/serviceAccount'
import type { Server } from '../serverState'
import type { Plan, Task } from './steps'

/** Timer of the server's own: a create is tried again. */
export interface SecondLook extends Message {
  readonly type: 'apiserver.secondLook'
  readonly plan: Plan
}

/** Sets the timer when a refusal is worth another look; false when it stands. */
export function looksAgain(
  { context }: Server,
  plan: Plan,
  { writer }: Task,
  status: Status,
): boolean {
  const { looks } = plan
  const wait = writer.type === 'create' ? waitFor(context, status, looks) : undefined
  if (wait === undefined) return false
  const again: SecondLook = { type: 'apiserver.secondLook', plan: { ...plan, looks: looks + 1 } }
  context.wake(wait, again)
  return true
}

const NO_DEFAULT_ACCOUNT = 'serviceaccount "default" not found'

function waitFor(context: Context, status: Status, looks: number): Micros | undefined {
  if (isMissingNamespace(status)) return looks === 0 ? MISSING_NAMESPACE_WAIT_MICROS : undefined
  if (!status.message?.endsWith(NO_DEFAULT_ACCOUNT)) return undefined
  if (looks >= DEFAULT_ACCOUNT_ATTEMPTS) return undefined
  // Up to twice as long, so that many who wait do not come at once.
  return DEFAULT_ACCOUNT_WAIT_MICROS + context.random(DEFAULT_ACCOUNT_WAIT_MICROS)
}
