import { selectedMessage, showWaterfall } from '../../../store/because/opened'
import { type DockTab, openComparison, openDock, useSelection } from '../../../store/selection'
import type { Action } from './action'
import { askFor } from './asking'
import { stepBack } from './stepBack'

/** While two clusters are compared this one is out of sight, and its keys rest. */
export const onStage = (): boolean => !useSelection.getState().comparing

const panel = (dock: DockTab, name: string, words: string, keys?: readonly string[]): Action => ({
  id: `panel/${dock}`,
  name,
  words: `panel open close ${words}`,
  ...(keys ? { keys } : {}),
  applies: onStage,
  act: () => openDock(useSelection.getState().dock === dock ? undefined : dock),
})

export const panelActions: readonly Action[] = [
  {
    id: 'find',
    name: 'Find and do',
    words: 'command palette search',
    keys: ['Mod+k', '/'],
    act: () => askFor('find'),
  },
  { id: 'keys', name: 'All keys', words: 'help shortcuts', keys: ['?'], act: () => askFor('keys') },
  panel('yaml', 'YAML', 'manifest edit apply', ['y']),
  panel('events', 'Events', 'warnings log', ['v']),
  panel('objects', 'Objects', 'table list get'),
  panel('acts', 'Actions', 'history record kubectl lines diff'),
  panel('requests', 'API traffic', 'network waterfall http calls'),
  panel('etcd', 'etcd', 'keys revisions history database'),
  panel('logs', 'Logs', 'containers output kubectl'),
  panel('visitors', 'Visitors', 'users traffic success latency'),
  panel('plugins', 'Scheduler plugins', 'write javascript'),
  {
    id: 'panel/because',
    name: 'Causes and effects of the selected message',
    words: 'panel because waterfall trace perfetto chain',
    applies: () => onStage() && selectedMessage() !== undefined,
    act: () => {
      const message = selectedMessage()
      if (message !== undefined) showWaterfall(message)
    },
  },
  {
    id: 'panel/compare',
    name: 'Compare two configurations, or back to the cluster',
    words: 'panel side',
    keys: ['c'],
    act: () => openComparison(!useSelection.getState().comparing),
  },
  {
    id: 'close',
    name: 'Close what is open',
    words: 'back deselect',
    keys: ['Escape'],
    act: stepBack,
  },
]
