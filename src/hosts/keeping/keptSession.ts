/** A session as it is kept: what its moment is made of, and how a stored one is read. */
import type { EngineSnapshot } from '../../engine/engine'
import type { Held, Pace, UnreadReason } from '../../protocol/messages'
import type { Undo } from '../undo'
import { migrate } from './migrations/migrations'

export interface KeptSession {
  readonly snapshot: EngineSnapshot
  /** How time passed: a held cluster is found held again. */
  readonly pace: Pace
  /** At which stop it was held. */
  readonly held?: Held
  /** What was done by hand, and the last moments one can go back to. */
  readonly undo: Undo
}

/** Rises when the shape changes; how the one before becomes it stands in `migrations/`. */
export const VERSION = 4

/** What another version wrote becomes a session of this one, or there is a reason why not. */
export function readStored(stored: unknown): KeptSession | UnreadReason {
  if (!isObject(stored)) return 'damaged'
  const { version } = stored
  if (typeof version !== 'number') return 'damaged'
  if (version > VERSION) return 'newer'
  const read = migrate(stored, version, VERSION)
  if (read === undefined) return 'older'
  return isKept(read) ? read : 'damaged'
}

const isKept = (value: object): value is KeptSession =>
  ['snapshot', 'pace', 'undo'].every((part) => isObject((value as Stored)[part]))

type Stored = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Stored => typeof value === 'object' && value !== null
