/**
 * The engine as its hosts see it. One engine is one simulated cluster.
 */
import type { StringMap } from '../api/meta'
import type { ApiRequest, ApiResponse } from './apiserver/messages'
import type { Command, Problem, WorkerSpec } from './commands/command'
import type { KernelEvent } from './kernel/event'
import type { Micros } from './kernel/micros'
import type { Decision } from './scheduler/decision'
import type { Supposition } from './scheduler/whatIf/supposition'
import type { PendingReport } from './scheduler/whyPending/pendingReport'
import type { PluginTrial, TriedPlugin } from './scheduler/written/tryPlugin'
import type { WrittenPlugin } from './scheduler/written/writtenCode'
import type { Look, LookAnswers } from './views/looks/look'
import type { FlightView, MomentView, ViewDelta } from './views/records'
import type { WriteListener } from './views/writes'

export interface EngineOptions {
  readonly seed: number
  /** Workers at power-on. Absent: three of 4 cores and 8 Gi in zones a, b, c. */
  readonly workers?: readonly WorkerSpec[]
  /** `demo`: coredns and a small web Deployment run when the engine is handed over. */
  readonly content?: 'empty' | 'demo'
  /** False: no cloud controller manager; kubelets know their zone and address themselves. */
  readonly cloud?: boolean
  /** Views and flights cost time; a benchmark without a page turns them off. */
  readonly views?: boolean
  readonly checked?: boolean
}

/** A person's API request: HTTP without the plumbing. */
export type HttpRequest = Pick<ApiRequest, 'method' | 'path' | 'query' | 'headers' | 'body'>

export type HttpResponse = Pick<ApiResponse, 'status' | 'headers' | 'body'>

/** All that came out since the last drain. Small, plain, ready to cross the wall. */
export interface Output {
  readonly now: Micros
  /** When the next event is due; undefined when nothing ever happens again. */
  readonly nextAt: Micros | undefined
  readonly deltas: readonly ViewDelta[]
  readonly flights: readonly FlightView[]
  readonly moments: readonly MomentView[]
  /** Answers to `request`, by the number it returned. */
  readonly responses: readonly { readonly id: number; readonly response: HttpResponse }[]
}

/** What a message was, whole: for the inspector. */
export interface MessageDetail {
  readonly flight: FlightView
  /** The message as sent; a request has method, path, query, body. */
  readonly message: unknown
  /** The answer to a request, once it has left the server. */
  readonly response?: unknown
  readonly responseAt?: Micros
  /** Its HTTP status. */
  readonly responseStatus?: number
  /** The object as it was stored before, for a diff; absent for a create. */
  readonly before?: unknown
}

/** One link of a because-chain: a message or a moment that caused the next. Nearest cause first. */
export interface CauseLink {
  readonly id: number
  readonly at: Micros
  readonly flight?: FlightView
  readonly moment?: MomentView
}

/** What has come out since the last drain, as it comes: for a host that watches while it steps. */
export interface Outbox {
  readonly flights: readonly FlightView[]
  readonly moments: readonly MomentView[]
  /** Objects written: `Pod/default/web-7`. */
  readonly changed: ReadonlySet<string>
}

/** A pod as far as a decision about it is told by its annotations. */
export interface AnnotatedPod {
  readonly metadata: {
    readonly namespace: string
    readonly name: string
    readonly annotations: StringMap
  }
}

/** A decision that nobody acts on: its number is 0, and it is no attempt. */
export type Decided = { readonly decision: Decision } | { readonly problem: Problem }

/** Hears every message to or from an API server as it is sent, in order: what an audit log is made of. */
export type AuditListener = (event: KernelEvent) => void

export interface Engine {
  readonly outbox: Outbox
  readonly now: () => Micros
  readonly nextAt: () => Micros | undefined
  /** Runs until `until`, at most `maxEvents` events. Returns how many it handled. */
  advance(until: Micros, maxEvents?: number): number
  /** Handles exactly one event. False when there is none. */
  step(): boolean
  /** Sends a person's request at this instant; the answer comes out of `drain` under this number. */
  request(request: HttpRequest): number
  /** Applies documents as `kubectl apply` does, at this instant; the results come out under this number. */
  apply(documents: readonly unknown[], namespace: string): number
  /** Carries out an operator command at this instant. */
  command(command: Command): Problem | undefined
  /** Without records these wait, each once in its latest state, for a drain that asks for them. */
  drain(withRecords?: boolean): Output
  /** Nothing is on its way to another state: no pod starting or ending, no node between two conditions. */
  settled(): boolean
  /** An object as the API server would answer a GET now, without a message; undefined when absent. */
  read(path: string): unknown
  /** What a panel shows of the state as it is; without a message. */
  look(asked: Look): LookAnswers[Look['of']]
  message(id: number): MessageDetail | undefined
  because(id: number): readonly CauseLink[]
  /** Why a pod waits, in one sentence; undefined when it does not wait. `pod` is namespace/name. */
  explain(pod: string): string | undefined
  /** The scheduler's decisions, newest first; at most as many as it keeps. */
  decisions(): readonly Decision[]
  /** One of them, the one of a cycle that is not over yet too; undefined when it is no longer kept. */
  decision(id: number): Decision | undefined
  /** How many decisions the scheduler has taken since power-on. */
  decisionCount(): number
  /** The scheduler plugins a person wrote, in the order they came. */
  writtenPlugins(): readonly WrittenPlugin[]
  /** What a plugin says of a pod, without consequences. */
  tryPlugin(tried: TriedPlugin): PluginTrial
  /**
   * What the scheduler would decide about a pod now, if the supposition held; nothing comes of it.
   * A pod on a node is decided about as if it were not there yet. `pod` is namespace/name.
   */
  decide(pod: string, supposition?: Supposition): Decided
  /**
   * Decisions by their numbers, each as the annotations kube-scheduler-simulator would put on its
   * pod; those that are no longer kept are left out.
   */
  annotations(ids: readonly number[]): readonly AnnotatedPod[]
  /**
   * Why a pod is Pending and what would help, each tried in a dry run first; undefined when it is on
   * a node. `pod` is namespace/name.
   */
  whyPending(pod: string): PendingReport | undefined
  traceHash(): string
  /** From now on `listener` hears what clients and the API server say to each other. */
  audit(listener: AuditListener): void
  /** From now on `listener` hears each write as etcd tells of it, and no other listener does. */
  hearWrites(listener: WriteListener | undefined): void
  snapshot(): EngineSnapshot
}

/** A whole session as plain data; survives structuredClone. */
export interface EngineSnapshot {
  readonly version: number
  readonly options: EngineOptions
  readonly kernel: unknown
  readonly log: readonly LogEntry[]
}

/** What was done from outside, and when: with the seed it brings the session back. */
export interface LogEntry {
  readonly at: Micros
  readonly entry: Command | HttpRequest | { readonly apply: readonly unknown[] }
}
