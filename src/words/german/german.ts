/** Deutsch, area by area. */
import type { Translation } from '../table'
import { actions } from './actions'
import { acts } from './acts'
import { app } from './app'
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
import { etcd } from './etcd'
import { extensionPoints } from './extensionPoints'
import { finding } from './finding'
import { inside } from './inside'
import { logs } from './logs'
import { messageFilter } from './messageFilter'
import { messageFilterTool } from './messageFilterTool'
import { nodes } from './nodes'
import { objects } from './objects'
import { offline } from './offline'
import { pageFault } from './pageFault'
import { palette } from './palette'
import { picked } from './picked'
import { preemption } from './preemption'
import { requests } from './requests'
import { scheduling } from './scheduling'
import { stage } from './stage'
import { stageHands } from './stageHands'
import { stageMenu } from './stageMenu'
import { timeline } from './timeline'
import { verdict } from './verdict'
import { visitors } from './visitors'
import { whyPending } from './whyPending'
import { wires } from './wires'

export const german: readonly Translation[] = [
  actions,
  acts,
  app,
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
  etcd,
  extensionPoints,
  finding,
  inside,
  logs,
  messageFilter,
  messageFilterTool,
  nodes,
  objects,
  offline,
  pageFault,
  palette,
  picked,
  preemption,
  requests,
  scheduling,
  stage,
  stageHands,
  stageMenu,
  timeline,
  verdict,
  visitors,
  whyPending,
  wires,
]
