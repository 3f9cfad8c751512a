/** What undo would take back and redo do again, and both as a person asks for them. */
import { create } from 'zustand'
import type { Undoable } from '../protocol/messages'
import { notices } from '../words/english/notices'
import { wordsOf } from '../words/language'
import { redo, undo } from './actions'
import { announce } from './announcements'
import { useTimeline } from './timeline'

export const useUndoing = create<Undoable>(() => ({ undo: undefined, redo: undefined, latest: 0 }))

export function takeUndoable(next: Undoable): void {
  const known = useUndoing.getState()
  const same = next.undo === known.undo && next.redo === known.redo && next.latest === known.latest
  if (!same) useUndoing.setState(next)
}

export const undoAct = async (): Promise<void> => say(await undo(), wordsOf(notices).undone)

export const redoAct = async (): Promise<void> => say(await redo(), wordsOf(notices).redone)

function say(act: string | undefined, tell: (act: string) => string): void {
  if (act === undefined) return
  announce({ parts: [tell(act)], weight: 3 }, 'you', useTimeline.getState().now)
}
