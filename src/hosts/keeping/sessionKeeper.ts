/** Sessions under names, each one snapshot, replaced whole. What cannot be read is never written over. */
import type { EngineSnapshot } from '../../engine/engine'
import type { Held, KeepProblem, Pace, SessionSlot, UnreadReason } from '../../protocol/messages'

export interface KeptSession {
  readonly snapshot: EngineSnapshot
  /** How time passed: a held cluster is found held again. */
  readonly pace: Pace
  /** At which stop it was held. */
  readonly held?: Held
}

/** Where sessions are kept, by the host's own means. */
export interface SessionKeeper {
  /** Undefined when nothing lies there; a reason when what lies there cannot be read. */
  get(slot: SessionSlot): Promise<KeptSession | UnreadReason | undefined>
  /** Answers why it could not be kept. */
  set(slot: SessionSlot, session: KeptSession): Promise<KeepProblem | undefined>
  /** Moves what lies there, whatever it is, to a place of its own, and answers where that is. */
  setAside(slot: SessionSlot): Promise<string | undefined>
}

/** A store of values by key, as idb-keyval offers one. */
export interface KeyValues {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  del(key: string): Promise<void>
}

/** Rises when a session of before can no longer be read. */
const VERSION = 3

const keyOf = (slot: string): string => `kubeorama.${slot}`

export function createSessionKeeper(values: KeyValues): SessionKeeper {
  return {
    async get(slot) {
      const stored = await values.get(keyOf(slot))
      return stored === undefined ? undefined : readStored(stored)
    },
    async set(slot, session) {
      try {
        await values.set(keyOf(slot), { version: VERSION, ...session })
        return undefined
      } catch (error) {
        return isQuota(error) ? 'full' : 'refused'
      }
    },
    async setAside(slot) {
      try {
        const place = await freePlace(values)
        await values.set(place, await values.get(keyOf(slot)))
        // Only now: whatever happens in between, it lies in one of the two places.
        await values.del(keyOf(slot))
        return place
      } catch {
        return undefined
      }
    },
  }
}

async function freePlace(values: KeyValues): Promise<string> {
  let number = 1
  while ((await values.get(keyOf(`unread.${number}`))) !== undefined) number++
  return keyOf(`unread.${number}`)
}

function readStored(stored: unknown): KeptSession | UnreadReason {
  const { version } = (stored ?? {}) as { readonly version?: unknown }
  if (typeof version === 'number' && version !== VERSION) {
    return version > VERSION ? 'newer' : 'older'
  }
  return version === VERSION && isKept(stored) ? stored : 'damaged'
}

const isKept = (value: unknown): value is KeptSession =>
  typeof value === 'object' && value !== null && 'snapshot' in value && 'pace' in value

const isQuota = (error: unknown): boolean =>
  error instanceof Error && error.name === 'QuotaExceededError'
