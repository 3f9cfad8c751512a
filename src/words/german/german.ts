/** Deutsch, area by area. */
import type { Translation } from '../table'
import { palette } from './palette'
import { timeline } from './timeline'

export const german: readonly Translation[] = [palette, timeline]
