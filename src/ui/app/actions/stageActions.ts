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
    said: ({ note }) => note,
    keys: ['n'],
    applies: onStage,
    act: () => pinNote(),
  },
  {
    id: 'alike',
    said: ({ alike }) => alike,
    keys: ['Mod+a'],
    applies: onStage,
    act: () => pickAlike(targetOf(document.activeElement) ?? useSelection.getState().selected),
  },
  {
    id: 'edit',
    said: ({ edit }) => edit,
    keys: ['e'],
    applies: () => onStage() && selectedObject() !== undefined,
    act: () => void notifyIfRefused(editNamed(selectedObject() ?? '')),
  },
  {
    id: 'follow',
    said: ({ follow }) => follow,
    keys: ['f'],
    applies: () =>
      onStage() &&
      (canFollow(useSelection.getState().selected) ||
        useFollowing.getState().followed !== undefined),
    act: () => toggleFollowing(useSelection.getState().selected),
  },
  {
    id: 'nearer',
    said: ({ nearer }) => nearer,
    keys: ['+', '='],
    applies: onStage,
    act: () => zoomStage(STEP),
  },
  {
    id: 'further',
    said: ({ further }) => further,
    keys: ['-'],
    applies: onStage,
    act: () => zoomStage(1 / STEP),
  },
  {
    id: 'fit',
    said: ({ fit }) => fit,
    keys: ['0'],
    applies: onStage,
    act: fitStage,
  },
]
