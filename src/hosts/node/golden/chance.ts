/**
 * What a recorded cluster went through by chance, and a simulation does in some runs only. The
 * monitor of nodes looks every five seconds, and marks a node that is not ready for the eviction of
 * its pods; a node joins within one second. Times are not compared (rule 3), but a look at the
 * wrong moment has consequences. A simulation that never, or always, looks then, is not excused.
 */
import type { Node } from '../../../api/core'
import type { Engine } from '../../../engine/engine'
import type { Trace } from './recording'

const MARK = { key: 'node.kubernetes.io/not-ready', effect: 'NoExecute' }

/**
 * The monitor looked while this node joined, and not again before the setup had come to rest (rule
 * 1): its pods have timers, and the cancelling of these is told when the pods go.
 */
const MARKED_AT_FIRST: Readonly<Record<string, string>> = { 'node-deleted': 'node-4' }
/** The monitor did not look while a node joined. */
const NEVER_MARKED = ['unschedulable-then-node-added', 'daemonset-create-node-added']

export function beginsAsRecorded(scenario: string, engine: Pick<Engine, 'read'>): boolean {
  const name = MARKED_AT_FIRST[scenario]
  if (name === undefined) return true
  // What the engine reads at a node's path is a node.
  const { spec } = (engine.read(`/api/v1/nodes/${name}`) ?? { spec: {} }) as Pick<Node, 'spec'>
  const { taints = [] } = spec
  return taints.some(({ key, effect }) => key === MARK.key && effect === MARK.effect)
}

export function ranAsRecorded(scenario: string, trace: Trace): boolean {
  if (!NEVER_MARKED.includes(scenario)) return true
  const rows = trace['kube-controller-manager/node-controller'] ?? []
  const field = `spec.taints[${MARK.key}:${MARK.effect}]`
  return rows.every(({ sets }) => sets?.[field] === undefined)
}
