/** Deutsch, area by area. */
import type { Translation } from '../table'
import { acts } from './acts'
import { because } from './because'
import { beside } from './beside'
import { besidePanel } from './besidePanel'
import { breakpoints } from './breakpoints'
import { breakpointsButton } from './breakpointsButton'
import { caption } from './caption'
import { clipboard } from './clipboard'
import { commands } from './commands'
import { compare } from './compare'
import { compareSetup } from './compareSetup'
import { comparison } from './comparison'
import { deciding } from './deciding'
import { describing } from './describing'
import { dock } from './dock'
import { edits } from './edits'
import { etcd } from './etcd'
import { extensionPoints } from './extensionPoints'
import { keptSessions } from './keptSessions'
import { life } from './life'
import { logs } from './logs'
import { messageFilter } from './messageFilter'
import { messageFilterTool } from './messageFilterTool'
import { narration } from './narration'
import { notices } from './notices'
import { objects } from './objects'
import { pageFault } from './pageFault'
import { palette } from './palette'
import { pending } from './pending'
import { picked } from './picked'
import { preemption } from './preemption'
import { relations } from './relations'
import { requests } from './requests'
import { scheduling } from './scheduling'
import { timeline } from './timeline'
import { verbs } from './verbs'
import { verdicts } from './verdicts'
import { visitors } from './visitors'
import { whyPending } from './whyPending'

export const german: readonly Translation[] = [
  acts,
  because,
  beside,
  besidePanel,
  breakpoints,
  breakpointsButton,
  caption,
  clipboard,
  commands,
  compare,
  compareSetup,
  comparison,
  deciding,
  describing,
  dock,
  edits,
  etcd,
  extensionPoints,
  keptSessions,
  life,
  logs,
  messageFilter,
  messageFilterTool,
  narration,
  notices,
  objects,
  pageFault,
  palette,
  pending,
  picked,
  preemption,
  relations,
  requests,
  scheduling,
  timeline,
  verbs,
  verdicts,
  visitors,
  whyPending,
]
