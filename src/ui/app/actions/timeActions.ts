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
    name: 'Play or pause',
    words: 'time stop go hold',
    keys: [' '],
    applies: onStage,
    act: togglePlay,
  },
  ...stepChoices.map(
    ({ unit, key }): Action => ({
      id: `step/${unit}`,
      get name() {
        return wordsOf(timeline).steps[unit]
      },
      words: 'step time',
      keys: unit === 'message' ? [key, 'PageDown'] : [key],
      applies: onStage,
      act: () => {
        if (unit !== 'message' || !lookForward()) void step(unit, selectedObject())
      },
    }),
  ),
  {
    id: 'back',
    name: 'What was said before',
    words: 'caption earlier previous sentence step back',
    keys: ['PageUp'],
    applies: onStage,
    act: () => {
      if (lookBack()) void setPace({ ...useTimeline.getState().pace, mode: 'paused' })
    },
  },
  {
    id: 'breakpoints',
    name: 'Breakpoints: hold time where something happens',
    words: 'stop when pause condition',
    keys: ['b'],
    applies: onStage,
    act: () => openBreakpoints(!useBreakpoints.getState().open),
  },
  {
    id: 'undo',
    name: 'Undo: back to before what you did last',
    words: 'take back revert',
    keys: ['Mod+z'],
    applies: onStage,
    act: () => void undoAct(),
  },
  {
    id: 'redo',
    name: 'Redo what was undone',
    words: 'again forward',
    keys: ['Mod+Shift+z', 'Mod+y'],
    applies: onStage,
    act: () => void redoAct(),
  },
  {
    id: 'predict',
    name: 'Predict: ask the room before each Bind, or no longer',
    words: 'vote guess class',
    keys: ['p'],
    applies: onStage,
    act: () => turnPredict(!usePredict.getState().on),
  },
]
