import type { breakpointsButton as english } from '../english/breakpointsButton'
import { said } from '../table'

export const breakpointsButton = said<typeof english>('breakpointsButton', {
  breakpoints: 'Haltepunkte',
  withKey: 'Haltepunkte (b)',
  on: (count) => `Haltepunkte, ${count} an`,
  fetched: 'Die Haltepunkte werden geholt …',
})
