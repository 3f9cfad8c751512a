/** What lies where a session is to be kept goes elsewhere first: nothing is ever written over unread. */
import type { Loaded, UnreadReason } from '../../protocol/messages'
import { beforeOf, type SessionId, type SessionSlot } from '../../protocol/sessions'
import type { SessionKeeper } from './sessionKeeper'

/** What cannot be read. Answers where it lies now; nowhere new when it was not moved. */
export async function moveAside(
  keeper: SessionKeeper,
  slot: SessionSlot,
  reason: UnreadReason,
): Promise<Loaded> {
  // Its own Kubeorama looks for it where it lies.
  if (reason === 'newer') return { unread: { reason } }
  const aside = await keeper.setAside(slot)
  return { unread: { reason, ...(aside !== undefined && { aside }) } }
}

/** The session that is kept becomes the one before. Throws when there is no room for that. */
export async function makeRoom(keeper: SessionKeeper | undefined, id: SessionId): Promise<Loaded> {
  const kept = await keeper?.get(id)
  if (keeper === undefined || kept === undefined) return {}
  if (typeof kept === 'string') return moveAside(keeper, id, kept)
  const problem = await keeper.set(beforeOf(id), kept)
  if (problem !== undefined) throw new Error(`the session could not be set aside: ${problem}`)
  return { pace: kept.pace }
}
