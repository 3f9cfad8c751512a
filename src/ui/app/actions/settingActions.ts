import { setPace } from '../../../store/actions'
import { setChatter } from '../../../store/pace'
import {
  setMinimapShown,
  setNotesShown,
  setTextSize,
  setTheme,
  TEXT_SIZES,
  type Theme,
  useSettings,
} from '../../../store/settings'
import { useTimeline } from '../../../store/timeline'
import { languageCodes, languageNow, languages } from '../../../words/language'
import { tidyStage } from '../../canvas/view/stageCommands'
import { chooseLanguage } from '../speaking'
import type { Action, ActionWords } from './action'
import { onStage } from './panelActions'

const now = useSettings.getState

const theme = (id: Theme): Action => ({
  id: `theme/${id}`,
  said: (words) => words[id],
  applies: () => now().theme !== id,
  act: () => setTheme(id),
})

const mode = (id: 'story' | 'clock' | 'paused'): Action => ({
  id: `mode/${id}`,
  said: (words) => words[id],
  applies: () => onStage() && useTimeline.getState().pace.mode !== id,
  act: () => void setPace({ ...useTimeline.getState().pace, mode: id, factor: 1 }),
})

/** A switch as two actions, of which one applies. */
const either = (
  id: string,
  isOn: () => boolean,
  turn: (on: boolean) => void,
  said: readonly [on: Action['said'], off: Action['said']],
): readonly Action[] =>
  [true, false].map((on) => ({
    id: `${id}/${on}`,
    said: said[on ? 0 : 1],
    applies: () => isOn() !== on,
    act: () => turn(on),
  }))

export const settingActions: readonly Action[] = [
  theme('light'),
  theme('dark'),
  theme('system'),
  ...TEXT_SIZES.map((size) => ({
    id: `text/${size}`,
    said: ({ textSize: { name, words } }: ActionWords) => ({ name: name(size * 100), words }),
    applies: () => now().textSize !== size,
    act: () => setTextSize(size),
  })),
  ...languageCodes.map((code) => ({
    id: `language/${code}`,
    said: ({ language: { name, words } }: ActionWords) => ({
      name: name(languages[code].name),
      words,
    }),
    applies: () => languageNow() !== code,
    act: () => chooseLanguage(code),
  })),
  ...either('notes', () => now().notes, setNotesShown, [
    ({ showNotes }) => showNotes,
    ({ hideNotes }) => hideNotes,
  ]),
  ...either('minimap', () => now().minimap, setMinimapShown, [
    ({ showMinimap }) => showMinimap,
    ({ hideMinimap }) => hideMinimap,
  ]),
  ...either('chatter', () => now().chatter, setChatter, [
    ({ showChatter }) => showChatter,
    ({ hideChatter }) => hideChatter,
  ]),
  mode('story'),
  mode('clock'),
  mode('paused'),
  {
    id: 'tidy',
    said: ({ tidy }) => tidy,
    applies: onStage,
    act: tidyStage,
  },
]
