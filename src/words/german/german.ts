/** Deutsch, area by area. */
import type { Translation } from '../table'
import { narration } from './narration'
import { timeline } from './timeline'

export const german: readonly Translation[] = [narration, timeline]
