import { tell } from '../../store/notices'
import type { SessionControl } from '../../store/session'

/** A fresh cluster, in the place of this one, which can be brought back. */
export async function startOver(session: Promise<SessionControl>): Promise<void> {
  const bringBack = await (await session).reset()
  const action = bringBack && { label: 'Bring back the one before', act: () => void bringBack() }
  tell('A fresh cluster.', action)
}
