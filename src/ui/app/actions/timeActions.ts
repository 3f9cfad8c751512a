import { setPace, step } from '../../../store/actions'
import { openBreakpoints, useBreakpoints } from '../../../store/breakpoints'
import { lookBack, lookForward } from '../../../store/narrator'
import { turnPredict, usePredict } from '../../../store/scheduling/predict'
import { selectedObject } from '../../../store/selection'
import { stepChoices, useTimeline } from '../../../store/timeline'
import { redoAct, undoAct } from '../../../store/undoing'
import { timeline } from '../../../words/english/timeline'
import { wordsOf } from '../../../words/language'
import { togglePlay } from '../../panels/timeline/Transport'
import type { Action } from './action'
import { onStage } from './panelActions'

/** Clickers of presenters send the page keys. */
export const timeActions: readonly Action[] = [
  {
    id: 'play',
    said: ({ play }) => play,
    keys: [' '],
    applies: onStage,
    act: togglePlay,
  },
  ...stepChoices.map(
    ({ unit, key }): Action => ({
      id: `step/${unit}`,
      said: ({ step: { words } }) => ({ name: wordsOf(timeline).steps[unit], words }),
      keys: unit === 'message' ? [key, 'PageDown'] : [key],
      applies: onStage,
      act: () => {
        if (unit !== 'message' || !lookForward()) void step(unit, selectedObject())
      },
    }),
  ),
  {
    id: 'back',
    said: ({ back }) => back,
    keys: ['PageUp'],
    applies: onStage,
    act: () => {
      if (lookBack()) void setPace({ ...useTimeline.getState().pace, mode: 'paused' })
    },
  },
  {
    id: 'breakpoints',
    said: ({ breakpoints }) => breakpoints,
    keys: ['b'],
    applies: onStage,
    act: () => openBreakpoints(!useBreakpoints.getState().open),
  },
  {
    id: 'undo',
    said: ({ undo }) => undo,
    keys: ['Mod+z'],
    applies: onStage,
    act: () => void undoAct(),
  },
  {
    id: 'redo',
    said: ({ redo }) => redo,
    keys: ['Mod+Shift+z', 'Mod+y'],
    applies: onStage,
    act: () => void redoAct(),
  },
  {
    id: 'predict',
    said: ({ predict }) => predict,
    keys: ['p'],
    applies: onStage,
    act: () => turnPredict(!usePredict.getState().on),
  },
]
