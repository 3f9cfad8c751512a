import type { KubeObject, Status } from '../../../api/meta'
import type { Call } from '../call'
import type { ResourceDefinition } from '../registry/resource'
import type { Server } from '../serverState'
import type { Writer } from './writer'

/** One try at changing an object. */
export interface Attempt {
  readonly server: Server
  readonly call: Call
  readonly definition: ResourceDefinition
  readonly namespace: string
  /** Empty on a create that generates it. */
  readonly name: string
  /** As it is now, in the definition's version; undefined when there is none. */
  readonly current: KubeObject | undefined
}

/** What a try comes to. */
export type Outcome =
  /** Store this. `then` is done to the same object afterwards. */
  | { readonly type: 'store'; readonly object: KubeObject; readonly then?: Writer }
  /** Delete it; the object is what it last was. */
  | { readonly type: 'remove'; readonly object: KubeObject }
  /** Nothing to write; the object is the answer. */
  | { readonly type: 'keep'; readonly object: KubeObject }
  | { readonly type: 'refuse'; readonly status: Status }

export const refusal = (status: Status): Outcome => ({ type: 'refuse', status })
