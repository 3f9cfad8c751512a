import type { DeleteOptions, KubeObject } from '../../../api/meta'
import type { PatchType } from '../messages'

/** How an object is to be changed: plain data, so that a lost race can be tried again. */
export type Writer =
  /** A new object, as decoded; its name may have to be generated. */
  | { readonly type: 'create'; readonly object: KubeObject }
  /** A whole new state, as decoded, of the object or of one subresource. */
  | { readonly type: 'update'; readonly object: KubeObject; readonly subresource: string }
  | {
      readonly type: 'patch'
      readonly patch: unknown
      readonly patchType: PatchType
      readonly subresource: string
    }
  /** Sets spec.replicas by a whole Scale, or by a patch of it. */
  | { readonly type: 'scale'; readonly scale: KubeObject }
  | { readonly type: 'patchScale'; readonly patch: unknown; readonly patchType: PatchType }
  | { readonly type: 'binding'; readonly binding: KubeObject }
  | { readonly type: 'delete'; readonly options: DeleteOptions }
  /** Takes the object out, without any more questions. */
  | { readonly type: 'remove' }
  /** Counts the eviction of a pod against its budget. */
  | { readonly type: 'disrupt'; readonly pod: string }
  /** Says on the pod why it is about to end. */
  | { readonly type: 'announceEviction' }
