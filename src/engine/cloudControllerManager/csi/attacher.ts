/**
 * Attaches disks to machines, and takes them off, as VolumeAttachments come and go.
 *
 * Watches and writes VolumeAttachments.
 * Left out: the finalizer on the volume, and attachments that only say what is attached already.
 * Source: github.com/kubernetes-csi/external-attacher pkg/controller/csi_handler.go
 */
import type { VolumeAttachment } from '../../../api/storage'
import type { Continuation } from '../../clientGo/client'
import { objectPath } from '../../clientGo/paths'
import { timeAt } from '../../clientGo/wallClock'
import type { Micros } from '../../kernel/micros'
import {
  type CloudController,
  type Desk,
  DONE,
  errorOf,
  STRATEGIC_MERGE,
  type Step,
  type StepAnswer,
  statusOf,
} from '../controller'
import {
  ATTACHER_FINALIZER,
  DRIVER,
  isOwnAttachment,
  RETRY,
  rpcError,
  withoutFinalizer,
} from './driver'

type AttachStep =
  | { readonly type: 'marked' | 'attached' | 'detached' | 'told' }
  | { readonly type: 'failed'; readonly text: string }

/** Source: external-attacher --worker-threads */
const WORKERS = 10

export const csiAttacher: CloudController<undefined> = {
  name: 'csi-attacher',
  title: 'Volume attacher',
  serviceAccount: 'csi-attacher',
  eventSource: DRIVER,
  informers: ['volumeattachments'],
  workers: WORKERS,
  backoff: RETRY,
  createMemory: () => undefined,

  observe({ type, key, object, old }, desk) {
    if (type === 'delete') return
    const attachment = object as VolumeAttachment
    const isGoing = attachment.metadata.deletionTimestamp !== undefined
    const begins = old === undefined || (isGoing && old.metadata.deletionTimestamp === undefined)
    if (begins && isOwnAttachment(attachment)) desk.add(key)
  },

  start(key, desk) {
    const attachment = attachmentOf(key, desk)
    if (attachment === undefined) return DONE
    const { metadata, status } = attachment
    const isMarked = metadata.finalizers?.includes(ATTACHER_FINALIZER) === true
    if (metadata.deletionTimestamp !== undefined) {
      return isMarked ? onCloud(attachment, 'DetachDisk', 'detached') : DONE
    }
    if (status?.attached === true) return DONE
    if (isMarked) return onCloud(attachment, 'AttachDisk', 'attached')
    const body = { metadata: { finalizers: [ATTACHER_FINALIZER] } }
    return patch(key, '', body, { type: 'marked' })
  },

  resume(continuation, answer, key, desk) {
    const next = continuation as AttachStep
    const error = errorOf(answer)
    const attachment = attachmentOf(key, desk)
    if (attachment === undefined || statusOf(answer) === 404) return DONE
    switch (next.type) {
      case 'marked':
        return error === undefined
          ? onCloud(attachment, 'AttachDisk', 'attached')
          : { type: 'fail', text: error }
      case 'attached':
        return takeAttached(answer, key, desk.now)
      case 'detached':
        return error === undefined
          ? patch(key, '', withoutFinalizer(ATTACHER_FINALIZER), { type: 'told' })
          : { type: 'fail', text: rpcError(error) }
      case 'failed':
        return { type: 'fail', text: next.text }
      case 'told':
        return error === undefined ? DONE : { type: 'fail', text: error }
    }
  },
}

/** What went wrong is told first, and then tried again. */
function takeAttached(answer: StepAnswer, name: string, now: Micros): Step {
  const error = errorOf(answer)
  if (error === undefined) {
    const status = { attached: true, attachError: null }
    return patch(name, 'status', { status }, { type: 'told' })
  }
  const message = rpcError(error)
  const status = { attachError: { message, time: timeAt(now) } }
  return patch(name, 'status', { status }, { type: 'failed', text: message })
}

/** A disk bears the name of its volume. */
function onCloud(
  { spec }: VolumeAttachment,
  operation: 'AttachDisk' | 'DetachDisk',
  then: 'attached' | 'detached',
): Step {
  const name = spec.source.persistentVolumeName ?? ''
  const call = { operation, name, machine: spec.nodeName } as const
  return { type: 'cloud', call, next: step({ type: then }) }
}

function patch(name: string, subresource: string, body: object, next: AttachStep): Step {
  const path = objectPath('storage.k8s.io/v1', 'volumeattachments', '', name, subresource)
  const request = { method: 'PATCH', path, headers: STRATEGIC_MERGE, body } as const
  return { type: 'request', request, next: step(next) }
}

const attachmentOf = (key: string, { attachments }: Desk<undefined>) =>
  attachments.items.get(key) as VolumeAttachment | undefined

const step = (next: AttachStep): Continuation => next
