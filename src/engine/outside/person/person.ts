/**
 * You: the person's kubectl. Sends what hands ask for to the API server, and carries out the two
 * commands that take several requests (`apply`, `drain`) inside simulated time, so that the same
 * calls give the same trace on every machine. It watches nothing. Left out against the real one:
 * discovery and OpenAPI requests (it knows the kinds from its configuration).
 */
import type { ApiResponse } from '../../apiserver/messages'
import {
  type Answer,
  type Client,
  call,
  createClient,
  sweep,
  takeAnswer,
} from '../../clientGo/client'
import type { Behaviour, Context } from '../../kernel/actor'
import type { ActorId, Message } from '../../kernel/event'
import { type ApplyJob, type ApplyStep, continueApply, startApply } from './apply'
import {
  continueDrain,
  type DrainJob,
  type DrainRetry,
  type DrainStep,
  retryDrain,
  startDrain,
} from './drain'
import type { KnownKind } from './knownKind'
import type { PersonMessage, PersonRequest } from './messages'

export interface PersonConfig {
  readonly apiServer: ActorId
  readonly kinds: readonly KnownKind[]
}

export interface PersonState {
  readonly client: Client
  readonly kinds: readonly KnownKind[]
  readonly applies: Map<number, ApplyJob>
  readonly drains: Map<number, DrainJob>
}

/** The note that carries an answer out of the simulation; `ask` is the host's number. */
export interface AnsweredNote extends Message {
  readonly type: 'person.answered'
  readonly ask: number
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

interface AskStep {
  readonly type: 'ask'
  readonly ask: number
}

export const person: Behaviour<PersonState, PersonConfig> = {
  init: (config, context, before) => ({
    client: createClient(config.apiServer, 'kubernetes-admin', context.now),
    kinds: config.kinds,
    applies: before?.applies ?? new Map(),
    drains: before?.drains ?? new Map(),
  }),
  receive(state, message, context) {
    switch (message.type) {
      case 'response': {
        const answer = takeAnswer(context, state.client, message as ApiResponse)
        if (answer !== undefined) take(context, state, answer)
        return
      }
      case 'client.sweep':
        for (const answer of sweep(context, state.client)) take(context, state, answer)
        return
      case 'drain.retry':
        retryDrain(context, state.client, state.drains, message as DrainRetry)
        return
      default:
        obey(context, state, message as PersonMessage)
    }
  },
}

function obey(context: Context, state: PersonState, message: PersonMessage): void {
  switch (message.type) {
    case 'person.request':
      ask(context, state.client, message)
      return
    case 'person.apply':
      startApply(context, state.client, state.kinds, state.applies, message)
      return
    case 'person.drain':
      startDrain(context, state.client, state.drains, message)
  }
}

function ask(context: Context, client: Client, request: PersonRequest): void {
  const { method, path, query, headers, body } = request
  const then: AskStep = { type: 'ask', ask: request.ask }
  const optional = {
    ...(query === undefined ? {} : { query }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
  }
  call(context, client, { method, path, ...optional }, then)
}

function take(context: Context, state: PersonState, answer: Answer): void {
  const { then, status, headers, body } = answer
  if (then.type === 'apply') {
    continueApply(context, state.client, state.kinds, state.applies, then as ApplyStep, answer)
  } else if (then.type === 'drain') {
    continueDrain(context, state.client, state.drains, then as DrainStep, answer)
  } else {
    const { ask } = then as AskStep
    const sent = headers === undefined ? {} : { headers }
    const note: AnsweredNote = { type: 'person.answered', ask, status, ...sent, body }
    context.note(note)
  }
}
