/** The probes a kubelet runs for a pod: from when, and how often. Between two nothing is told. */
import type { Pod } from '../../api/core'
import { kubeletOf } from '../cluster/actors'
import type { KernelState } from '../kernel/kernel'
import type { KubeletState } from '../kubelet/kubeletState'
import { nextProbeAt, type ProbeWorker, periodOf } from '../kubelet/prober/probeWorker'
import type { ProbeView } from './records'

/** Empty while none is due: nothing runs, or another probe's word must come first. */
export function probeClocks(pod: Pod, kernel: KernelState): readonly ProbeView[] {
  const { spec, metadata } = pod
  const actor = kernel.actors.get(kubeletOf(spec.nodeName ?? ''))
  if (actor?.up !== true) return []
  const probes = (actor.state as KubeletState).workers.get(metadata.uid)?.probes
  return [...(probes?.values() ?? [])].flatMap((probe) => probeClock(probe, pod))
}

function probeClock(worker: ProbeWorker, { status, metadata }: Pod): readonly ProbeView[] {
  const { kind, container, probe } = worker
  if (metadata.deletionTimestamp !== undefined && kind !== 'Readiness') return []
  const known = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])]
  const from = nextProbeAt(
    worker,
    known.find(({ name }) => name === container),
    0,
  )
  return from === undefined ? [] : [{ kind, container, from, every: periodOf(probe) }]
}
