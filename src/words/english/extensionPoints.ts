import { table } from '../table'

export const extensionPoints = table('extensionPoints', {
  points: 'Extension points',
  stopAt: (point: string) => `Stop at ${point}`,
  noPlugin: (point: string) => `No plugin takes part in ${point}`,
  /** What a screen reader hears of a point, by where the pod in hand is. */
  heard: {
    past: (point: string) => `Stop at ${point}, gone through`,
    now: (point: string) => `Stop at ${point}, here now`,
    ahead: (point: string) => `Stop at ${point}`,
    none: (point: string) => `Stop at ${point}, no plugin takes part`,
  },
  /** Before the choice of a pod. */
  stop: 'Stop',
  anyPod: 'any pod',
})
