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
    name: 'The last scheduling decision',
    words: 'panel score filter matrix why',
    applies: onStage,
    act: () => openScheduling(),
  },
  {
    id: 'standIn',
    name: 'Be the scheduler, or no longer',
    words: 'bind place by hand stand back',
    applies: onStage,
    act: () => void notifyIfRefused(turnStandIn(!standsBack())),
  },
  ...EXTENSION_POINTS.flatMap((point): readonly Action[] => {
    const stops = () => useStops.getState().points.includes(point)
    const turn = () => toggleStop(point)
    const words = 'scheduler breakpoint hold extension point'
    return [
      { id: `stop/${point}`, name: `Stop at ${point}`, words, applies: () => !stops(), act: turn },
      { id: `pass/${point}`, name: `No stop at ${point}`, words, applies: stops, act: turn },
    ]
  }),
]
