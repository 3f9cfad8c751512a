import { setPace } from '../../../store/actions'
import { setChatter } from '../../../store/pace'
import {
  setLanguage,
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
import type { Action } from './action'
import { onStage } from './panelActions'

const now = useSettings.getState

const theme = (id: Theme, name: string): Action => ({
  id: `theme/${id}`,
  name,
  words: 'theme day night colours',
  applies: () => now().theme !== id,
  act: () => setTheme(id),
})

const mode = (id: 'story' | 'clock' | 'paused', name: string): Action => ({
  id: `mode/${id}`,
  name,
  words: 'time mode speed',
  applies: () => onStage() && useTimeline.getState().pace.mode !== id,
  act: () => void setPace({ ...useTimeline.getState().pace, mode: id, factor: 1 }),
})

/** A switch as two actions, of which one applies. */
const either = (
  id: string,
  words: string,
  isOn: () => boolean,
  turn: (on: boolean) => void,
  names: readonly [on: string, off: string],
): readonly Action[] =>
  [true, false].map((on) => ({
    id: `${id}/${on}`,
    name: names[on ? 0 : 1],
    words,
    applies: () => isOn() !== on,
    act: () => turn(on),
  }))

export const settingActions: readonly Action[] = [
  theme('light', 'Light theme'),
  theme('dark', 'Dark theme'),
  theme('system', 'The theme this machine asks for'),
  ...TEXT_SIZES.map((size) => ({
    id: `text/${size}`,
    name: `Text size ${size * 100} %`,
    words: 'font larger smaller zoom',
    applies: () => now().textSize !== size,
    act: () => setTextSize(size),
  })),
  ...languageCodes.map((code) => ({
    id: `language/${code}`,
    name: `Language: ${languages[code].name}`,
    words: 'language sprache deutsch english translation',
    applies: () => languageNow() !== code,
    act: () => setLanguage(code),
  })),
  ...either('notes', 'papers view', () => now().notes, setNotesShown, [
    'Show the notes',
    'Hide the notes',
  ]),
  ...either('minimap', 'overview navigate map', () => now().minimap, setMinimapShown, [
    'Minimap: show it while not all is in view',
    'Minimap: hide it',
  ]),
  ...either('chatter', 'heartbeats leases resyncs', () => now().chatter, setChatter, [
    'Show background chatter',
    'Hide background chatter',
  ]),
  mode('story', 'Story: every message at reading speed'),
  mode('clock', 'Clock: simulated time as a clock runs'),
  mode('paused', 'Paused: time is held'),
  {
    id: 'tidy',
    name: 'Tidy up: everything back to its place',
    words: 'layout places arrange',
    applies: onStage,
    act: tidyStage,
  },
]
