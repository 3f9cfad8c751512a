/** The actions that have keys, and their like: loaded with the page, so that no key is lost. */
import type { ActionGroup } from './action'
import { panelActions } from './panelActions'
import { stageActions } from './stageActions'
import { timeActions } from './timeActions'

export const keyedActions: readonly ActionGroup[] = [
  { title: 'time', actions: timeActions },
  { title: 'stage', actions: stageActions },
  { title: 'panels', actions: panelActions },
]
