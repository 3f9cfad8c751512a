/** Every action there is. A new one stands in the file of its group, and needs nothing else. */
import type { SessionControl } from '../../../store/session'
import type { ActionGroup } from './action'
import { keyedActions } from './keyedActions'
import { makingActions } from './makingActions'
import { schedulingActions } from './schedulingActions'
import { sessionActions } from './sessionActions'
import { settingActions } from './settingActions'

export const allActions = (session: Promise<SessionControl>): readonly ActionGroup[] => [
  { title: 'add', actions: makingActions },
  ...keyedActions,
  { title: 'scheduling', actions: schedulingActions },
  { title: 'settings', actions: settingActions },
  { title: 'session', actions: sessionActions(session) },
]
