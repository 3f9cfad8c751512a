/**
 * What a controller is: a declaration of what it watches and a pure decision per key. It sends
 * nothing itself; the controller manager carries out its plans, counts, retries and backs off.
 */
import type { Continuation } from '../clientGo/client'
import type { InformerEvent } from '../clientGo/informer'
import type { Backoff } from '../clientGo/workQueue'
import type { Micros } from '../kernel/micros'
import type { Caches, WatchedResource } from './caches'
import type { Expectations } from './expectations'
import type { Goal } from './goal'
import type { Outcome, Plan } from './plan'

/** What one controller manager is told at its start. Plain data. */
export interface ControllerManagerConfig {
  readonly apiServer: string
  /** Every resource of the API server's registry. */
  readonly resources: readonly WatchedResource[]
  /** PEM of the certificate authority that kube-root-ca.crt publishes. */
  readonly rootCA: string
  /** `--cluster-cidr` and `--node-cidr-mask-size`. */
  readonly clusterCIDR: string
  readonly nodeCIDRMaskSize: number
}

/** What a controller has on its desk: all it may look at, and its own queue to put keys into. */
export interface Desk<Memory> {
  readonly now: Micros
  readonly config: ControllerManagerConfig
  readonly caches: Caches
  readonly expectations: Expectations
  /** Plain data that only this controller reads and writes. */
  readonly memory: Memory
  add(key: string): void
  addAfter(key: string, delayMicros: Micros): void
}

export interface Controller<Memory> {
  /** Kubernetes' name: `deployment-controller`. */
  readonly name: string
  /** For people: `Deployment`. */
  readonly title: string
  /** The service account in kube-system whose name it sends under. */
  readonly serviceAccount: string
  /** What its events give as their source. */
  readonly eventSource: string
  /** Keys handled at the same time: upstream's concurrent syncs. */
  readonly workers: number
  readonly backoff?: Backoff
  /** After this many failures in a row the key is dropped until something changes. */
  readonly maxRetries?: number
  /** The informers it hears of, by name; `all` is every one there is. Nothing starts before. */
  readonly informers: readonly string[] | 'all'
  /** The keys it begins with once its informers are synced. */
  readonly initialKeys?: readonly string[]
  createMemory(): Memory
  /** Something changed: which keys must be looked at. */
  observe(event: InformerEvent, desk: Desk<Memory>): void
  reconcile(key: string, desk: Desk<Memory>): Plan
  /** How many there are to be of what it makes, and how many there are; undefined: it is gone. */
  goal?(key: string, caches: Caches): Goal | undefined
  /** Goes on where a plan asked to: its answers are in. */
  resume?(then: Continuation, outcome: Outcome, key: string, desk: Desk<Memory>): Plan
}

/** A controller as the manager's list holds it, whatever it remembers. */
export type AnyController = Controller<unknown>

/** Erases a controller's memory type; it is handed back only what `createMemory` made. */
export function controller<Memory>(typed: Controller<Memory>): AnyController {
  return typed as unknown as AnyController
}
