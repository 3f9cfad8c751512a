/** Which language the page speaks: the one chosen, or the first that the browser asks for. */
import { notify } from '../../store/notices'
import { setLanguage, useSettings } from '../../store/settings'
import { app } from '../../words/english/app'
import {
  firstKnown,
  type Language,
  languageNow,
  languages,
  speak,
  wordsOf,
} from '../../words/language'

/** Resolves when the page can be drawn: in its language, or as before where that cannot be had. */
export async function speakAsWished(): Promise<void> {
  const wished = useSettings.getState().language ?? firstKnown(navigator.languages)
  if (wished === languageNow()) return
  try {
    await speak(wished)
    document.documentElement.lang = wished
  } catch {
    const words = wordsOf(app).language
    const where = ''
    notify({ where, what: words.notFetched(languages[wished].name), remedy: words.goesOn })
  }
}

/** Chosen once more, a language that could not be fetched is fetched again. */
export function chooseLanguage(language: Language): void {
  setLanguage(language)
  void speakAsWished()
}
