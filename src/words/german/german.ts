/** Deutsch, area by area. */
import type { Translation } from '../table'
import { actors } from './actors'
import { inspector } from './inspector'
import { message } from './message'
import { timeline } from './timeline'

export const german: readonly Translation[] = [actors, inspector, message, timeline]
