/**
 * One pull at a time (serializeImagePulls): who waits for which image. Source: pkg/kubelet/images
 */
import type { Micros } from '../kernel/micros'
import type { ContainerRef } from './pass'

/** A container that waits for its image. */
export interface PullWaiter {
  readonly uid: string
  readonly pass: number
  readonly container: ContainerRef
  /** Full name. */
  readonly image: string
  readonly askedAt: Micros
}

/** The pulls of a node. */
export interface PullQueue {
  /** The pull under way: its image, and since when. */
  current: { readonly image: string; readonly startedAt: Micros } | undefined
  /** All who wait, for the current image or a later one, in order. */
  readonly waiters: PullWaiter[]
}

/** Nobody waits. */
export const createPullQueue = (): PullQueue => ({ current: undefined, waiters: [] })

/** Takes out all who wait for an image: one pull serves them all. */
export function takeWaiters(queue: PullQueue, image: string): PullWaiter[] {
  const served = queue.waiters.filter((waiter) => waiter.image === image)
  const rest = queue.waiters.filter((waiter) => waiter.image !== image)
  queue.waiters.splice(0, queue.waiters.length, ...rest)
  return served
}

/** A pod that is to end no longer waits, unless its image is on its way already. */
export function leaveQueue(queue: PullQueue, uid: string): void {
  const rest = queue.waiters.filter(
    (waiter) => waiter.uid !== uid || waiter.image === queue.current?.image,
  )
  queue.waiters.splice(0, queue.waiters.length, ...rest)
}
