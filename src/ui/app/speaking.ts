/** Which language the page speaks: the one chosen, or the first that the browser asks for. */
import { useSettings } from '../../store/settings'
import { firstKnown, languageNow, speak } from '../../words/language'

/** Resolves when the page can be drawn in its language; goes on in English where that cannot be had. */
export async function speakAsWished(): Promise<void> {
  const wished = useSettings.getState().language ?? firstKnown(navigator.languages)
  if (wished === languageNow()) return
  try {
    await speak(wished)
  } catch {
    return
  }
  document.documentElement.lang = wished
}
