/** The session as it lies in this browser's IndexedDB: one snapshot, replaced whole. */
import { del, get, set } from 'idb-keyval'
import type { EngineSnapshot } from '../protocol/messages'

/** Rises when a snapshot of before can no longer be read; older ones are then left alone. */
export const SAVED_VERSION = 1

interface Saved {
  readonly version: number
  readonly snapshot: EngineSnapshot
}

const KEY = 'kubeorama.session'

/** What was saved last; undefined when nothing was, or it cannot be read. */
export async function loadSession(): Promise<EngineSnapshot | undefined> {
  const saved: unknown = await get(KEY)
  return isSaved(saved) ? saved.snapshot : undefined
}

/** Saves. Rejects when the browser has no room or forbids it: the caller tells the person. */
export async function saveSession(snapshot: EngineSnapshot): Promise<void> {
  const saved: Saved = { version: SAVED_VERSION, snapshot }
  await set(KEY, saved)
}

export const forgetSession = (): Promise<void> => del(KEY)

function isSaved(value: unknown): value is Saved {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === SAVED_VERSION &&
    'snapshot' in value
  )
}
