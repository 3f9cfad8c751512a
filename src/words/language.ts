/** The language that the page speaks. English is at hand; another is fetched before it is spoken. */
import { create } from 'zustand'
import type { Table, Translation, Words } from './table'

interface Known {
  /** As those who speak it call it. */
  readonly name: string
  load(): Promise<readonly Translation[]>
}

export const languages = {
  en: { name: 'English', load: async () => [] },
  de: { name: 'Deutsch', load: async () => (await import('./german/german')).german },
} as const satisfies Record<string, Known>

export type Language = keyof typeof languages

export const languageCodes: readonly Language[] = ['en', 'de']

interface Spoken {
  readonly language: Language
  readonly areas: ReadonlyMap<string, Words>
}

const useSpoken = create<Spoken>(() => ({ language: 'en', areas: new Map() }))

export const useLanguage = (): Language => useSpoken(({ language }) => language)

export const languageNow = (): Language => useSpoken.getState().language

/** Rejects where the language cannot be fetched; the page goes on in the one before. */
export async function speak(language: Language): Promise<void> {
  const translations = await languages[language].load()
  const areas = new Map(translations.map(({ area, words }) => [area, words]))
  useSpoken.setState({ language, areas })
}

/** The first language somebody wishes that there is. */
export function firstKnown(wishes: readonly string[]): Language {
  const codes = wishes.map((wish) => wish.slice(0, 2).toLowerCase())
  return codes.find(isKnown) ?? 'en'
}

const isKnown = (code: string): code is Language => Object.hasOwn(languages, code)

/** The words of an area in a component, which is drawn anew when another language is spoken. */
export const useWords = <W>(table: Table<W>): W => useSpoken(({ areas }) => wordsIn(areas, table))

/** The words of an area, as they are spoken at this moment. */
export const wordsOf = <W>(table: Table<W>): W => wordsIn(useSpoken.getState().areas, table)

// A translation has the shape of its English: `said` lets through no other.
const wordsIn = <W>(areas: Spoken['areas'], { area, english }: Table<W>): W =>
  (areas.get(area) as W | undefined) ?? english
