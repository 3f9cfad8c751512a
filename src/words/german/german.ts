/** Deutsch, area by area. */
import type { Translation } from '../table'
import { actors } from './actors'
import { editor } from './editor'
import { inspector } from './inspector'
import { keptSessions } from './keptSessions'
import { life } from './life'
import { message } from './message'
import { pageFault } from './pageFault'
import { plugins } from './plugins'
import { session } from './session'
import { sessions } from './sessions'
import { ties } from './ties'
import { timeline } from './timeline'

export const german: readonly Translation[] = [
  actors,
  editor,
  inspector,
  keptSessions,
  life,
  message,
  pageFault,
  plugins,
  session,
  sessions,
  ties,
  timeline,
]
