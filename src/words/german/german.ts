/** Deutsch, area by area. */
import type { Translation } from '../table'
import { actions } from './actions'
import { app } from './app'
import { finding } from './finding'
import { nodes } from './nodes'
import { offline } from './offline'
import { pageFault } from './pageFault'
import { stage } from './stage'
import { stageMenu } from './stageMenu'
import { timeline } from './timeline'
import { verdict } from './verdict'

export const german: readonly Translation[] = [
  actions,
  app,
  finding,
  nodes,
  offline,
  pageFault,
  stage,
  stageMenu,
  timeline,
  verdict,
]
