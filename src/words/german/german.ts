/** Deutsch, area by area. */
import type { Translation } from '../table'
import { acts } from './acts'
import { breakpoints } from './breakpoints'
import { breakpointsButton } from './breakpointsButton'
import { caption } from './caption'
import { clipboard } from './clipboard'
import { compare } from './compare'
import { compareSetup } from './compareSetup'
import { dock } from './dock'
import { messageFilter } from './messageFilter'
import { messageFilterTool } from './messageFilterTool'
import { palette } from './palette'
import { picked } from './picked'
import { timeline } from './timeline'

export const german: readonly Translation[] = [
  acts,
  breakpoints,
  breakpointsButton,
  caption,
  clipboard,
  compare,
  compareSetup,
  dock,
  messageFilter,
  messageFilterTool,
  palette,
  picked,
  timeline,
]
