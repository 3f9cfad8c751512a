/**
 * What a controller of the cloud controller manager is: pure decisions, one step at a time. Each
 * step names the next thing to do as data; the manager does it and comes back with the answer.
 */
import { isFailure } from '../../api/machinery/status'
import type { Call, Continuation } from '../clientGo/client'
import type { EventToRecord } from '../clientGo/eventRecorder'
import type { InformerEvent } from '../clientGo/informer'
import type { Store } from '../clientGo/store'
import type { Backoff } from '../clientGo/workQueue'
import type { Micros } from '../kernel/micros'
import type { CloudCall, CloudResult } from '../outside/cloudMessages'

/** What to do next with a key; `next` comes back with the answer. */
export type Step =
  | { readonly type: 'done'; readonly events?: readonly EventToRecord[] }
  /** The key is tried again after its back-off. */
  | { readonly type: 'fail'; readonly text: string; readonly events?: readonly EventToRecord[] }
  | {
      readonly type: 'request'
      readonly request: Call
      readonly next: Continuation
      readonly events?: readonly EventToRecord[]
    }
  | {
      readonly type: 'cloud'
      readonly call: CloudCall
      readonly next: Continuation
      readonly events?: readonly EventToRecord[]
    }
  | { readonly type: 'wait'; readonly delayMicros: Micros; readonly next: Continuation }

/** How it went: of the cloud, of the API server, or merely that time passed. */
export type StepAnswer =
  | { readonly type: 'cloud'; readonly result: CloudResult }
  | { readonly type: 'api'; readonly status: number; readonly body: unknown }
  | { readonly type: 'waited' }

/** All a controller may look at and do while it decides. */
export interface Desk<Memory> {
  readonly now: Micros
  readonly nodes: Store
  readonly services: Store
  readonly claims: Store
  readonly volumes: Store
  readonly classes: Store
  readonly attachments: Store
  readonly clusterCIDR: string
  /** Plain data that only this controller reads and writes. */
  readonly memory: Memory
  /** Nothing is in hand and nothing waits in this controller's queue. */
  readonly idle: boolean
  add(key: string): void
  record(event: EventToRecord): void
  /** A draw in [0, bound). */
  random(bound: number): number
}

export interface CloudController<Memory> {
  /** Kubernetes' name: `service-controller`. */
  readonly name: string
  /** For people. */
  readonly title: string
  /** The service account in kube-system whose name it sends under. */
  readonly serviceAccount: string
  /** What its events give as their source. */
  readonly eventSource: string
  /** The informers it hears of, by name. */
  readonly informers: readonly string[]
  /** Keys handled at the same time. */
  readonly workers: number
  readonly backoff?: Backoff
  /** How often `tick` is called, the first time at once; absent: never. */
  readonly period?: Micros
  createMemory(): Memory
  observe?(event: InformerEvent, desk: Desk<Memory>): void
  tick?(desk: Desk<Memory>): void
  start(key: string, desk: Desk<Memory>): Step
  resume(continuation: Continuation, answer: StepAnswer, key: string, desk: Desk<Memory>): Step
}

export type AnyCloudController = CloudController<unknown>

/** Erases a controller's memory type; it is handed back only what `createMemory` made. */
export function cloudController<Memory>(typed: CloudController<Memory>): AnyCloudController {
  return typed as unknown as AnyCloudController
}

export const DONE: Step = { type: 'done' }

/** What went wrong, as text; undefined when nothing did. */
export function errorOf(answer: StepAnswer): string | undefined {
  if (answer.type === 'cloud') return answer.result.error
  if (answer.type !== 'api' || answer.status < 400) return undefined
  return (isFailure(answer.body) ? answer.body.message : undefined) ?? `HTTP ${answer.status}`
}

export const statusOf = (answer: StepAnswer): number => (answer.type === 'api' ? answer.status : 0)

export const cloudResult = (answer: StepAnswer): CloudResult =>
  answer.type === 'cloud' ? answer.result : {}

export const STRATEGIC_MERGE = { 'content-type': 'application/strategic-merge-patch+json' } as const
