/**
 * Sessions under names, each one snapshot, replaced whole, with a small record beside it. What
 * cannot be read is never written over.
 */
import type { UnreadReason } from '../../protocol/messages'
import {
  isSessionId,
  type KeepProblem,
  type SessionRecord,
  type SessionRemark,
  type SessionSlot,
} from '../../protocol/sessions'
import { type KeptSession, readStored, VERSION } from './keptSession'
import { bodyKey, type KeyValues, recordKey } from './places'
import { createShelf, readRecord, type Shelf } from './shelf'
import { tried } from './tried'

/** Where sessions are kept, by the host's own means. */
export interface SessionKeeper {
  readonly shelf: Shelf
  /** Undefined when nothing lies there; a reason when what lies there cannot be read. */
  get(slot: SessionSlot): Promise<KeptSession | UnreadReason | undefined>
  /** Answers why it could not be kept. Without a remark what is known of it stays. */
  set(
    slot: SessionSlot,
    session: KeptSession,
    remark?: SessionRemark & Pick<SessionRecord, 'at'>,
  ): Promise<KeepProblem | undefined>
  /** Moves what lies there, whatever it is, to a place of its own, and answers where that is. */
  setAside(slot: SessionSlot): Promise<string | undefined>
}

/** `today`: the wall clock, in Unix milliseconds. */
export function createSessionKeeper(values: KeyValues, today: () => number): SessionKeeper {
  return {
    shelf: createShelf(values, today),
    async get(slot) {
      const stored = await values.get(bodyKey(slot))
      return stored === undefined ? undefined : readStored(stored)
    },
    set: (slot, session, remark) =>
      tried(async () => {
        const entries: [string, unknown][] = [[bodyKey(slot), { version: VERSION, ...session }]]
        if (isSessionId(slot) && remark !== undefined) {
          const known = readRecord(slot, await values.get(recordKey(slot)))
          // One that was removed comes back: somebody still works on it.
          const record: SessionRecord = { ...known, savedAt: today(), ...remark }
          entries.push([recordKey(slot), record])
        }
        await values.setMany(entries)
      }),
    async setAside(slot) {
      const place = await freePlace(values)
      const problem = await tried(async () => {
        await values.setMany([[place, await values.get(bodyKey(slot))]])
        // Only now: whatever happens in between, it lies in one of the two places.
        await values.delMany([bodyKey(slot)])
      })
      return problem === undefined ? place : undefined
    },
  }
}

async function freePlace(values: KeyValues): Promise<string> {
  let number = 1
  while ((await values.get(`kubeorama.unread.${number}`)) !== undefined) number++
  return `kubeorama.unread.${number}`
}
