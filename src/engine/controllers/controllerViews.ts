import { depth } from '../clientGo/workQueue'
import type { Micros } from '../kernel/micros'
import type { Caches } from './caches'
import type { AnyController } from './controller'
import { controllers } from './controllers'
import type { Goal } from './goal'
import type { ControllerManagerState, ControllerState } from './state'

/** The object that a controller works on: of several the one it took last. */
export interface InHand {
  readonly key: string
  readonly goal?: Goal
}

/** One controller as people see it: how much it has to do, and when its lamp goes out. */
export interface ControllerReading {
  readonly name: string
  readonly title: string
  readonly depth: number
  readonly retrying: number
  readonly lastKey: string
  readonly busyUntil: Micros
  readonly syncs: number
  readonly inHand?: InHand
}

/** All controllers of a manager, in the order of its list. */
export function readControllers({ controllers: states, set }: ControllerManagerState) {
  const readings: ControllerReading[] = []
  for (const controller of controllers) {
    const own = states.get(controller.name)
    if (own === undefined) continue
    const { queue, lastKey, busyUntil, count } = own
    const inHand = inHandOf(controller, own, set.informers)
    readings.push({
      name: controller.name,
      title: controller.title,
      depth: depth(queue),
      retrying: queue.failures.size,
      lastKey,
      busyUntil,
      syncs: count,
      ...(inHand === undefined ? {} : { inHand }),
    })
  }
  return readings
}

/** Nothing is counted for a controller that rests. */
function inHandOf(
  controller: AnyController,
  { syncs }: ControllerState,
  caches: Caches,
): InHand | undefined {
  const key = [...syncs.keys()].at(-1)
  if (key === undefined) return undefined
  const goal = controller.goal?.(key, caches)
  return goal === undefined ? { key } : { key, goal }
}
