import type { EngineSnapshot } from '../../engine/engine'
import type { SessionNote } from '../../protocol/keeping'
import type { Held, Pace } from '../../protocol/messages'

/** A whole session as it is kept, on the shelf or in a file. */
export interface KeptSession {
  readonly note: SessionNote
  readonly snapshot: EngineSnapshot
  /** How time passed: a held cluster is found held again. */
  readonly pace: Pace
  /** At which stop it was held. */
  readonly held?: Held
}
