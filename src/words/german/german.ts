/** Deutsch, area by area. */
import type { Translation } from '../table'
import { actors } from './actors'
import { acts } from './acts'
import { because } from './because'
import { beside } from './beside'
import { breakpoints } from './breakpoints'
import { breakpointsButton } from './breakpointsButton'
import { caption } from './caption'
import { clipboard } from './clipboard'
import { compare } from './compare'
import { compareSetup } from './compareSetup'
import { deciding } from './deciding'
import { dock } from './dock'
import { editor } from './editor'
import { etcd } from './etcd'
import { extensionPoints } from './extensionPoints'
import { inspector } from './inspector'
import { keptSessions } from './keptSessions'
import { life } from './life'
import { logs } from './logs'
import { message } from './message'
import { messageFilter } from './messageFilter'
import { messageFilterTool } from './messageFilterTool'
import { objects } from './objects'
import { pageFault } from './pageFault'
import { palette } from './palette'
import { picked } from './picked'
import { plugins } from './plugins'
import { preemption } from './preemption'
import { requests } from './requests'
import { scheduling } from './scheduling'
import { session } from './session'
import { sessions } from './sessions'
import { ties } from './ties'
import { timeline } from './timeline'
import { visitors } from './visitors'
import { whyPending } from './whyPending'

export const german: readonly Translation[] = [
  actors,
  acts,
  because,
  beside,
  breakpoints,
  breakpointsButton,
  caption,
  clipboard,
  compare,
  compareSetup,
  deciding,
  dock,
  editor,
  etcd,
  extensionPoints,
  inspector,
  keptSessions,
  life,
  logs,
  message,
  messageFilter,
  messageFilterTool,
  objects,
  pageFault,
  palette,
  picked,
  plugins,
  preemption,
  requests,
  scheduling,
  session,
  sessions,
  ties,
  timeline,
  visitors,
  whyPending,
]
