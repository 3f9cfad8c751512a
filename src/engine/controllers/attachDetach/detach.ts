/**
 * What is to be taken off its node: what no pod there needs, once the node has let go of it. A node
 * that is not well cannot say so; it is waited for, but not for ever.
 * Source: Kubernetes v1.35 pkg/controller/volume/attachdetach/reconciler (reconcile)
 */
import type { Node } from '../../../api/core'
import { isConditionTrue } from '../../../api/machinery/conditions'
import type { VolumeAttachment } from '../../../api/storage'
import { objectPath } from '../../clientGo/paths'
import { type Micros, seconds } from '../../kernel/micros'
import { getCached } from '../caches'
import type { Desk } from '../controller'
import { type Step, send } from '../plan'
import { type AttachDetachMemory, nameOnNode, type Wishes } from './wishes'

/** ReconcilerMaxWaitForUnmountDuration */
const UNMOUNT_WAIT = seconds(360)
const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service'

export interface Detaching {
  readonly steps: readonly Step[]
  /** A node that is not well is looked at again then. */
  readonly retryAfter?: Micros
}

export function detach({ attachments, wanted }: Wishes, desk: Desk<AttachDetachMemory>): Detaching {
  const { memory } = desk
  const steps: Step[] = []
  let retryAfter: Micros | undefined
  for (const attachment of attachments) {
    const { name, deletionTimestamp } = attachment.metadata
    if (deletionTimestamp !== undefined) continue
    if (wanted.has(attachment.spec.nodeName)) {
      memory.unneeded.delete(name)
      continue
    }
    const wait = waitFor(attachment, desk)
    if (wait === 0) {
      memory.unneeded.delete(name)
      memory.detaching.add(name)
      memory.announced.delete(name)
      const path = objectPath('storage.k8s.io/v1', 'volumeattachments', '', name)
      steps.push(send({ method: 'DELETE', path, tolerate: ['NotFound'] }))
    } else if (wait !== undefined) retryAfter = Math.min(retryAfter ?? wait, wait)
  }
  return retryAfter === undefined ? { steps } : { steps, retryAfter }
}

/** How long the attachment must stay; undefined until the node itself lets go. */
function waitFor(
  attachment: VolumeAttachment,
  { caches, memory, now }: Desk<AttachDetachMemory>,
): Micros | undefined {
  const { name } = attachment.metadata
  const node = getCached(caches, 'nodes', attachment.spec.nodeName)
  const inUse = node?.status?.volumesInUse ?? []
  if (node === undefined || !inUse.includes(nameOnNode(attachment, caches))) return 0
  if (node.spec.taints?.some(({ key }) => key === OUT_OF_SERVICE)) return 0
  const since = memory.unneeded.get(name) ?? now
  memory.unneeded.set(name, since)
  if (isWell(node)) return undefined
  return Math.max(0, since + UNMOUNT_WAIT - now)
}

const isWell = ({ status }: Node): boolean => isConditionTrue(status?.conditions, 'Ready')
