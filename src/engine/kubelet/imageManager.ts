/**
 * Sees to it that a container's image is on the node: policy, back-off, one pull at a time, and
 * the events that tell of it.
 * Source: Kubernetes v1.35 pkg/kubelet/images/image_manager.go, puller.go
 */
import { goDuration } from '../../api/machinery/duration'
import { goQuote } from '../../api/machinery/goFormat'
import {
  fullImageName,
  type ImageReference,
  parseImageReference,
} from '../../api/machinery/imageReference'
import type { CriImage, CriResult } from '../cri/messages'
import type { Context } from '../kernel/actor'
import type { Micros } from '../kernel/micros'
import { nextBackoff, pullHeldBackUntil } from './backoffs'
import { callRuntime, rpcError } from './criClient'
import { containerEvent } from './events'
import { withEntry } from './few'
import { type KubeletState, type PodWorker, resume, type Work } from './kubeletState'
import { type ContainerRef, containerSpec } from './pass'
import { type PullWaiter, takeWaiters } from './pullQueue'

/** Why an image cannot be had, as the container's status says it. */
export interface ImageError {
  readonly reason: string
  readonly message: string
}

/** `present`: go on. `pulling`: the pass waits. Else why it cannot be had. */
export type ImageOutcome = 'present' | 'pulling' | ImageError

/** Looks whether the image is here; if it must be pulled, joins the queue. */
export function ensureImage(work: Work, ref: ContainerRef): ImageOutcome {
  const { state, worker, pass, context } = work
  const container = containerSpec(worker.pod, ref)
  if (container === undefined) return 'present'
  const { image } = container
  const reference = parseImageReference(image)
  if (reference === undefined) return badName(state, worker, ref, image, context)
  const policy = container.imagePullPolicy ?? defaultPolicy(reference)
  const name = fullImageName(reference)
  const present = state.images.has(name)
  if (present && policy !== 'Always') {
    const message = `Container image ${goQuote(image)} already present on machine and can be accessed by the pod`
    containerEvent(state, context, worker, ref, 'Normal', 'Pulled', message)
    return 'present'
  }
  if (policy === 'Never') {
    const message = `Container image ${goQuote(image)} is not present with pull policy of Never`
    containerEvent(state, context, worker, ref, 'Warning', 'ErrImageNeverPull', message)
    return { reason: 'ErrImageNeverPull', message }
  }
  const heldBack = heldBackError(state, worker, ref, image, context)
  if (heldBack !== undefined) return heldBack
  containerEvent(
    state,
    context,
    worker,
    ref,
    'Normal',
    'Pulling',
    `Pulling image ${goQuote(image)}`,
  )
  state.puller.waiters.push({
    uid: worker.uid,
    pass: pass.id,
    container: ref,
    image: name,
    askedAt: context.now,
  })
  pullNext(state, context)
  return 'pulling'
}

/** A pull has come to its end: all who waited for that image hear of it, and the next begins. */
export function pullEnded(state: KubeletState, result: CriResult, context: Context): void {
  const { current } = state.puller
  state.puller.current = undefined
  if (current === undefined) return
  for (const waiter of takeWaiters(state.puller, current.image)) {
    const worker = state.workers.get(waiter.uid)
    const pass = worker?.pass
    if (worker === undefined || pass === undefined || pass.id !== waiter.pass) continue
    if (result.method === 'PullImage') {
      tellPulled(state, worker, waiter, result.image, current.startedAt, context)
    } else if (result.method === 'error') {
      tellFailed({ state, worker, pass, context }, waiter, rpcError(result))
    }
    if (pass.waiting === 'pull') resume(state, worker)
  }
  if (result.method === 'PullImage') rememberImage(state, result.image, current.image)
  pullNext(state, context)
}

/** The image is on the node, under its tags and this name. */
export function rememberImage(state: KubeletState, image: CriImage, name?: string): void {
  if (name !== undefined) state.images.set(name, image)
  for (const tag of image.tags) {
    const reference = parseImageReference(tag)
    if (reference !== undefined) state.images.set(fullImageName(reference), image)
  }
}

