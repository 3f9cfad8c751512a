/** Version 4 keeps what was done by hand. Before it, a reload forgot that: nothing can be undone. */
import { createUndo } from '../../undo'

export const addUndo = (
  stored: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => ({ ...stored, undo: createUndo() })
