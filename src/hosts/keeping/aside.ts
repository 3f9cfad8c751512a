/** What lies where a session is to be kept goes elsewhere first: nothing is ever written over unread. */
import type { Loaded, SessionSlot, UnreadReason } from '../../protocol/messages'
import type { SessionKeeper } from './sessionKeeper'

/** What cannot be read. Answers where it lies now; nowhere new when it could not be moved. */
export async function moveAside(
  keeper: SessionKeeper,
  slot: SessionSlot,
  reason: UnreadReason,
): Promise<Loaded> {
  const aside = await keeper.setAside(slot)
  return { unread: { reason, ...(aside !== undefined && { aside }) } }
}

/** The session that is kept becomes the one before. Throws when there is no room for that. */
export async function makeRoom(keeper: SessionKeeper | undefined): Promise<Loaded> {
  const kept = await keeper?.get('session')
  if (keeper === undefined || kept === undefined) return {}
  if (typeof kept === 'string') return moveAside(keeper, 'session', kept)
  const problem = await keeper.set('before', kept)
  if (problem !== undefined) throw new Error(`the session could not be set aside: ${problem}`)
  return { pace: kept.pace }
}
