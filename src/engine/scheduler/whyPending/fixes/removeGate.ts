import { patchPod } from '../changePod'
import type { Fixer } from '../trouble'

/** A gate is taken off by whoever put it there, and that may be a person. */
export const removeGate: Fixer = (trouble) => {
  const gates = trouble.pod.spec.schedulingGates ?? []
  if (gates.length === 0) return []
  const names = gates.map(({ name }) => name)
  const { how, ...rest } = patchPod(trouble, ({ schedulingGates: _, ...spec }) => spec)
  return [{ id: 'gate', change: { type: 'removeGate', gates: names, how }, ...rest }]
}
