/**
 * Opens the page's session: starts the engine or brings the saved one back, saves now and then, and
 * recovers from a crash with the last snapshot.
 */

import type { EngineOptions, Pace, Saved } from '../../protocol/messages'
import { beforeOf, type SessionSlot } from '../../protocol/sessions'
import { session } from '../../words/english/session'
import { wordsOf } from '../../words/language'
import { notify, tell } from '../notices'
import { type SessionControl, useSession } from '../session'
import { useSettings } from '../settings'
import { claimSession } from '../tabs'
import { useTimeline } from '../timeline'
import { useUndoing } from '../undoing'
import { freshId, lastOpened } from './opened'
import { connect, engineOf, moveTo, type Running, reach, type Surroundings } from './running'
import { remark, save, saveWhenDue } from './saving'

/** How the address wants the session to begin. */
export interface Opening {
  readonly seed: number | undefined
  readonly paused: boolean
}

const LOOK_MILLIS = 500
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
  const seed = opening.seed ?? DEFAULT_SEED
  const running: Running = {
    surroundings,
    claim: claimSession(surroundings.tabs, () => save(running)),
    seed,
    connection: undefined,
    engine: undefined,
    savedAtWall: 0,
    costMillis: 0,
    saving: false,
    mayKeep: true,
  }
  await moveTo(running, lastOpened())
  await open(running, opening)
  setInterval(() => void saveWhenDue(running), LOOK_MILLIS)
  return {
    engine: () => engineOf(running),
    reset: () => reset(running),
    recover: () => recover(running),
    save: () => save(running),
    workHere: () => workHere(running),
    goTo: async (destination) => (await import('./goTo')).goTo(running, destination),
  }
}

async function open(running: Running, { seed, paused }: Opening): Promise<void> {
  const { id } = useSession.getState()
  const pace = { mode: paused ? 'paused' : 'story', factor: 1 } as const
  if (seed === undefined) {
    await begin(running, paused ? { slot: id, pace } : { slot: id })
    return
  }
  if (!(await begin(running, { pace, keepsBefore: running.claim.isOurs() }))) return
  const back = wayBack(running)
  const words = wordsOf(session)
  tell(words.freshCluster, { label: words.goBack, act: () => void back() })
}

async function reset(running: Running): Promise<(() => Promise<void>) | undefined> {
  const { mode, factor } = useTimeline.getState().pace
  const kept = await keepAside(running).catch(() => undefined)
  await begin(running, { pace: { mode, factor } })
  return isKept(kept) ? wayBack(running) : undefined
}

async function workHere(running: Running): Promise<(() => Promise<void>) | undefined> {
  const touched = useUndoing.getState().undo !== undefined
  const kept = touched ? await keepAside(running) : undefined
  await running.claim.takeOver()
  await begin(running, { slot: useSession.getState().id })
  return isKept(kept) ? wayBack(running) : undefined
}

const keepAside = (running: Running): Promise<Saved> =>
  engineOf(running).save(beforeOf(useSession.getState().id), remark())

const isKept = (saved: Saved | undefined): boolean =>
  saved !== undefined && saved.problem === undefined

/** To what was aside of this session. From another one, one has gone on: then it stays there. */
function wayBack(running: Running): () => Promise<void> {
  const { id } = useSession.getState()
  return async () => {
    if (useSession.getState().id === id) await begin(running, { slot: beforeOf(id) })
  }
}

async function recover(running: Running): Promise<void> {
  const { id, savedAt, restored } = useSession.getState()
  const pace = { mode: 'paused', factor: 1 } as const
  // What lies there otherwise is another session.
  const kept = savedAt !== undefined || restored
  await begin(running, kept ? { slot: id, pace } : { pace })
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
  const { engine, adopt } = connect(running)
  adopt()
  const { id } = useSession.getState()
  const before = keepsBefore ? await bring(running, engine.setAside(id)) : undefined
  const { chatter, filter: hidden } = useSettings.getState()
  const wanted = pace && { ...pace, chatter, hidden }
  const loaded = slot && (await bring(running, engine.load(slot, wanted)))
  if (loaded === undefined) {
    const options: EngineOptions = { seed: running.seed, content: 'demo' }
    await engine.start(options, wanted ?? { mode: 'story', factor: 1, chatter, hidden })
  } else await engine.pace({ ...loaded, chatter, hidden })
  useSession.setState({ phase: 'running', restored: loaded !== undefined })
  return before !== undefined
}

/** The pace of a kept session; undefined when there is none. Nothing is kept over what is unread. */
async function bring(
  running: Running,
  asked: Parameters<typeof reach>[0],
): Promise<Pace | undefined> {
  const reached = await reach(asked)
  if (reached.unread === undefined) return reached.pace
  notify(reached.problem(false))
  const { reason, aside } = reached.unread
  // What a newer Kubeorama wrote stays where it is, so what begins here is another session.
  if (reason === 'newer') await moveTo(running, freshId())
  else running.mayKeep = aside !== undefined
  return undefined
}
