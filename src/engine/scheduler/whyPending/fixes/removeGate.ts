import { patchPod } from '../changePod'
import type { Fixer } from '../trouble'

/** A gate is taken off by whoever put it there, and that may be a person. */
export const removeGate: Fixer = (trouble) => {
  const gates = trouble.pod.spec.schedulingGates ?? []
  if (gates.length === 0) return []
  const names = gates.map(({ name }) => name).join(', ')
  const { how, ...change } = patchPod(trouble, ({ schedulingGates: _, ...spec }) => spec)
  const title = `Take off the gate${gates.length === 1 ? '' : 's'} ${names}`
  return [{ id: 'gate', title, effect: how, action: 'Take it off', ...change }]
}
