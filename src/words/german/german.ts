/** Deutsch, area by area. */
import type { Translation } from '../table'
import { acts } from './acts'
import { because } from './because'
import { breakpoints } from './breakpoints'
import { breakpointsButton } from './breakpointsButton'
import { caption } from './caption'
import { clipboard } from './clipboard'
import { compare } from './compare'
import { compareSetup } from './compareSetup'
import { dock } from './dock'
import { etcd } from './etcd'
import { logs } from './logs'
import { messageFilter } from './messageFilter'
import { messageFilterTool } from './messageFilterTool'
import { objects } from './objects'
import { palette } from './palette'
import { picked } from './picked'
import { requests } from './requests'
import { timeline } from './timeline'
import { visitors } from './visitors'
import { whyPending } from './whyPending'

export const german: readonly Translation[] = [
  acts,
  because,
  breakpoints,
  breakpointsButton,
  caption,
  clipboard,
  compare,
  compareSetup,
  dock,
  etcd,
  logs,
  messageFilter,
  messageFilterTool,
  objects,
  palette,
  picked,
  requests,
  timeline,
  visitors,
  whyPending,
]
