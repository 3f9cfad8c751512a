/**
 * Keeps the nodes that did not change as the objects they were, so that dragging one card renders
 * one card.
 */
import type { StageNode } from './stageNodes'

export function keptNodes(before: readonly StageNode[], after: readonly StageNode[]): StageNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  return after.map((node) => {
    const old = known.get(node.id)
    return old !== undefined && isSame(old, node) ? old : node
  })
}

/** Equal all the way down, for the plain objects that nodes are made of. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isPlain(one) || !isPlain(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]))
  )
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
