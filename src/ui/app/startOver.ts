import { tell } from '../../store/notices'
import type { SessionControl } from '../../store/session'
import { app } from '../../words/english/app'
import { wordsOf } from '../../words/language'

/** A fresh cluster, in the place of this one, which can be brought back. */
export async function startOver(session: Promise<SessionControl>): Promise<void> {
  const bringBack = await (await session).reset()
  const words = wordsOf(app)
  const action = bringBack && { label: words.bringBack, act: () => void bringBack() }
  tell(words.fresh, action)
}
