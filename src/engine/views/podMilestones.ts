/** What a pod's status tells of its past, to the second: for who sees it for the first time. */
import type { Pod } from '../../api/core'
import { microsAt } from './clockTime'
import type { PodMilestones } from './records'

/** Source: Kubernetes v1.35 pkg/apis/core: lastTransitionTime, ContainerStateRunning.startedAt */
export function podMilestones({ status }: Pod): PodMilestones {
  const since = (type: string): number =>
    microsAt(
      status?.conditions?.find((one) => one.type === type && one.status === 'True')
        ?.lastTransitionTime,
    )
  const started = (status?.containerStatuses ?? []).map(({ state }) =>
    microsAt(state?.running?.startedAt),
  )
  return {
    scheduledAt: since('PodScheduled'),
    startedAt: started.includes(0) ? 0 : Math.max(0, ...started),
    readyAt: since('Ready'),
  }
}
