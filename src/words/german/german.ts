/** Deutsch, area by area. */
import type { Translation } from '../table'
import { actions } from './actions'
import { app } from './app'
import { finding } from './finding'
import { offline } from './offline'
import { pageFault } from './pageFault'
import { stageMenu } from './stageMenu'
import { timeline } from './timeline'

export const german: readonly Translation[] = [
  actions,
  app,
  finding,
  offline,
  pageFault,
  stageMenu,
  timeline,
]
