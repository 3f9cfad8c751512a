/** The three versions of an object that is edited: as it was, as others have it, as it is to be. */
import type { JsonObject } from '../../api/machinery/json'
import { diffLines } from '../actLines'
import { conflictsOf, type FieldConflict } from './fieldChanges'

export interface Versions {
  readonly conflicts: readonly FieldConflict[]
  /** Each against how it was; without what the server keeps book of. */
  readonly theirs: readonly string[]
  readonly mine: readonly string[]
}

export function versionsOf(base: JsonObject, mine: JsonObject, theirs: JsonObject): Versions {
  const difference = (after: JsonObject) => diffLines({ path: '', before: base, after }).slice(2)
  return {
    conflicts: conflictsOf(base, mine, theirs),
    theirs: difference(theirs),
    mine: difference(mine),
  }
}
