/** A session that runs: its engine, and how another takes its place. */

import type { Loaded, Pace, Problem, Update } from '../../protocol/messages'
import { type Channel, createPageEnd, type PageEnd } from '../../protocol/pageEnd'
import type { SessionId } from '../../protocol/sessions'
import { session } from '../../words/english/session'
import { wordsOf } from '../../words/language'
import { connectActions } from '../actions'
import { applyDeltas, clearCluster, recordOf, replaceCluster } from '../cluster'
import { openEdits } from '../edits/edits'
import { openNotes } from '../notes'
import { select, useSelection } from '../selection'
import { useSession } from '../session'
import type { Claim, Tabs } from '../tabs'
import { clearTimeline, takeUpdate } from '../timeline'
import { takeUndoable } from '../undoing'
import { noteOpened } from './opened'

export interface Connection {
  readonly channel: Channel
  close(): void
}

/** What a session is told by the page: how to reach a fresh engine, and the wall clock. */
export interface Surroundings {
  connect(): Connection
  wallMillis(): number
  /** Absent: this page is the only one. */
  readonly tabs?: Tabs | undefined
}

export interface Running {
  readonly surroundings: Surroundings
  /** The right to keep, among tabs. */
  readonly claim: Claim
  readonly seed: number
  connection: Connection | undefined
  engine: PageEnd | undefined
  /** When it was kept last, and what that took, in wall milliseconds. */
  savedAtWall: number
  costMillis: number
  saving: boolean
  /** False: what lies there could not be read, nor moved, and must not be written over. */
  mayKeep: boolean
}

export function engineOf(running: Running): PageEnd {
  if (running.engine === undefined) throw new Error('the session has not begun')
  return running.engine
}

/** An engine that answers, while another may still be on the page. */
export interface FreshEngine {
  readonly engine: PageEnd
  /** It takes the place of the one before, which is gone. */
  adopt(): void
  discard(): void
}

export function connect(running: Running): FreshEngine {
  const connection = running.surroundings.connect()
  const early: Update[] = []
  const engine = createPageEnd(connection.channel, {
    onUpdate(update) {
      if (running.engine === engine) hear(running, update)
      else early.push(update)
    },
    onCrash(crash) {
      if (running.engine === engine) stop(running, engine, crash)
      else engine.close(crash)
    },
  })
  return {
    engine,
    adopt() {
      running.connection?.close()
      running.engine?.close(wordsOf(session).ended)
      useSession.setState({ phase: 'starting', crash: '', savedAt: undefined })
      clearCluster()
      clearTimeline()
      select(undefined)
      running.connection = connection
      running.engine = engine
      connectActions(engine)
      for (const update of early.splice(0)) hear(running, update)
    },
    discard() {
      engine.close('it is not needed')
      connection.close()
    },
  }
}

/** From now on the page is at this session, and all that lies beside it is its own. */
export async function moveTo({ claim }: Running, id: SessionId, name = ''): Promise<void> {
  useSession.setState({ id, name })
  noteOpened(id)
  openNotes(id)
  openEdits(id)
  await claim.move(id)
}

export function stop(running: Running, engine: PageEnd, crash: string): void {
  if (running.engine !== engine) return
  useSession.setState({ phase: 'crashed', crash })
  engine.close(crash)
}

function hear({ surroundings }: Running, update: Update): void {
  takeUndoable(update.undoable)
  if (update.anew === true) beginAnew(update)
  else applyDeltas(update.deltas)
  takeUpdate(update, surroundings.wallMillis())
}

/** Time went back or forward: what is kept is another moment, and what is selected may be gone. */
function beginAnew({ deltas }: Update): void {
  replaceCluster(deltas)
  clearTimeline()
  if (useSession.getState().savedAt !== undefined) useSession.setState({ savedAt: -1 })
  const { selected } = useSelection.getState()
  const gone = selected?.type === 'record' && recordOf(selected.kind, selected.key) === undefined
  if (gone || selected?.type === 'message') select(undefined)
}

/** A kept session that was asked for: its pace, if one was kept; or why it cannot be read. */
export type Reached =
  | { readonly pace: Pace | undefined; readonly unread?: undefined }
  | {
      readonly unread: Partial<NonNullable<Loaded['unread']>>
      /** `stays`: what was on the page goes on. */
      readonly problem: (stays: boolean) => Problem
    }

export async function reach(asked: Promise<Loaded>): Promise<Reached> {
  const loaded = await asked.catch(() => undefined)
  if (loaded !== undefined && loaded.unread === undefined) return { pace: loaded.pace }
  const { unreadProblem } = await import('./unread')
  const unread = loaded?.unread
  return { unread: unread ?? {}, problem: (stays) => unreadProblem(unread, stays) }
}
