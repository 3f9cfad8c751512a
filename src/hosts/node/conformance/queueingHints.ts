/** Whether an event is worth another try of a pod that a plugin refused. */
import type { Pod } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import { makeCycle } from '../../../engine/scheduler/testing/makeCluster.testing'
import { type Area, type Areas, area } from './area'

interface Input {
  readonly pod: Pod
  readonly args?: unknown
  readonly event: {
    readonly kind: 'Pod' | 'Node'
    readonly old: KubeObject | null
    readonly new: KubeObject | null
  }
}

export const queueingHints: Areas = {
  'queueing-hint-InterPodAffinity': hintOf('InterPodAffinity'),
  'queueing-hint-NodeAffinity': hintOf('NodeAffinity'),
  'queueing-hint-NodePorts': hintOf('NodePorts'),
  'queueing-hint-NodeResourcesFit': hintOf('NodeResourcesFit'),
  'queueing-hint-NodeUnschedulable': hintOf('NodeUnschedulable'),
  'queueing-hint-PodTopologySpread': hintOf('PodTopologySpread'),
  'queueing-hint-TaintToleration': hintOf('TaintToleration'),
}

function hintOf(plugin: string): Area {
  return area({
    answer({ pod, event, args }: Input) {
      const cycle = makeCycle({ pod, plugins: [{ name: plugin, args }] })
      const [slot] = cycle.framework.all
      const registration = slot?.plugin.registrations?.find(
        ({ resource }) => resource === event.kind,
      )
      const old = event.old ?? undefined
      const now = event.new ?? undefined
      const worth = registration?.hint?.(cycle.pod, old, now, slot?.args, cycle.cluster)
      return { hint: worth === false ? 'QueueSkip' : 'Queue' }
    },
  })
}
