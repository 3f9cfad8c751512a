import { selectedMessage, showWaterfall } from '../../../store/because/opened'
import { type DockTab, openComparison, openDock, useSelection } from '../../../store/selection'
import type { Action } from './action'
import { askFor } from './asking'
import { stepBack } from './stepBack'

/** While two clusters are compared this one is out of sight, and its keys rest. */
export const onStage = (): boolean => !useSelection.getState().comparing

const panel = (dock: DockTab, keys?: readonly string[]): Action => ({
  id: `panel/${dock}`,
  said: (words) => words[dock],
  ...(keys ? { keys } : {}),
  applies: onStage,
  act: () => openDock(useSelection.getState().dock === dock ? undefined : dock),
})

export const panelActions: readonly Action[] = [
  {
    id: 'find',
    said: ({ find }) => find,
    keys: ['Mod+k', '/'],
    act: () => askFor('find'),
  },
  { id: 'keys', said: ({ keys }) => keys, keys: ['?'], act: () => askFor('keys') },
  panel('yaml', ['y']),
  panel('events', ['v']),
  panel('objects'),
  panel('acts'),
  panel('requests'),
  panel('etcd'),
  panel('logs'),
  panel('visitors'),
  panel('plugins'),
  {
    id: 'panel/because',
    said: ({ because }) => because,
    applies: () => onStage() && selectedMessage() !== undefined,
    act: () => {
      const message = selectedMessage()
      if (message !== undefined) showWaterfall(message)
    },
  },
  {
    id: 'panel/compare',
    said: ({ compare }) => compare,
    keys: ['c'],
    act: () => openComparison(!useSelection.getState().comparing),
  },
  {
    id: 'close',
    said: ({ close }) => close,
    keys: ['Escape'],
    act: stepBack,
  },
]
