import type { Pod, PodStatus } from '../../../api/core'

/** A pod's status as the kubelet holds it, and how far the API has heard of it. */
export interface TrackedStatus {
  readonly uid: string
  /** The newest copy of the pod that the API has shown. */
  api: Pod
  status: PodStatus
  /** Rises with each change of `status`; `sent` is the one the API has. */
  version: number
  sent: number
  /** The version on its way, undefined if none is. */
  sending: number | undefined
  /** Nothing of it runs any more, and nothing will. */
  terminated: boolean
  /** The last word to the API has been sent: delete it. */
  deleting: boolean
  retrying: boolean
}
