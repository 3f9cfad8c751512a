/** Deutsch, area by area. */
import type { Translation } from '../table'
import { actors } from './actors'
import { inspector } from './inspector'
import { life } from './life'
import { message } from './message'
import { ties } from './ties'
import { timeline } from './timeline'

export const german: readonly Translation[] = [actors, inspector, life, message, ties, timeline]
