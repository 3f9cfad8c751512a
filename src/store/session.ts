/** The page's session as a whole: how it fares, and what can be done to it. */
import { create } from 'zustand'
import type { PageEnd } from '../protocol/pageEnd'
import type { SessionId } from '../protocol/sessions'
import type { Destination } from './sessions/destination'

export interface SessionState {
  readonly phase: 'starting' | 'running' | 'crashed'
  /** Which of the sessions that this browser keeps. */
  readonly id: SessionId
  /** As a person named it; empty when nobody did, or it is not known yet. */
  readonly name: string
  /** What the engine said when it stopped. */
  readonly crash: string
  /** Why saving does not work, in words for people; empty when it does. */
  readonly saveProblem: string
  /** Simulated time of what was kept last; undefined before the first time. */
  readonly savedAt: number | undefined
  /** A session of before was brought back. */
  readonly restored: boolean
}

export const useSession = create<SessionState>(() => ({
  phase: 'starting',
  id: 'session',
  name: '',
  crash: '',
  saveProblem: '',
  savedAt: undefined,
  restored: false,
}))

/** What the page can do to the session as a whole. */
export interface SessionControl {
  readonly engine: () => PageEnd
  /** Another fresh cluster. Answers how to bring the one before back, if it could be kept. */
  reset(): Promise<(() => Promise<void>) | undefined>
  /** After a crash: what was kept last, held. */
  recover(): Promise<void>
  /** False when it could not be kept, which is told. */
  save(): Promise<boolean>
  /** Goes on with what another tab kept. Answers how to bring back what was done here meanwhile. */
  workHere(): Promise<(() => Promise<void>) | undefined>
  /** To another session. False when it cannot be read, which is told: this one goes on. */
  goTo(destination: Destination): Promise<boolean>
}
