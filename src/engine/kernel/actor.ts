import type { ActorId, Message } from './event'
import type { Micros } from './micros'

/**
 * What an actor may do while it handles a message. Everything goes through here, so that the same
 * seed and commands give the same trace.
 */
export interface Context {
  readonly now: Micros
  readonly self: ActorId
  /** The event being handled, or what `because` set: the cause of all that is sent from here on. */
  readonly cause: number
  /** Sends over the link to `to`: it arrives after the link's latency (plus `delayMicros`), or never. */
  send(to: ActorId, message: Message, delayMicros?: Micros): number
  /** Sets a timer: `message` comes back to this actor. Returns what `cancel` takes. */
  wake(delayMicros: Micros, message: Message): number
  cancel(timer: number): void
  /** From here on, what is sent was caused by this earlier event (a work queue remembers it per key). */
  because(cause: number): void
  /** A draw in [0, bound) from this actor's own generator. */
  random(bound: number): number
  /** Tells the trace what happened inside, for the page and the story. Returns the note's id. */
  note(note: Message): number
}

/**
 * How one kind of actor behaves. The state is plain data (objects, arrays, Maps, Sets, strings,
 * numbers): the kernel copies it for snapshots.
 */
export interface Behaviour<State, Config> {
  /** Its first state. `before` is what a stopped life left behind: a disk survives a power cut. */
  init(config: Config, context: Context, before: State | undefined): State
  receive(state: State, message: Message, context: Context, from: ActorId): void
}

/** A behaviour as the kernel holds it, whatever its state and configuration are. */
export type AnyBehaviour = Behaviour<unknown, unknown>

/** Erases a behaviour's types for the kernel's table; the kernel hands back only what `init` made. */
export function behaviour<State, Config>(typed: Behaviour<State, Config>): AnyBehaviour {
  return {
    init: (config, context, before) =>
      typed.init(config as Config, context, before as State | undefined),
    receive: (state, message, context, from) =>
      typed.receive(state as State, message, context, from),
  }
}