const backoffKey = (uid: string, image: string): string => `${uid}_${image}`

const defaultPolicy = ({ tag }: ImageReference): 'Always' | 'IfNotPresent' =>
  tag === 'latest' ? 'Always' : 'IfNotPresent'

function badName(
  state: KubeletState,
  worker: PodWorker,
  ref: ContainerRef,
  image: string,
  context: Context,
): ImageError {
  const message =
    `Failed to apply default image tag ${goQuote(image)}: couldn't parse image name ` +
    `${goQuote(image)}: invalid reference format`
  containerEvent(state, context, worker, ref, 'Warning', 'InspectFailed', message)
  return { reason: 'InvalidImageName', message }
}

function heldBackError(
  state: KubeletState,
  worker: PodWorker,
  ref: ContainerRef,
  image: string,
  context: Context,
): ImageError | undefined {
  const until = pullHeldBackUntil(state.pullBackoffs, backoffKey(worker.uid, image), context.now)
  if (until === undefined) return undefined
  showBackoff(state, worker, ref, image, context)
  const before = worker.pullErrors.get(ref.name) ?? ''
  const message = `Back-off pulling image ${goQuote(image)}: ErrImagePull: ${before}`
  containerEvent(state, context, worker, ref, 'Normal', 'BackOff', message)
  return { reason: 'ImagePullBackOff', message }
}

function pullNext(state: KubeletState, context: Context): void {
  const [first] = state.puller.waiters
  if (state.puller.current !== undefined || first === undefined) return
  state.puller.current = { image: first.image, startedAt: context.now }
  const pod = state.workers.get(first.uid)?.key ?? ''
  callRuntime(
    context,
    state.cri,
    { method: 'PullImage', image: first.image },
    { type: 'pull' },
    pod,
  )
}

function tellPulled(
  state: KubeletState,
  worker: PodWorker,
  waiter: PullWaiter,
  image: CriImage,
  startedAt: Micros,
  context: Context,
): void {
  const { now } = context
  const pulling = inMillis(now - Math.max(startedAt, waiter.askedAt))
  const waiting = inMillis(now - waiter.askedAt)
  const named = containerSpec(worker.pod, waiter.container)?.image ?? waiter.image
  const message =
    `Successfully pulled image ${goQuote(named)} in ${pulling} (${waiting} including waiting). ` +
    `Image size: ${image.sizeBytes} bytes.`
  containerEvent(state, context, worker, waiter.container, 'Normal', 'Pulled', message)
}

/** Go prints a duration as truncated to milliseconds. */
const inMillis = (micros: Micros): string => goDuration(micros - (micros % 1000))

function tellFailed(work: Work, waiter: PullWaiter, error: string): void {
  const { state, worker, pass, context } = work
  const ref = waiter.container
  const image = containerSpec(worker.pod, ref)?.image ?? waiter.image
  const message = `Failed to pull image ${goQuote(image)}: ${error}`
  containerEvent(state, context, worker, ref, 'Warning', 'Failed', message)
  nextBackoff(state.pullBackoffs, backoffKey(worker.uid, image), context.now, context.now)
  worker.pullErrors = withEntry(worker.pullErrors, ref.name, error)
  pass.pullError = error
  showBackoff(state, worker, ref, image, context)
}

/** Since when, and until when, no pull of it is tried. */
function showBackoff(
  state: KubeletState,
  worker: PodWorker,
  ref: ContainerRef,
  image: string,
  context: Context,
): void {
  const entry = state.pullBackoffs.get(backoffKey(worker.uid, image))
  if (entry === undefined || entry.updatedAt + entry.delay <= context.now) return
  const { updatedAt, delay } = entry
  const heldBack = { from: updatedAt, until: updatedAt + delay }
  worker.backoffs = withEntry(worker.backoffs, ref.name, heldBack)
}
