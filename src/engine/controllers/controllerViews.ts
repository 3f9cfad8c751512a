import { depth } from '../clientGo/workQueue'
import type { Micros } from '../kernel/micros'
import { controllers } from './controllers'
import type { ControllerManagerState } from './state'

/** One controller as people see it: how much it has to do, and when its lamp goes out. */
export interface ControllerReading {
  readonly name: string
  readonly title: string
  readonly depth: number
  readonly retrying: number
  readonly lastKey: string
  readonly busyUntil: Micros
  readonly syncs: number
}

/** All controllers of a manager, in the order of its list. */
export function readControllers({ controllers: states }: ControllerManagerState) {
  const readings: ControllerReading[] = []
  for (const { name, title } of controllers) {
    const own = states.get(name)
    if (own === undefined) continue
    const { queue, lastKey, busyUntil, count } = own
    const retrying = queue.failures.size
    readings.push({ name, title, depth: depth(queue), retrying, lastKey, busyUntil, syncs: count })
  }
  return readings
}
