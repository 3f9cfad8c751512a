/**
 * A deterministic discrete-event simulation: a queue of events, actors that handle them one at a
 * time, links that delay what they send each other, and a trace of all that happened.
 * It has never heard of Kubernetes. Whoever hosts it decides how fast virtual time passes.
 */
import type { AnyBehaviour, Context } from './actor'
import type { ActorId, KernelEvent, Message, Note } from './event'
import { type EventQueue, pop, push } from './eventQueue'
import { invariant } from './invariant'
import { arrival, createLinks, type Links } from './links'
import type { Micros } from './micros'
import { clonePlain, findUnplain } from './plain'
import { type RandomState, randomBelow, seedRandom } from './random'
import { createTrace, mix, record, TRACE_LIMIT, type Trace } from './trace'

export interface Actor {
  readonly id: ActorId
  readonly kind: string
  config: unknown
  state: unknown
  readonly random: RandomState
  /** Counts its starts; a timer set in an earlier life never rings. */
  life: number
  up: boolean
}

/** The whole of a simulation as plain data. */
export interface KernelState {
  readonly seed: number
  now: Micros
  nextId: number
  handled: number
  readonly queue: EventQueue
  readonly cancelled: Set<number>
  readonly actors: Map<ActorId, Actor>
  readonly links: Links
  readonly trace: Trace
}

/** Whoever watches: called at once for everything sent, noted and handled, in order. */
export interface Observer {
  sent(event: KernelEvent, lost: boolean): void
  /** An operator dropped a message on its way, or held it up: it is now as given. */
  intercepted(event: KernelEvent): void
  noted(note: Note): void
  handled(event: KernelEvent): void
}

export interface Kernel {
  readonly state: KernelState
  readonly behaviours: ReadonlyMap<string, AnyBehaviour>
  readonly observer: Observer
  /** In development every message and state is checked to be plain data: slow, and worth it. */
  readonly checked: boolean
}

export interface KernelOptions {
  readonly seed: number
  readonly behaviours: ReadonlyMap<string, AnyBehaviour>
  readonly observer?: Observer
  readonly traceLimit?: number
  readonly checked?: boolean
  readonly defaultLatencyMicros?: Micros
}

const nothing = (): undefined => undefined
const silent: Observer = { sent: nothing, intercepted: nothing, noted: nothing, handled: nothing }

export function createKernel(options: KernelOptions): Kernel {
  return {
    state: {
      seed: options.seed,
      now: 0,
      nextId: 1,
      handled: 0,
      queue: [],
      cancelled: new Set(),
      actors: new Map(),
      links: createLinks(options.defaultLatencyMicros ?? 1_000),
      trace: createTrace(options.traceLimit ?? TRACE_LIMIT),
    },
    behaviours: options.behaviours,
    observer: options.observer ?? silent,
    checked: options.checked ?? false,
  }
}

/** Adds an actor and starts its first life at this instant. `kind` picks its behaviour. */
export function addActor(kernel: Kernel, id: ActorId, kind: string, config: unknown): void {
  const { state } = kernel
  invariant(!state.actors.has(id), `actor ${id} exists`)
  const random = seedRandom(state.seed, id)
  const actor: Actor = { id, kind, config, state: undefined, random, life: 0, up: false }
  state.actors.set(id, actor)
  startActor(kernel, id)
}

/** Starts a new life. Nothing of the last one rings any more; its state is offered to `init`. */
export function startActor(kernel: Kernel, id: ActorId): void {
  const actor = actorOf(kernel, id)
  if (actor.up) return
  actor.life++
  actor.up = true
  actor.state = behaviourOf(kernel, actor).init(
    actor.config,
    contextFor(kernel, actor, 0),
    actor.state,
  )
}

/** Ends a life without a word, as a power cut does: what arrives from now on is lost. */
export function stopActor(kernel: Kernel, id: ActorId): void {
  actorOf(kernel, id).up = false
}

/** Ends a life and begins the next with another configuration. */
export function restartActor(kernel: Kernel, id: ActorId, config: unknown): void {
  stopActor(kernel, id)
  actorOf(kernel, id).config = config
  startActor(kernel, id)
}

/** Stops an actor and forgets it. */
export function removeActor(kernel: Kernel, id: ActorId): void {
  kernel.state.actors.delete(id)
}

/** Puts a message in an actor's letterbox at this instant, from outside the simulation. */
export function post(kernel: Kernel, to: ActorId, message: Message, from: ActorId = to): number {
  return enqueue(kernel, from, to, message, kernel.state.now, -1, 0)
}

/** When the next event is due, or undefined when nothing ever happens again. */
export function nextAt(kernel: Kernel): Micros | undefined {
  skipDead(kernel)
  return kernel.state.queue[0]?.at
}

/** Handles the next event. False when there was none. */
export function stepOne(kernel: Kernel): boolean {
  skipDead(kernel)
  const event = pop(kernel.state.queue)
  if (event === undefined) return false
  handle(kernel, event)
  return true
}

/**
 * Handles every event due until `until`, then moves the clock there. Stops early, with the clock
 * at the last event, after `maxEvents`. Returns how many it handled.
 */
