/**
 * Sessions in this browser's IndexedDB, each one snapshot, replaced whole. Read and written here in
 * the worker: a large cluster never crosses to the page, whose frames would wait for the copying.
 */
import { get, set } from 'idb-keyval'
import type { KeptSession, SessionKeeper } from './session'

/** Rises when a session of before can no longer be read; older ones are then left alone. */
const VERSION = 3

const keyOf = (slot: string): string => `kubeorama.${slot}`

export const browserKeeper: SessionKeeper = {
  async get(slot) {
    const stored: unknown = await get(keyOf(slot)).catch(() => undefined)
    return isStored(stored) ? stored : undefined
  },
  async set(slot, session) {
    try {
      await set(keyOf(slot), { version: VERSION, ...session })
      return true
    } catch {
      return false
    }
  },
}

function isStored(value: unknown): value is KeptSession {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === VERSION &&
    'snapshot' in value &&
    'pace' in value
  )
}
