/** Deutsch, area by area. */
import type { Translation } from '../table'
import { beside } from './beside'
import { commands } from './commands'
import { comparison } from './comparison'
import { describing } from './describing'
import { edits } from './edits'
import { keptSessions } from './keptSessions'
import { life } from './life'
import { narration } from './narration'
import { notices } from './notices'
import { pageFault } from './pageFault'
import { pending } from './pending'
import { relations } from './relations'
import { timeline } from './timeline'
import { verbs } from './verbs'
import { verdicts } from './verdicts'

export const german: readonly Translation[] = [
  beside,
  commands,
  comparison,
  describing,
  edits,
  keptSessions,
  life,
  narration,
  notices,
  pageFault,
  pending,
  relations,
  timeline,
  verbs,
  verdicts,
]
