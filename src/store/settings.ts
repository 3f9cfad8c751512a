/** What a person set once and wants to find again: kept in this browser. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { SHOW_ALL } from '../protocol/messageFilter'
import type { MessageFilter } from '../protocol/messages'
import type { Language } from '../words/language'
import { keeping } from './keeping'

export type Theme = 'light' | 'dark' | 'system'

export interface Settings {
  readonly theme: Theme
  /** Heartbeats, resyncs and events are drawn too. */
  readonly chatter: boolean
  /** Messages that are not drawn. */
  readonly filter: MessageFilter
  /** Notes pinned on the stage are seen. */
  readonly notes: boolean
  /** The whole stage is shown small while one looks at a part. */
  readonly minimap: boolean
  /** How large the words of the page are: 1 is as designed, 2 twice that. */
  readonly textSize: number
  /** The language chosen; undefined: what the browser asks for. */
  readonly language: Language | undefined
  /** Where a person dragged things to, by node id; absent: the layout decides. */
  readonly places: Readonly<Record<string, { readonly x: number; readonly y: number }>>
}

const first: Settings = {
  theme: 'system',
  chatter: false,
  filter: SHOW_ALL,
  notes: true,
  minimap: true,
  textSize: 1,
  language: undefined,
  places: {},
}

export const useSettings = create<Settings>()(
  persist(() => first, { name: 'kubeorama.settings', version: 1, storage: keeping<Settings>() }),
)

export const setTheme = (theme: Theme): void => {
  useSettings.setState({ theme })
}

export const setChatter = (chatter: boolean): void => {
  useSettings.setState({ chatter })
}

export const setNotesShown = (notes: boolean): void => {
  useSettings.setState({ notes })
}

export const setMinimapShown = (minimap: boolean): void => {
  useSettings.setState({ minimap })
}

/** The sizes that can be chosen: up to twice as large, as WCAG asks. */
export const TEXT_SIZES = [1, 1.25, 1.5, 1.75, 2] as const

export const setTextSize = (textSize: number): void => {
  useSettings.setState({ textSize })
}

export const setLanguage = (language: Language): void => {
  useSettings.setState({ language })
}

export const setPlace = (id: string, x: number, y: number): void => {
  useSettings.setState(({ places }) => ({ places: { ...places, [id]: { x, y } } }))
}

/** Tidy: everything goes back to where the layout puts it. */
export const forgetPlaces = (): void => {
  useSettings.setState({ places: {} })
}
