/**
 * The test's own client, as an actor: it makes the objects it is given, some at a time, one more
 * now and then if that is wanted, and counts the pods that have a node.
 * Source: Kubernetes v1.35 test/integration/scheduler_perf
 */
import type { Pod } from '../../../../api/core'
import type { ApiResponse } from '../../../../engine/apiserver/messages'
import { type Call, call } from '../../../../engine/clientGo/client'
import { type ClientSet, connect, receive } from '../../../../engine/clientGo/clientSet'
import type { InformerSpec } from '../../../../engine/clientGo/informer'
import { collectionPath } from '../../../../engine/clientGo/paths'
import type { Behaviour, Context } from '../../../../engine/kernel/actor'
import type { ActorId, Message } from '../../../../engine/kernel/event'
import { invariant } from '../../../../engine/kernel/invariant'
import type { Micros } from '../../../../engine/kernel/micros'

/** What is sent, in order. */
export interface Send extends Message {
  readonly type: 'send'
  readonly calls: readonly Call[]
}

/** One call after the other, at a steady pace, for good. */
export interface Churn extends Message {
  readonly type: 'churn'
  readonly calls: readonly Call[]
  readonly everyMicros: Micros
}

interface ChurnNext extends Message {
  readonly type: 'churnNext'
}

export interface TesterState {
  readonly set: ClientSet
  /** Those not sent yet, the next one last. */
  readonly left: Call[]
  /** Sent and not answered. */
  outstanding: number
  churn: Churn | undefined
  churned: number
  /** Pods on nodes, by the part of their name before the dash. */
  readonly assigned: Map<string, number>
}

/** Source: test/utils/runners.go (CreatePod) */
const AT_ONCE = 30

const INFORMERS: readonly InformerSpec[] = [{ name: 'pods', path: collectionPath('v1', 'pods') }]

export const tester: Behaviour<TesterState, { readonly apiServer: ActorId }> = {
  init: ({ apiServer }, context) => ({
    set: connect(context, apiServer, 'kubernetes-admin', INFORMERS),
    left: [],
    outstanding: 0,
    churn: undefined,
    churned: 0,
    assigned: new Map(),
  }),
  receive(state, message, context) {
    switch (message.type) {
      case 'send':
        state.left.push(...(message as Send).calls.toReversed())
        break
      case 'churn':
        state.churn = message as Churn
        churnNext(state, context)
        break
      case 'churnNext':
        churnNext(state, context)
        break
      default:
        hear(state, message, context)
    }
    while (state.outstanding < AT_ONCE) {
      const next = state.left.pop()
      if (next === undefined) break
      state.outstanding++
      call(context, state.set.client, next, { type: 'sent' })
    }
  },
}

function hear(state: TesterState, message: Message, context: Context): void {
  for (const event of receive(context, state.set, INFORMERS, message) ?? []) {
    if (event.type === 'answer') {
      const { status, body } = event as Pick<ApiResponse, 'status' | 'body'>
      invariant(status < 300, `refused: ${JSON.stringify(body)}`)
      if (event.then.type === 'sent') state.outstanding--
    } else if (event.type === 'add' || event.type === 'update') {
      countAssigned(state, event.object as Pod, event.old as Pod | undefined)
    }
  }
}

function countAssigned({ assigned }: TesterState, pod: Pod, old: Pod | undefined): void {
  if (pod.spec.nodeName === undefined || old?.spec.nodeName !== undefined) return
  const { name } = pod.metadata
  const kind = name.slice(0, name.lastIndexOf('-'))
  assigned.set(kind, (assigned.get(kind) ?? 0) + 1)
}

function churnNext(state: TesterState, context: Context): void {
  const { churn } = state
  const next = churn?.calls[state.churned]
  if (churn === undefined || next === undefined) return
  state.churned++
  call(context, state.set.client, next, { type: 'churned' })
  const again: ChurnNext = { type: 'churnNext' }
  context.wake(churn.everyMicros, again)
}
