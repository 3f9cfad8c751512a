/**
 * The page's session: starts the engine or brings the saved one back, feeds its updates to the
 * stores, saves now and then, and recovers from a crash with the last snapshot.
 */
import { create } from 'zustand'
import type { EngineOptions, EngineSnapshot, Pace, Update } from '../protocol/messages'
import { type Channel, createPageEnd, type PageEnd } from '../protocol/pageEnd'
import { connectActions } from './actions'
import { applyDeltas, clearCluster } from './cluster'
import { loadSession, saveSession } from './saved'
import { select } from './selection'
import { clearTimeline, takeUpdate, useTimeline } from './timeline'

export interface SessionState {
  readonly phase: 'starting' | 'running' | 'crashed'
  /** What the engine said when it stopped. */
  readonly crash: string
  /** Why saving does not work, in words for people; empty when it does. */
  readonly saveProblem: string
  /** Simulated time of the last save; undefined before the first. */
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

/** What a session is told by the page: how to reach a fresh engine, and the wall clock. */
export interface Surroundings {
  connect(): Connection
  wallMillis(): number
}

/** What the page can do to the session as a whole. */
export interface SessionControl {
  readonly engine: () => PageEnd
  /** Another fresh cluster; the one before is gone from view but stays in the undo of the saves. */
  reset(): Promise<void>
  /** After a crash: the last snapshot, paused. */
  recover(): Promise<void>
  save(): Promise<void>
}

const DEFAULT_SEED = 1

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
  const running: Running = {
    surroundings,
    connection: undefined,
    engine: undefined,
    last: undefined,
    opening,
  }
  const saved = opening.seed === undefined ? await loadSaved() : undefined
  await begin(running, saved)
  setInterval(() => void save(running), AUTOSAVE_MILLIS)
  return {
    engine: () => engineOf(running),
    reset: () => begin(running, undefined),
    recover: () => begin(running, running.last),
    save: () => save(running),
  }
}

interface Running {
  readonly surroundings: Surroundings
  readonly opening: Opening
  connection: Connection | undefined
  engine: PageEnd | undefined
  /** The last snapshot that was taken, for recovery. */
  last: EngineSnapshot | undefined
}

async function loadSaved(): Promise<EngineSnapshot | undefined> {
  try {
    return await loadSession()
  } catch {
    useSession.setState({ saveProblem: 'This browser does not let the page store anything.' })
    return undefined
  }
}

async function begin(running: Running, snapshot: EngineSnapshot | undefined): Promise<void> {
  running.connection?.close()
  useSession.setState({ phase: 'starting', crash: '' })
  clearCluster()
  clearTimeline()
  select(undefined)
  const connection = running.surroundings.connect()
  const engine = createPageEnd(connection.channel, {
    onUpdate: (update) => hear(running, connection, update),
    onCrash: (crash) => useSession.setState({ phase: 'crashed', crash }),
  })
  running.connection = connection
  running.engine = engine
  connectActions(engine)
  await startOrRestore(running, engine, snapshot)
  useSession.setState({ phase: 'running' })
}

async function startOrRestore(
  running: Running,
  engine: PageEnd,
  snapshot: EngineSnapshot | undefined,
): Promise<void> {
  const { pace: kept } = useTimeline.getState()
  const pace: Pace = running.opening.paused ? { ...kept, mode: 'paused' } : kept
  if (snapshot !== undefined) {
    try {
      await engine.restore(snapshot, pace)
      useSession.setState({ restored: true })
      return
    } catch {
      useSession.setState({
        saveProblem: 'The saved session could not be read; this is a new one.',
      })
    }
  }
  const options: EngineOptions = { seed: running.opening.seed ?? DEFAULT_SEED, content: 'demo' }
  await engine.start(options, pace)
  useSession.setState({ restored: false })
}

function hear(running: Running, connection: Connection, update: Update): void {
  if (running.connection !== connection) return
  applyDeltas(update.deltas)
  takeUpdate(update, running.surroundings.wallMillis())
}

async function save(running: Running): Promise<void> {
  const { phase, savedAt } = useSession.getState()
  const { now } = useTimeline.getState()
  if (phase !== 'running' || savedAt === now) return
  try {
    const snapshot = await engineOf(running).snapshot()
    running.last = snapshot
    await saveSession(snapshot)
    useSession.setState({ savedAt: now, saveProblem: '' })
  } catch {
    const saveProblem = 'The session could not be saved: the browser has no room left for it.'
    useSession.setState({ saveProblem })
  }
}

function engineOf(running: Running): PageEnd {
  if (running.engine === undefined) throw new Error('the session has not begun')
  return running.engine
}
