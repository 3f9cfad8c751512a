import { editNamed } from '../../../store/edits/editObject'
import { canFollow, toggleFollowing, useFollowing } from '../../../store/following'
import { notifyIfRefused } from '../../../store/notices'
import { pickAlike } from '../../../store/pickAlike'
import { selectedObject, useSelection } from '../../../store/selection'
import { pinNote } from '../../canvas/notes/noteCommands'
import { targetOf } from '../../canvas/target'
import { fitStage, zoomStage } from '../../canvas/view/stageCommands'
import type { Action } from './action'
import { onStage } from './panelActions'

const STEP = 1.25

export const stageActions: readonly Action[] = [
  {
    id: 'note',
    name: 'Pin a note',
    words: 'write paper sticky annotate',
    keys: ['n'],
    applies: onStage,
    act: () => pinNote(),
  },
  {
    id: 'alike',
    name: 'Select all of its kind',
    words: 'multi everything pods workers',
    keys: ['Mod+a'],
    applies: onStage,
    act: () => pickAlike(targetOf(document.activeElement) ?? useSelection.getState().selected),
  },
  {
    id: 'edit',
    name: 'Edit what is selected',
    words: 'yaml kubectl change object',
    keys: ['e'],
    applies: () => onStage() && selectedObject() !== undefined,
    act: () => void notifyIfRefused(editNamed(selectedObject() ?? '')),
  },
  {
    id: 'follow',
    name: 'Follow what is selected, or no longer',
    words: 'camera keep in view track',
    keys: ['f'],
    applies: () =>
      onStage() &&
      (canFollow(useSelection.getState().selected) ||
        useFollowing.getState().followed !== undefined),
    act: () => toggleFollowing(useSelection.getState().selected),
  },
  {
    id: 'nearer',
    name: 'Nearer',
    words: 'zoom in',
    keys: ['+', '='],
    applies: onStage,
    act: () => zoomStage(STEP),
  },
  {
    id: 'further',
    name: 'Further away',
    words: 'zoom out',
    keys: ['-'],
    applies: onStage,
    act: () => zoomStage(1 / STEP),
  },
  {
    id: 'fit',
    name: 'Show everything',
    words: 'zoom fit all',
    keys: ['0'],
    applies: onStage,
    act: fitStage,
  },
]
