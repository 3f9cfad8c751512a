import { objectPath } from '../../../clientGo/paths'
import { changePod } from '../changePod'
import type { Fixer } from '../trouble'

const STEP = 1000
/** Above this only Kubernetes' own classes may be. Source: pkg/apis/scheduling (HighestUserDefinablePriority) */
const HIGHEST = 1_000_000_000

/** Makes the pod more important than others of its priority, so that some may be evicted for it. */
export const raisePriority: Fixer = (trouble) => {
  const value = trouble.info.priority + STEP
  if (trouble.refused.size === 0 || value > HIGHEST) return []
  const name = `priority-${value}`
  const change = changePod(
    trouble,
    ({ priority: _number, preemptionPolicy: _policy, ...spec }) => ({
      ...spec,
      priorityClassName: name,
    }),
    (spec) => ({ ...spec, priority: value }),
  )
  if (change === undefined) return []
  const { how, steps, ...rest } = change
  const body = {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value,
  }
  const path = objectPath('scheduling.k8s.io/v1', 'priorityclasses', '', '').replace(/\/$/, '')
  return [
    {
      id: 'priority',
      change: { type: 'raisePriority', value, how },
      evicts: true,
      ...rest,
      steps: [{ request: { method: 'POST', path, body }, mayExist: true }, ...steps],
    },
  ]
}
