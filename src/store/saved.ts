/** The session as it lies in this browser's IndexedDB: one snapshot, replaced whole. */
import { get, set } from 'idb-keyval'
import type { EngineSnapshot, Pace } from '../protocol/messages'

/** Rises when a session of before can no longer be read; older ones are then left alone. */
const SAVED_VERSION = 2

const KEY = 'kubeorama.session'

export interface SavedSession {
  readonly snapshot: EngineSnapshot
  /** How time passed: a held cluster is found held again. */
  readonly pace: Pace
}

interface Stored extends SavedSession {
  readonly version: number
}

/** What was saved last; undefined when nothing was, or it cannot be read. */
export async function loadSession(): Promise<SavedSession | undefined> {
  const stored: unknown = await get(KEY)
  return isStored(stored) ? stored : undefined
}

/** Saves. Rejects when the browser has no room or forbids it: the caller tells the person. */
export async function saveSession(session: SavedSession): Promise<void> {
  const stored: Stored = { version: SAVED_VERSION, ...session }
  await set(KEY, stored)
}

function isStored(value: unknown): value is Stored {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === SAVED_VERSION &&
    'snapshot' in value &&
    'pace' in value
  )
}
