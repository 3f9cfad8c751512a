/**
 * The page's session: starts the engine or brings the saved one back, feeds its updates to the
 * stores, saves now and then, and recovers from a crash with the last snapshot.
 */
import { create } from 'zustand'
import type {
  EngineOptions,
  KeepProblem,
  Loaded,
  Pace,
  Saved,
  SessionSlot,
  Update,
} from '../protocol/messages'
import { type Channel, createPageEnd, type PageEnd } from '../protocol/pageEnd'
import { notices } from '../words/english/notices'
import { wordsOf } from '../words/language'
import { connectActions } from './actions'
import { applyDeltas, clearCluster, recordOf, replaceCluster } from './cluster'
import { notify, tell } from './notices'
import { select, useSelection } from './selection'
import { useSettings } from './settings'
import { type Claim, claimSession, type Tabs } from './tabs'
import { clearTimeline, takeUpdate, useTimeline } from './timeline'
import { takeUndoable, useUndoing } from './undoing'

export interface SessionState {
  readonly phase: 'starting' | 'running' | 'crashed'
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

/** A session is kept this often at the most; a large one less often, so that keeping it costs little. */
const SAVE_LEAST_MILLIS = 2_000
const SAVE_MOST_MILLIS = 60_000
/** Of forty milliseconds one may go into keeping. */
const SAVE_SHARE = 40
/** While something is told it waits for a quiet moment, but not for ever. */
const PATIENCE = 4
const LOOK_MILLIS = 500
/** An engine that does not answer for so long has stopped for good. */
const ANSWER_MILLIS = 20_000
const DEFAULT_SEED = 1

/** What a session is told by the page: how to reach a fresh engine, and the wall clock. */
export interface Surroundings {
  connect(): Connection
  wallMillis(): number
  /** Absent: this page is the only one. */
  readonly tabs?: Tabs | undefined
}

/** What the page can do to the session as a whole. */
export interface SessionControl {
  readonly engine: () => PageEnd
  /** Another fresh cluster. Answers how to bring the one before back, if it could be kept. */
  reset(): Promise<(() => Promise<void>) | undefined>
  /** After a crash: what was kept last, held. */
  recover(): Promise<void>
  save(): Promise<void>
  /** Goes on with what another tab kept. Answers how to bring back what was done here meanwhile. */
  workHere(): Promise<(() => Promise<void>) | undefined>
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
  const claim = await claimSession(surroundings.tabs, () => save(running))
  const running: Running = {
    surroundings,
    claim,
    seed,
    connection: undefined,
    engine: undefined,
    savedAtWall: 0,
    costMillis: 0,
    saving: false,
    mayKeep: true,
  }
  await open(running, opening)
  setInterval(() => void saveWhenDue(running), LOOK_MILLIS)
  return {
    engine: () => engineOf(running),
    reset: () => reset(running),
    recover: () => recover(running),
    save: () => save(running),
    workHere: () => workHere(running),
  }
}

async function open(running: Running, { seed, paused }: Opening): Promise<void> {
  const pace = { mode: paused ? 'paused' : 'story', factor: 1 } as const
  if (seed === undefined) {
    await begin(running, paused ? { slot: 'session', pace } : { slot: 'session' })
    return
  }
  if (!(await begin(running, { pace, keepsBefore: running.claim.isOurs() }))) return
  const act = () => void begin(running, { slot: 'before' })
  const words = wordsOf(notices)
  tell(words.freshCluster, { label: words.goBack, act })
}

async function reset(running: Running): Promise<(() => Promise<void>) | undefined> {
  const { mode, factor } = useTimeline.getState().pace
  const kept = await engineOf(running)
    .save('before')
    .catch(() => undefined)
  await begin(running, { pace: { mode, factor } })
  return isKept(kept) ? () => bringBack(running) : undefined
}

async function workHere(running: Running): Promise<(() => Promise<void>) | undefined> {
  const touched = useUndoing.getState().undo !== undefined
  const kept = touched ? await engineOf(running).save('before') : undefined
  await running.claim.takeOver()
  await begin(running, { slot: 'session' })
  return isKept(kept) ? () => bringBack(running) : undefined
}

const isKept = (saved: Saved | undefined): boolean =>
  saved !== undefined && saved.problem === undefined

async function bringBack(running: Running): Promise<void> {
  await begin(running, { slot: 'before' })
}

async function recover(running: Running): Promise<void> {
  const { savedAt, restored } = useSession.getState()
  const pace = { mode: 'paused', factor: 1 } as const
  // What lies there otherwise is another session.
  const kept = savedAt !== undefined || restored
  await begin(running, kept ? { slot: 'session', pace } : { pace })
}

interface Running {
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

/** Where a session comes from: a slot, or nowhere for a fresh one. Without a pace: as it was kept. */
interface Beginning {
  readonly slot?: SessionSlot
  /** What was kept as the session is set aside first. */
  readonly keepsBefore?: boolean
  readonly pace?: Pick<Pace, 'mode' | 'factor'>
}

/** Begins or goes on. True when a session of before was set aside for it. */
async function begin(
  running: Running,
  { slot, pace, keepsBefore = false }: Beginning,
): Promise<boolean> {
  const engine = connect(running)
  const before = keepsBefore ? await reach(running, engine.setAside()) : undefined
  const { chatter, filter: hidden } = useSettings.getState()
  const wanted = pace && { ...pace, chatter, hidden }
  const loaded = slot && (await reach(running, engine.load(slot, wanted)))
  if (loaded === undefined) {
    const options: EngineOptions = { seed: running.seed, content: 'demo' }
    await engine.start(options, wanted ?? { mode: 'story', factor: 1, chatter, hidden })
  } else await engine.pace({ ...loaded, chatter, hidden })
  useSession.setState({ phase: 'running', restored: loaded !== undefined })
  return before !== undefined
}

/** The pace of a kept session; undefined when none was kept, or it cannot be read, which is told. */
async function reach(running: Running, asked: Promise<Loaded>): Promise<Pace | undefined> {
  const loaded = await asked.catch(() => undefined)
  if (loaded?.unread === undefined && loaded !== undefined) return loaded.pace
  const { unreadProblem } = await import('./unread')
  notify(unreadProblem(loaded?.unread))
  running.mayKeep = loaded?.unread?.aside !== undefined
  return undefined
}

/** A fresh engine, empty yet; the one before is gone. */
function connect(running: Running): PageEnd {
  running.connection?.close()
  running.engine?.close(wordsOf(notices).sessionEnded)
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
  return engine
}

function stop(running: Running, engine: PageEnd, crash: string): void {
  if (running.engine !== engine) return
  useSession.setState({ phase: 'crashed', crash })
  engine.close(crash)
}

function hear(running: Running, connection: Connection, update: Update): void {
  if (running.connection !== connection) return
  takeUndoable(update.undoable)
  if (update.anew === true) beginAnew(update)
  else applyDeltas(update.deltas)
  takeUpdate(update, running.surroundings.wallMillis())
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

/** Now and then, oftener the less it costs, and rather while nothing is told. */
async function saveWhenDue(running: Running): Promise<void> {
  const { phase, savedAt } = useSession.getState()
  const { now, quiet } = useTimeline.getState()
  if (phase !== 'running' || savedAt === now || running.saving) return
  const wanted = Math.max(SAVE_LEAST_MILLIS, running.costMillis * SAVE_SHARE)
  const since = running.surroundings.wallMillis() - running.savedAtWall
  const due = Math.min(quiet ? wanted : wanted * PATIENCE, SAVE_MOST_MILLIS)
  if (since >= due || (document.hidden && since >= SAVE_LEAST_MILLIS)) await save(running)
}

async function save(running: Running): Promise<void> {
  const mayKeep = running.mayKeep && running.claim.isOurs()
  if (useSession.getState().phase !== 'running' || !mayKeep) return
  const { wallMillis } = running.surroundings
  const engine = engineOf(running)
  const from = wallMillis()
  running.savedAtWall = from
  running.saving = true
  const saved = await inTime(engine.save('session')).catch((error: unknown) => {
    if (error instanceof Unanswered) stop(running, engine, wordsOf(notices).unanswered)
  })
  running.saving = false
  if (saved === undefined || running.engine !== engine) return
  running.costMillis = wallMillis() - from
  if (saved.problem !== undefined) await tellUnkept(saved.problem)
  else useSession.setState({ savedAt: saved.at, saveProblem: '' })
}

/** Told once; the bar says it as long as it lasts. */
async function tellUnkept(why: KeepProblem): Promise<void> {
  const { keepProblem } = await import('./unread')
  const problem = keepProblem(why)
  if (useSession.getState().saveProblem !== problem.what) notify(problem)
  useSession.setState({ saveProblem: problem.what })
}

class Unanswered extends Error {}

function inTime<T>(asked: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    // Twice: after a sleep of the machine the first rings before the answer could be heard.
    const giveUp = () => setTimeout(() => reject(new Unanswered()), ANSWER_MILLIS / 2)
    setTimeout(giveUp, ANSWER_MILLIS / 2)
  })
  return Promise.race([asked, late])
}

function engineOf(running: Running): PageEnd {
  if (running.engine === undefined) throw new Error('the session has not begun')
  return running.engine
}
