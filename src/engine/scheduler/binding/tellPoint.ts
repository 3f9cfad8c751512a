import type { Scheduler } from '../atWork'
import type { SchedulingNote } from '../decision'
import type { BindingPod } from '../schedulerState'

/** Tells the trace that a pod's binding has come to an extension point. */
export function tellPoint(
  { context }: Scheduler,
  { pod, decision }: BindingPod,
  point: 'Permit' | 'PreBind' | 'Bind',
  plugin: string,
  text: string,
  until = context.now,
): void {
  const note: SchedulingNote = {
    type: 'scheduler.point',
    pod: pod.key,
    point,
    plugin,
    text,
    decision,
    until,
  }
  context.note(note)
}
