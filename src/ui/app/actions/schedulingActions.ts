import { EXTENSION_POINTS } from '../../../protocol/extensionPoints'
import { keysOf, recordOf } from '../../../store/cluster'
import { notifyIfRefused } from '../../../store/notices'
import { turnStandIn } from '../../../store/scheduling/standIn'
import { toggleStop, useStops } from '../../../store/scheduling/stops'
import { openScheduling } from '../../../store/selection'
import type { Action } from './action'
import { onStage } from './panelActions'

const standsBack = (): boolean =>
  recordOf('Scheduler', keysOf('Scheduler')[0] ?? '')?.standsBack ?? false

export const schedulingActions: readonly Action[] = [
  {
    id: 'scheduling',
    said: ({ scheduling }) => scheduling,
    applies: onStage,
    act: () => openScheduling(),
  },
  {
    id: 'standIn',
    said: ({ standIn }) => standIn,
    applies: onStage,
    act: () => void notifyIfRefused(turnStandIn(!standsBack())),
  },
  ...EXTENSION_POINTS.flatMap((point): readonly Action[] => {
    const stops = () => useStops.getState().points.includes(point)
    const turn = () => toggleStop(point)
    return [
      {
        id: `stop/${point}`,
        said: ({ stop: { name, words } }) => ({ name: name(point), words }),
        applies: () => !stops(),
        act: turn,
      },
      {
        id: `pass/${point}`,
        said: ({ pass: { name, words } }) => ({ name: name(point), words }),
        applies: stops,
        act: turn,
      },
    ]
  }),
]
