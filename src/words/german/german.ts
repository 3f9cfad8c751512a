/** Deutsch, area by area. */
import type { Translation } from '../table'
import { actions } from './actions'
import { actors } from './actors'
import { acts } from './acts'
import { app } from './app'
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
import { editor } from './editor'
import { edits } from './edits'
import { etcd } from './etcd'
import { extensionPoints } from './extensionPoints'
import { finding } from './finding'
import { inside } from './inside'
import { inspector } from './inspector'
import { keptSessions } from './keptSessions'
import { life } from './life'
import { logs } from './logs'
import { message } from './message'
import { messageFilter } from './messageFilter'
import { messageFilterTool } from './messageFilterTool'
import { narration } from './narration'
import { nodes } from './nodes'
import { notices } from './notices'
import { objects } from './objects'
import { offline } from './offline'
import { pageFault } from './pageFault'
import { palette } from './palette'
import { pending } from './pending'
import { picked } from './picked'
import { plugins } from './plugins'
import { preemption } from './preemption'
import { requests } from './requests'
import { scheduling } from './scheduling'
import { session } from './session'
import { sessions } from './sessions'
import { stage } from './stage'
import { stageHands } from './stageHands'
import { stageMenu } from './stageMenu'
import { ties } from './ties'
import { timeline } from './timeline'
import { verbs } from './verbs'
import { verdict } from './verdict'
import { verdicts } from './verdicts'
import { visitors } from './visitors'
import { whyPending } from './whyPending'
import { wires } from './wires'

export const german: readonly Translation[] = [
  actions,
  actors,
  acts,
  app,
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
  editor,
  edits,
  etcd,
  extensionPoints,
  finding,
  inside,
  inspector,
  keptSessions,
  life,
  logs,
  message,
  messageFilter,
  messageFilterTool,
  narration,
  nodes,
  notices,
  objects,
  offline,
  pageFault,
  palette,
  pending,
  picked,
  plugins,
  preemption,
  requests,
  scheduling,
  session,
  sessions,
  stage,
  stageHands,
  stageMenu,
  ties,
  timeline,
  verbs,
  verdict,
  verdicts,
  visitors,
  whyPending,
  wires,
]
