/**
 * Writes a decision on its pod, as kube-scheduler-simulator does for people who look at pods with
 * kubectl. kube-scheduler itself never does, and may not: the simulator's own account patches.
 * Source: kube-scheduler-simulator, simulator/scheduler/storereflector
 */
import type { Pod } from '../../api/core'
import type { StringMap } from '../../api/meta'
import { call } from '../clientGo/client'
import { objectPath } from '../clientGo/paths'
import type { Message } from '../kernel/event'
import type { Scheduler } from './atWork'
import { type DecisionRecord, decisionOf } from './decisionRecord'
import { podOf } from './framework/clusterView'
import { SIMULATOR, simulatorAnnotations } from './simulatorAnnotations'

/** From now on decisions are written on their pods, or no longer. */
export interface Annotate extends Message {
  readonly type: 'scheduler.annotate'
  readonly on: boolean
}

const USER = 'system:serviceaccount:kube-system:kube-scheduler-simulator'
const HISTORY = `${SIMULATOR}result-history`
/** All annotations of an object together may have 256 KiB: half of it is left to others. */
const HISTORY_MOST = 64 * 1024
/** Past this many nodes their verdicts would not fit. */
const NODES_MOST = 100

export function annotateDecision(
  { state, context, cluster }: Scheduler,
  record: DecisionRecord,
  nominated: string,
): void {
  const pod = podOf(cluster, record.pod)
  if (pod?.metadata.uid !== record.podUid) return
  const { namespace, name } = pod.metadata
  const result = simulatorAnnotations(decisionOf(record, NODES_MOST), nominated)
  const annotations = { ...result, [HISTORY]: historyOf(pod, result) }
  call(
    context,
    state.set.client,
    {
      method: 'PATCH',
      path: objectPath('v1', 'pods', namespace, name),
      headers: { 'content-type': 'application/merge-patch+json' },
      body: { metadata: { annotations } },
      user: USER,
    },
    { type: 'scheduler.annotated' },
  )
}

/** All results so far, the oldest first, as far as there is room. */
function historyOf({ metadata }: Pod, result: StringMap): string {
  const before = metadata.annotations?.[HISTORY]
  const past = before?.startsWith('[{') ? before.slice(1, -1) : ''
  const now = JSON.stringify(result)
  const isRoom = past !== '' && past.length + now.length < HISTORY_MOST
  return isRoom ? `[${past},${now}]` : `[${now}]`
}
