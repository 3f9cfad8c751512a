/**
 * The page's session: starts the engine or brings the saved one back, feeds its updates to the
 * stores, saves now and then, and recovers from a crash with the last snapshot.
 */
import { create } from 'zustand'
import type { EngineOptions, Pace, Update } from '../protocol/messages'
import { type Channel, createPageEnd, type PageEnd } from '../protocol/pageEnd'
import { connectActions } from './actions'
import { applyDeltas, clearCluster } from './cluster'
import { notify, tell } from './notices'
import { loadSession, type SavedSession, saveSession } from './saved'
import { select } from './selection'
import { useSettings } from './settings'
import { clearTimeline, takeUpdate, useTimeline } from './timeline'

export interface SessionState {
  readonly phase: 'starting' | 'running' | 'crashed'
  /** What the engine said when it stopped. */
  readonly crash: string
  /** Why saving does not work, in words for people; empty when it does. */
  readonly saveProblem: string
  /** Simulated time of the last snapshot; undefined before the first. */
  readonly savedAt: number | undefined
  /** A session of before was brought back. */
  readonly restored: boolean
}

export const useSession = create<SessionState>(() => ({
  phase: 'starting',
  crash: '',
  saveProblem: '',
  savedAt: undefined,
  restored: false,
}))

/** How the address wants the session to begin. */
export interface Opening {
  readonly seed: number | undefined
  readonly paused: boolean
}

export interface Connection {
  readonly channel: Channel
  close(): void
}

const AUTOSAVE_MILLIS = 4_000
/** An engine that does not answer for so long has stopped for good. */
const ANSWER_MILLIS = 20_000
const DEFAULT_SEED = 1
const UNANSWERED = 'The engine no longer answers.'

/** What a session is told by the page: how to reach a fresh engine, and the wall clock. */
export interface Surroundings {
  connect(): Connection
  wallMillis(): number
}

/** What the page can do to the session as a whole. */
export interface SessionControl {
  readonly engine: () => PageEnd
  /** Another fresh cluster. Answers how to bring the one before back. */
  reset(): Promise<() => Promise<void>>
  /** After a crash: the last snapshot, held. */
  recover(): Promise<void>
  save(): Promise<void>
}

/** `?seed=7&paused`: a seed starts a fresh session with it. Anything that is no number is ignored. */
export function readOpening(search: string): Opening {
  const query = new URLSearchParams(search)
  const seed = Number(query.get('seed') ?? Number.NaN)
  const valid = Number.isSafeInteger(seed) && seed >= 0
  return { seed: valid ? seed : undefined, paused: query.has('paused') }
}

export async function openSession(
  surroundings: Surroundings,
  opening: Opening,
): Promise<SessionControl> {
  const seed = opening.seed ?? DEFAULT_SEED
  const running: Running = {
    surroundings,
    seed,
    connection: undefined,
    engine: undefined,
    last: undefined,
  }
  const saved = await loadSaved()
  const pace: Pace = { mode: opening.paused ? 'paused' : 'story', factor: 1, chatter: false }
  if (opening.seed === undefined && saved !== undefined) {
    await begin(running, saved, opening.paused ? pace : saved.pace)
  } else await begin(running, undefined, pace)
  if (opening.seed !== undefined && saved !== undefined) {
    const act = () => void begin(running, saved, saved.pace)
    tell('This address began a fresh cluster.', { label: 'Go back to yours', act })
  }
  setInterval(() => void save(running), AUTOSAVE_MILLIS)
  return {
    engine: () => engineOf(running),
    reset: () => reset(running),
    recover: () => recover(running),
    save: () => save(running),
  }
}

interface Running {
  readonly surroundings: Surroundings
  readonly seed: number
  connection: Connection | undefined
  engine: PageEnd | undefined
  /** The last snapshot that was taken, for recovery. */
  last: SavedSession | undefined
}

async function loadSaved(): Promise<SavedSession | undefined> {
  try {
    return await loadSession()
  } catch {
    useSession.setState({ saveProblem: 'This browser does not let the page store anything.' })
    return undefined
  }
}

async function reset(running: Running): Promise<() => Promise<void>> {
  await save(running)
  const before = running.last
  await begin(running, undefined, useTimeline.getState().pace)
  return async () => {
    if (before !== undefined) await begin(running, before, before.pace)
  }
}

async function recover(running: Running): Promise<void> {
  const { last } = running
  const pace: Pace = { ...(last?.pace ?? useTimeline.getState().pace), mode: 'paused' }
  await begin(running, last, pace)
}

async function begin(
  running: Running,
  session: SavedSession | undefined,
  wanted: Pace,
): Promise<void> {
  running.connection?.close()
  running.engine?.close('the session has ended')
  useSession.setState({ phase: 'starting', crash: '', savedAt: undefined })
  clearCluster()
  clearTimeline()
  select(undefined)
  const connection = running.surroundings.connect()
  const engine = createPageEnd(connection.channel, {
    onUpdate: (update) => hear(running, connection, update),
    onCrash: (crash) => stop(running, engine, crash),
  })
  running.connection = connection
  running.engine = engine
  connectActions(engine)
  const pace = { ...wanted, chatter: useSettings.getState().chatter }
  running.last = (await restored(running, engine, session, pace)) ? session : undefined
  useSession.setState({ phase: 'running', restored: running.last !== undefined })
}

/** Brings a session back, or begins a fresh one. True when it was brought back. */
async function restored(
  running: Running,
  engine: PageEnd,
  session: SavedSession | undefined,
  pace: Pace,
): Promise<boolean> {
  if (session !== undefined) {
    try {
      await engine.restore(session.snapshot, pace)
      return true
    } catch {
      const what = 'The saved session could not be read.'
      notify({ where: 'This browser’s storage', what, remedy: 'A fresh cluster began instead.' })
    }
  }
  const options: EngineOptions = { seed: running.seed, content: 'demo' }
  await engine.start(options, pace)
  return false
}

function stop(running: Running, engine: PageEnd, crash: string): void {
  if (running.engine !== engine) return
  useSession.setState({ phase: 'crashed', crash })
  engine.close(crash)
}

function hear(running: Running, connection: Connection, update: Update): void {
  if (running.connection !== connection) return
  applyDeltas(update.deltas)
  takeUpdate(update, running.surroundings.wallMillis())
}

async function save(running: Running): Promise<void> {
  const { phase, savedAt } = useSession.getState()
  const { now, pace } = useTimeline.getState()
  if (phase !== 'running' || (savedAt === now && running.last?.pace === pace)) return
  const engine = engineOf(running)
  const snapshot = await inTime(engine.snapshot()).catch((error: unknown) => {
    if (error instanceof Error && error.message === UNANSWERED) stop(running, engine, UNANSWERED)
  })
  if (snapshot === undefined || running.engine !== engine) return
  running.last = { snapshot, pace }
  useSession.setState({ savedAt: now })
  try {
    await saveSession(running.last)
    useSession.setState({ saveProblem: '' })
  } catch {
    const saveProblem = 'The session could not be saved: the browser has no room left for it.'
    useSession.setState({ saveProblem })
  }
}

function inTime<T>(asked: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    // Twice: after a sleep of the machine the first rings before the answer could be heard.
    const giveUp = () => setTimeout(() => reject(new Error(UNANSWERED)), ANSWER_MILLIS / 2)
    setTimeout(giveUp, ANSWER_MILLIS / 2)
  })
  return Promise.race([asked, late])
}

function engineOf(running: Running): PageEnd {
  if (running.engine === undefined) throw new Error('the session has not begun')
  return running.engine
}
