/** Deutsch, area by area. */
import type { Translation } from '../table'
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
import { etcd } from './etcd'
import { extensionPoints } from './extensionPoints'
import { logs } from './logs'
import { messageFilter } from './messageFilter'
import { messageFilterTool } from './messageFilterTool'
import { objects } from './objects'
import { pageFault } from './pageFault'
import { palette } from './palette'
import { picked } from './picked'
import { preemption } from './preemption'
import { requests } from './requests'
import { scheduling } from './scheduling'
import { timeline } from './timeline'
import { visitors } from './visitors'
import { whyPending } from './whyPending'

export const german: readonly Translation[] = [
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
  etcd,
  extensionPoints,
  logs,
  messageFilter,
  messageFilterTool,
  objects,
  pageFault,
  palette,
  picked,
  preemption,
  requests,
  scheduling,
  timeline,
  visitors,
  whyPending,
]
