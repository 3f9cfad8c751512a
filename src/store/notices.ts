/** Notices to the person: what could not be done and why, or what was done and can be undone. */
import { create } from 'zustand'
import type { Problem } from '../protocol/messages'

export interface Notice {
  readonly id: number
  readonly problem: Problem
  readonly good: boolean
  /** What can be done about it. */
  readonly action?: NoticeAction | undefined
}

export interface NoticeAction {
  readonly label: string
  readonly act: () => void
}

export interface Notices {
  readonly notices: readonly Notice[]
}

/** More than this at once would hide the stage; the oldest go. */
const NOTICES_MOST = 3

export const useNotices = create<Notices>(() => ({ notices: [] }))

/** Shows a problem, until it was read. */
export function notify(problem: Problem): void {
  put(problem, false)
}

/** Says what was done, for a while; `action` takes it back. */
export function tell(what: string, action?: NoticeAction | undefined): void {
  const id = put({ where: '', what, remedy: '' }, true, action)
  setTimeout(() => dropNotice(id), TOLD_MILLIS)
}

/** Says what can be done now; stays until it was read. */
export function tellUntilRead(what: string, action: NoticeAction): void {
  put({ where: '', what, remedy: '' }, true, action)
}

/** Good news goes by itself after so long. */
const TOLD_MILLIS = 12_000

function put(problem: Problem, good: boolean, action?: NoticeAction | undefined): number {
  const { notices } = useNotices.getState()
  const id = (notices.at(-1)?.id ?? 0) + 1
  const notice = { id, problem, good, action }
  useNotices.setState({ notices: [...notices, notice].slice(-NOTICES_MOST) })
  return id
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
