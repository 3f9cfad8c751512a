import { notify, tell } from '../../store/notices'
import { clipboard } from '../../words/english/clipboard'
import { wordsOf } from '../../words/language'

/** Puts a text on the clipboard and says so, in words of the caller's where there are any. */
export async function copyText(text: string, told?: string): Promise<void> {
  const { copied, where, forbidden, remedy } = wordsOf(clipboard)
  try {
    await navigator.clipboard.writeText(text)
    tell(told ?? copied)
  } catch {
    notify({ where, what: forbidden, remedy })
  }
}
