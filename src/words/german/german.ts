/** Deutsch, area by area. */
import type { Translation } from '../table'
import { timeline } from './timeline'

export const german: readonly Translation[] = [timeline]
