/** What a kubectl verb is: words in, requests out, lines back. */
import type { ApplyResult, HttpRequest, HttpResponse } from '../protocol/messages'

/** How a verb reaches the cluster. */
export interface Connection {
  send(request: HttpRequest): Promise<HttpResponse>
  apply(documents: readonly unknown[], namespace: string): Promise<readonly ApplyResult[]>
}

export interface Invocation {
  /** The words that are no flags, after the verb. */
  readonly words: readonly string[]
  readonly flags: Readonly<Record<string, unknown>>
  readonly stdin: string
  readonly namespace: string
}

export interface Result {
  readonly output: string
  /** 0, or 1 when kubectl would end with an error. */
  readonly code: number
}

export interface Verb {
  /** `rollout undo` has two words. */
  readonly name: string
  run(invocation: Invocation, connection: Connection): Promise<Result>
}

export const printed = (output: string): Result => ({ output, code: 0 })

/** kubectl's words for a failed request. */
export function refused({ body }: HttpResponse): Result {
  const known = typeof body === 'object' && body !== null && 'message' in body
  const message = known ? String(body.message) : String(body)
  const reason = known && 'reason' in body ? ` (${String(body.reason)})` : ''
  return { output: `Error from server${reason}: ${message}`, code: 1 }
}

/** The text of a flag, under any of its names. */
export function flag(invocation: Invocation, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = invocation.flags[name]
    if (value !== undefined) return String(Array.isArray(value) ? value.at(-1) : value)
  }
  return undefined
}
