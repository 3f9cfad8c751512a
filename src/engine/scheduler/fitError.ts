import type { Diagnosis } from './framework/diagnosis'

/** Events carry at most this many characters. Source: pkg/scheduler/schedule_one.go (maxMsgLength) */
const MOST_CHARACTERS = 1024

export const NO_NODES_AVAILABLE = 'no nodes available to schedule pods'

/**
 * `0/3 nodes are available: 1 node(s) were unschedulable, 2 Insufficient cpu. preemption: …`
 * Source: Kubernetes v1.35 pkg/scheduler/framework/types.go (FitError.Error)
 */
export function fitErrorMessage(
  allNodes: number,
  diagnosis: Pick<Diagnosis, 'statuses' | 'absent' | 'preFilterMessage' | 'postFilterMessage'>,
): string {
  const { preFilterMessage, postFilterMessage } = diagnosis
  const why = preFilterMessage === '' ? reasonsText(allNodes, diagnosis) : preFilterMessage
  let message = `0/${allNodes} nodes are available:`
  if (why !== '') message += ` ${why}.`
  if (postFilterMessage !== '') message += ` ${postFilterMessage}`
  return message
}

/** What an event can carry of a message. */
export const truncateMessage = (message: string): string =>
  message.length <= MOST_CHARACTERS ? message : `${message.slice(0, MOST_CHARACTERS - 4)} ...`

/** Every reason with the number of nodes that gave it, in the order of the texts. */
function reasonsText(
  allNodes: number,
  { statuses, absent }: Pick<Diagnosis, 'statuses' | 'absent'>,
): string {
  const counts = new Map<string, number>()
  const count = (reasons: readonly string[], nodes: number): void => {
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + nodes)
  }
  for (const { reasons } of statuses.values()) count(reasons, 1)
  if (statuses.size < allNodes) count(absent.reasons, allNodes - statuses.size)
  const texts = Array.from(counts, ([reason, nodes]) => `${nodes} ${reason}`)
  return texts.sort().join(', ')
}
