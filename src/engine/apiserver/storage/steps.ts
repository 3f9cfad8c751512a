/**
 * What the server goes on with when etcd has answered: continuations as plain data.
 */
import type { KubeObject } from '../../../api/meta'
import type { Call } from '../call'
import type { ListOptions } from '../handlers/listOptions'
import type { Writer } from '../writers/writer'

/** A change of one object: which one, and how. */
export interface Task {
  /** The definition's name. */
  readonly definition: string
  /** Empty for kinds without namespaces. */
  readonly namespace: string
  /** Empty on a create that generates it. */
  readonly name: string
  readonly writer: Writer
  /** Nothing to do when the object is gone already. */
  readonly mayBeGone?: true
  /** Not what the client asked for: told as the server's own request, to this path. */
  readonly ownPath?: string
}

/** What the client is answered when all tasks are done. */
export type PlanAnswer =
  | { readonly type: 'object'; readonly status: 200 | 201 }
  /** A Status of the deletion, or the object where it stays or its kind answers so. */
  | { readonly type: 'deleted' }
  /** 201 Status Success, of bindings and evictions. */
  | { readonly type: 'success' }
  | { readonly type: 'scale' }
  | {
      readonly type: 'list'
      readonly items: readonly KubeObject[]
      readonly resourceVersion: string
    }
  | { readonly type: 'nothing' }

/** Changes for one request, one after another; the first that is refused ends it. */
export interface Plan {
  readonly call: Call
  readonly tasks: readonly Task[]
  /** How many of the tasks are done. */
  readonly done: number
  readonly answer: PlanAnswer
  /** The last object written, and whether it is gone. */
  readonly result: KubeObject | undefined
  readonly removed: boolean
  /** How often a create has waited for what it misses. */
  readonly looks: number
}

/** A plan of which nothing is done yet. */
export const newPlan = (call: Call, tasks: readonly Task[], answer: PlanAnswer): Plan => ({
  call,
  tasks,
  done: 0,
  answer,
  result: undefined,
  removed: false,
  looks: 0,
})

/** A write on its way to etcd. */
export interface SentWrite {
  /** In the definition's version: the new state, or what is being deleted. */
  readonly object: KubeObject
  /** What it replaces; absent for an object that is to be new. */
  readonly current?: KubeObject
  readonly removes: boolean
  /** What is done to the same object next. */
  readonly then?: Writer
  /** How often this was tried before. */
  readonly attempt: number
}

export type Step =
  | { readonly type: 'loadCache'; readonly resource: string }
  /** The first answer of an etcd watch; not a response, but missed like one. */
  | { readonly type: 'openFeed'; readonly resource: string }
  /** Reads what the first task is to change. */
  | { readonly type: 'read'; readonly plan: Plan }
  | { readonly type: 'write'; readonly plan: Plan; readonly sent: SentWrite }
  | { readonly type: 'get'; readonly call: Call }
  | { readonly type: 'list'; readonly call: Call; readonly options: ListOptions }
  | { readonly type: 'grantLease'; readonly reuseSeconds: number }
  | { readonly type: 'claimCompaction' }
  | { readonly type: 'compact' }
  | { readonly type: 'health'; readonly call: Call }
