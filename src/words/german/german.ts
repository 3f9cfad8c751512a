/** Deutsch, area by area. */
import type { Translation } from '../table'
import { pageFault } from './pageFault'
import { timeline } from './timeline'

export const german: readonly Translation[] = [pageFault, timeline]
