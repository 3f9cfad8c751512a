/** Notices to the person: what could not be done and why, or what was done and can be undone. */
import { create } from 'zustand'
import type { Problem } from '../protocol/messages'

export interface Notice {
  readonly id: number
  readonly problem: Problem
  readonly good: boolean
}

export interface Notices {
  readonly notices: readonly Notice[]
}

/** More than this at once would hide the stage; the oldest go. */
const NOTICES_MOST = 3

export const useNotices = create<Notices>(() => ({ notices: [] }))

/** Shows a problem; good news too, in the same shape. */
export function notify(problem: Problem, good = false): void {
  const { notices } = useNotices.getState()
  const id = (notices.at(-1)?.id ?? 0) + 1
  useNotices.setState({ notices: [...notices, { id, problem, good }].slice(-NOTICES_MOST) })
}

export const dropNotice = (id: number): void => {
  const { notices } = useNotices.getState()
  useNotices.setState({ notices: notices.filter((notice) => notice.id !== id) })
}

/** Waits for what was asked; a problem becomes a notice. True when it went well. */
export async function notifyIfRefused(asked: Promise<Problem | undefined>): Promise<boolean> {
  const problem = await asked
  if (problem !== undefined) notify(problem)
  return problem === undefined
}
