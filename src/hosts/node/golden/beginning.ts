/** What a recorded cluster was like when its recording began, where chance decides it. */
import type { Node } from '../../../api/core'
import type { Engine } from '../../../engine/engine'

/**
 * node-deleted: the monitor of nodes, which looks every five seconds, had looked while node-4 was
 * joining, and marked it for the eviction of its pods; the setup had come to rest (rule 1) before it
 * looked again. So its pods have timers, and the cancelling of these is told when the pods go. A
 * simulation begins like that in some runs and not in others.
 */
const MARKED: Readonly<Record<string, string>> = { 'node-deleted': 'node-4' }

export function beginsAsRecorded(scenario: string, engine: Pick<Engine, 'read'>): boolean {
  const name = MARKED[scenario]
  if (name === undefined) return true
  // What the engine reads at a node's path is a node.
  const { spec } = (engine.read(`/api/v1/nodes/${name}`) ?? { spec: {} }) as Pick<Node, 'spec'>
  const { taints = [] } = spec
  return taints.some(
    ({ key, effect }) => key === 'node.kubernetes.io/not-ready' && effect === 'NoExecute',
  )
}
