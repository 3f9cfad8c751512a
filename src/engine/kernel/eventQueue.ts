import type { KernelEvent } from './event'

/** A binary heap of what is still to come, earliest first; ties in the order of sending. */
export type EventQueue = KernelEvent[]

const before = (a: KernelEvent, b: KernelEvent): boolean =>
  a.at < b.at || (a.at === b.at && a.id < b.id)

export function push(queue: EventQueue, event: KernelEvent): void {
  let index = queue.length
  queue.push(event)
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = queue[parent]
    if (above === undefined || !before(event, above)) break
    queue[index] = above
    index = parent
  }
  queue[index] = event
}

export function pop(queue: EventQueue): KernelEvent | undefined {
  const first = queue[0]
  const last = queue.pop()
  if (first === undefined || last === undefined || queue.length === 0) return first
  sink(queue, last)
  return first
}

/** Takes out one that is not the first; a walk over all there is. */
export function remove(queue: EventQueue, event: KernelEvent): void {
  const kept = queue.filter((other) => other !== event)
  queue.length = 0
  for (const other of kept) push(queue, other)
}

function sink(queue: EventQueue, event: KernelEvent): void {
  const size = queue.length
  let index = 0
  for (;;) {
    let child = 2 * index + 1
    let lesser = queue[child]
    if (lesser === undefined) break
    const right = child + 1 < size ? queue[child + 1] : undefined
    if (right !== undefined && before(right, lesser)) {
      child++
      lesser = right
    }
    if (!before(lesser, event)) break
    queue[index] = lesser
    index = child
  }
  queue[index] = event
}
