/** Every action there is. A new one stands in the file of its group, and needs nothing else. */
import type { SessionControl } from '../../../store/session'
import { startOver } from '../startOver'
import type { ActionGroup } from './action'
import { keyedActions } from './keyedActions'
import { makingActions } from './makingActions'
import { schedulingActions } from './schedulingActions'
import { settingActions } from './settingActions'

export const allActions = (session: Promise<SessionControl>): readonly ActionGroup[] => [
  { title: 'Add', actions: makingActions },
  ...keyedActions,
  { title: 'Scheduling', actions: schedulingActions },
  { title: 'Settings', actions: settingActions },
  {
    title: 'Session',
    actions: [
      {
        id: 'startOver',
        name: 'Start over with a fresh cluster',
        words: 'reset new session',
        act: () => void startOver(session),
      },
    ],
  },
]
