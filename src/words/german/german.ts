/** Deutsch, area by area. */
import type { Translation } from '../table'
import { actions } from './actions'
import { app } from './app'
import { finding } from './finding'
import { inside } from './inside'
import { nodes } from './nodes'
import { offline } from './offline'
import { pageFault } from './pageFault'
import { stage } from './stage'
import { stageHands } from './stageHands'
import { stageMenu } from './stageMenu'
import { timeline } from './timeline'
import { verdict } from './verdict'
import { wires } from './wires'

export const german: readonly Translation[] = [
  actions,
  app,
  finding,
  inside,
  nodes,
  offline,
  pageFault,
  stage,
  stageHands,
  stageMenu,
  timeline,
  verdict,
  wires,
]
