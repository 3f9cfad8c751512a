import type { extensionPoints as english } from '../english/extensionPoints'
import { said } from '../table'

export const extensionPoints = said<typeof english>('extensionPoints', {
  points: 'Erweiterungspunkte',
  stopAt: (point) => `Bei ${point} anhalten`,
  noPlugin: (point) => `Kein Plugin wirkt mit bei ${point}`,
  heard: {
    past: (point) => `Bei ${point} anhalten, durchlaufen`,
    now: (point) => `Bei ${point} anhalten, gerade hier`,
    ahead: (point) => `Bei ${point} anhalten`,
    none: (point) => `Bei ${point} anhalten, kein Plugin wirkt mit`,
  },
  stop: 'Halt bei',
  anyPod: 'jedem Pod',
})
