/**
 * A binary heap whose entries can be found, replaced and removed by their uid. Plain data: the
 * order is handed to each call, and must be total, so that a heap built anew pops the same.
 * Source: Kubernetes v1.35 pkg/scheduler/backend/heap
 */
export interface Heap<T extends { readonly uid: string }> {
  readonly items: T[]
  readonly positions: Map<string, number>
}

export type Less<T> = (a: T, b: T) => boolean

export const createHeap = <T extends { readonly uid: string }>(): Heap<T> => ({
  items: [],
  positions: new Map(),
})

export const peek = <T extends { readonly uid: string }>(heap: Heap<T>): T | undefined =>
  heap.items[0]

export function find<T extends { readonly uid: string }>(
  heap: Heap<T>,
  uid: string,
): T | undefined {
  const position = heap.positions.get(uid)
  return position === undefined ? undefined : heap.items[position]
}

/** The first items in order, at most `most`; the heap stays as it is. */
export function firstOf<T extends { readonly uid: string }>(
  { items }: Heap<T>,
  most: number,
  less: Less<T>,
): T[] {
  const first: T[] = []
  // Only children of what was taken can come next.
  const next = items.length > 0 ? [0] : []
  while (first.length < most && next.length > 0) {
    let at = 0
    for (let i = 1; i < next.length; i++) {
      const [one, best] = [items[next[i] ?? 0], items[next[at] ?? 0]]
      if (one !== undefined && best !== undefined && less(one, best)) at = i
    }
    const [position = 0] = next.splice(at, 1)
    const item = items[position]
    if (item !== undefined) first.push(item)
    const left = 2 * position + 1
    if (left < items.length) next.push(left)
    if (left + 1 < items.length) next.push(left + 1)
  }
  return first
}

/** Adds an item, or puts it in the place of the one with its uid. */
export function push<T extends { readonly uid: string }>(
  heap: Heap<T>,
  item: T,
  less: Less<T>,
): void {
  remove(heap, item.uid, less)
  place(heap, item, heap.items.length)
  rise(heap, item, heap.items.length - 1, less)
}

export function pop<T extends { readonly uid: string }>(
  heap: Heap<T>,
  less: Less<T>,
): T | undefined {
  const first = heap.items[0]
  if (first !== undefined) remove(heap, first.uid, less)
  return first
}

/** Takes an item out, wherever it is; returns it. */
export function remove<T extends { readonly uid: string }>(
  heap: Heap<T>,
  uid: string,
  less: Less<T>,
): T | undefined {
  const position = heap.positions.get(uid)
  if (position === undefined) return undefined
  const item = heap.items[position]
  const last = heap.items.pop()
  heap.positions.delete(uid)
  if (last !== undefined && last !== item) {
    place(heap, last, position)
    sink(heap, last, position, less)
    rise(heap, last, heap.positions.get(last.uid) ?? position, less)
  }
  return item
}

function place<T extends { readonly uid: string }>(heap: Heap<T>, item: T, position: number): void {
  heap.items[position] = item
  heap.positions.set(item.uid, position)
}

function rise<T extends { readonly uid: string }>(
  heap: Heap<T>,
  item: T,
  from: number,
  less: Less<T>,
): void {
  let position = from
  while (position > 0) {
    const parentPosition = (position - 1) >> 1
    const parent = heap.items[parentPosition]
    if (parent === undefined || !less(item, parent)) break
    place(heap, parent, position)
    position = parentPosition
  }
  place(heap, item, position)
}

function sink<T extends { readonly uid: string }>(
  heap: Heap<T>,
  item: T,
  from: number,
  less: Less<T>,
): void {
  let position = from
  for (;;) {
    let child = 2 * position + 1
    let lesser = heap.items[child]
    if (lesser === undefined) break
    const right = heap.items[child + 1]
    if (right !== undefined && less(right, lesser)) {
      child++
      lesser = right
    }
    if (!less(lesser, item)) break
    place(heap, lesser, position)
    position = child
  }
  place(heap, item, position)
}
