import type { Pod } from '../../../api/core'

/** The pod as the scheduler reads it under gates: a field whose gate is off might not be there. */
export function podUnderGates(pod: Pod, gates: Readonly<Record<string, boolean>> = {}): Pod {
  const { topologySpreadConstraints: constraints } = pod.spec
  if (constraints === undefined || gates.MatchLabelKeysInPodTopologySpread !== false) return pod
  const without = constraints.map(({ matchLabelKeys: _, ...constraint }) => constraint)
  return { ...pod, spec: { ...pod.spec, topologySpreadConstraints: without } }
}
