/** Under which keys sessions lie. The first lies where the only one lay before there were several. */
import { isSessionId, type SessionId, type SessionSlot } from '../../protocol/sessions'

/** A store of values by key, as idb-keyval offers one. What is written at once is written or not. */
export interface KeyValues {
  get(key: string): Promise<unknown>
  keys(): Promise<readonly unknown[]>
  setMany(entries: [key: string, value: unknown][]): Promise<void>
  delMany(keys: string[]): Promise<void>
}

const PREFIX = 'kubeorama.'

export const bodyKey = (slot: SessionSlot): string => PREFIX + slot

export const recordKey = (id: SessionId): string => `${PREFIX}about.${id}`

/** The session whose body lies under a key; undefined for anything else. */
export function idAt(key: unknown): SessionId | undefined {
  if (typeof key !== 'string' || !key.startsWith(PREFIX)) return undefined
  const id = key.slice(PREFIX.length)
  return isSessionId(id) ? id : undefined
}
