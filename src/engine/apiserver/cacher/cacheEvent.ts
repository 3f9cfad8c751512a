import type { KubeObject } from '../../../api/meta'
import type { Micros } from '../../kernel/micros'

/** A change of one stored object, as watchers hear of it. */
export interface CacheEvent {
  /** `namespace/name`, or `name`. */
  readonly key: string
  /** What it is now; of a deleted object, what it last was, with the revision of the delete. */
  readonly object: KubeObject
  readonly deleted: boolean
  /** What it was before; absent for a new object. */
  readonly old: KubeObject | undefined
  readonly revision: number
  readonly at: Micros
  /** The kernel event of the write. */
  readonly cause: number
}