export function advance(
  kernel: Kernel,
  until: Micros,
  maxEvents = Number.MAX_SAFE_INTEGER,
): number {
  invariant(until >= kernel.state.now, 'time goes forward')
  const { queue } = kernel.state
  let count = 0
  for (;;) {
    skipDead(kernel)
    const next = queue[0]
    if (next === undefined || next.at > until) break
    if (count === maxEvents) return count
    pop(queue)
    handle(kernel, next)
    count++
  }
  kernel.state.now = until
  return count
}

/** All of it, copied; frozen objects and the records of the trace are shared. */
export const snapshot = (kernel: Kernel): KernelState => copyOf(kernel.state)

/** A kernel that goes on from `saved` exactly as the one it was taken from. */
export function restore(saved: KernelState, options: KernelOptions): Kernel {
  return { ...createKernel(options), state: copyOf(saved) }
}

/** What is recorded is only looked at: copying twenty thousand records would cost most of all. */
function copyOf({ trace, ...rest }: KernelState): KernelState {
  return { ...clonePlain(rest), trace: { ...trace, ring: [...trace.ring] } }
}

function handle(kernel: Kernel, event: KernelEvent): void {
  const { state } = kernel
  state.now = event.at
  state.handled++
  mix(state.trace, event.at, event.to, event.cause, event.message)
  const actor = state.actors.get(event.to)
  if (actor === undefined || !actor.up) return
  const context = contextFor(kernel, actor, event.id)
  behaviourOf(kernel, actor).receive(actor.state, event.message, context, event.from)
  kernel.observer.handled(event)
  if (kernel.checked) {
    const unplain = findUnplain(actor.state)
    invariant(unplain === undefined, `state of ${actor.id} is not plain data at ${unplain}`)
  }
}

/** Drops what can no longer ring: cancelled timers, and those of an earlier life. */
function skipDead(kernel: Kernel): void {
  const { queue, cancelled, actors } = kernel.state
  for (;;) {
    const next = queue[0]
    if (next === undefined || next.life < 0) return
    const actor = actors.get(next.to)
    const rings = actor?.up === true && actor.life === next.life && !cancelled.has(next.id)
    if (rings) return
    cancelled.delete(next.id)
    pop(queue)
  }
}

function enqueue(
  kernel: Kernel,
  from: ActorId,
  to: ActorId,
  message: Message,
  at: Micros | undefined,
  life: number,
  cause: number,
  sentAt: Micros = kernel.state.now,
): number {
  const { state } = kernel
  const lost = at === undefined
  const id = state.nextId++
  const sent: KernelEvent = { id, cause, sentAt, at: at ?? sentAt, from, to, life, message }
  const event: KernelEvent = lost ? { ...sent, lost } : sent
  if (kernel.checked) {
    const unplain = findUnplain(message)
    invariant(unplain === undefined, `message ${message.type} is not plain data at ${unplain}`)
  }
  if (!lost) push(state.queue, event)
  record(state.trace, event)
  kernel.observer.sent(event, lost)
  return id
}

function contextFor(kernel: Kernel, actor: Actor, cause: number): Context {
  return new ActorContext(kernel, actor, cause)
}

class ActorContext implements Context {
  readonly self: ActorId
  cause: number
  readonly #kernel: Kernel
  readonly #actor: Actor

  constructor(kernel: Kernel, actor: Actor, cause: number) {
    this.self = actor.id
    this.cause = cause
    this.#kernel = kernel
    this.#actor = actor
  }

  get now(): Micros {
    return this.#kernel.state.now
  }

  send(to: ActorId, message: Message, delayMicros: Micros = 0): number {
    const { links, now, actors } = this.#kernel.state
    const leaves = now + delayMicros
    // To nobody: it goes on its way all the same, and is lost there.
    const receiver = actors.get(to) ?? { id: to, kind: to }
    const at = arrival(links, this.#actor, receiver, leaves)
    return enqueue(this.#kernel, this.self, to, message, at, -1, this.cause, leaves)
  }

  wake(delayMicros: Micros, message: Message): number {
    invariant(Number.isInteger(delayMicros) && delayMicros >= 0, 'a delay is whole microseconds')
    const at = this.#kernel.state.now + delayMicros
    const { self, cause } = this
    return enqueue(this.#kernel, self, self, message, at, this.#actor.life, cause)
  }

  cancel(timer: number): void {
    this.#kernel.state.cancelled.add(timer)
  }

  because(cause: number): void {
    this.cause = cause
  }

  random(bound: number): number {
    return randomBelow(this.#actor.random, bound)
  }

  note(note: Message): number {
    const kernel = this.#kernel
    const { state } = kernel
    const id = state.nextId++
    const entry: Note = { id, cause: this.cause, at: state.now, actor: this.self, note }
    mix(state.trace, entry.at, entry.actor, entry.cause, note)
    record(state.trace, entry)
    kernel.observer.noted(entry)
    return id
  }
}

function actorOf(kernel: Kernel, id: ActorId): Actor {
  const actor = kernel.state.actors.get(id)
  invariant(actor !== undefined, `no actor ${id}`)
  return actor
}

function behaviourOf(kernel: Kernel, actor: Actor): AnyBehaviour {
  const behaviour = kernel.behaviours.get(actor.kind)
  invariant(behaviour !== undefined, `no behaviour for kind ${actor.kind}`)
  return behaviour
}
