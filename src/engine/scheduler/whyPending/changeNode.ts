import type { Node } from '../../../api/core'
import { objectPath } from '../../clientGo/paths'
import { mergePatch, patch } from './changePod'
import type { Candidate } from './trouble'

/** A patch of a node, and its opposite. */
export function changeNode(
  before: Node,
  after: Node,
): Pick<Candidate, 'supposition' | 'steps' | 'undo'> {
  const path = objectPath('v1', 'nodes', '', before.metadata.name)
  const told = ({ metadata: { labels = {} }, spec }: Node) => ({ metadata: { labels }, spec })
  return {
    supposition: { nodes: [after] },
    steps: [patch(path, mergePatch(told(before), told(after)))],
    undo: [patch(path, mergePatch(told(after), told(before)))],
  }
}
