/**
 * What each pod and worker has been, as the page heard of it: state by state, in simulated time.
 * Bounded: the oldest lives are forgotten, and of a long life its beginning.
 */
import type { PodView, ViewDelta, WorkerView } from '../../protocol/messages'
import { onDeltas, recordsOf } from '../cluster'
import { useSession } from '../session'
import { useTimeline } from '../timeline'
import { isSameWord, lifeWord } from './lifeWord'
import { type Band, pastOf, unseen } from './past'

export interface Life {
  /** Simulated microseconds, like all times here. */
  readonly from: number
  readonly until: number | undefined
  /** At least one; each lasts until the next begins. */
  readonly bands: readonly Band[]
  /** When a container was started again. */
  readonly restartsAt: readonly number[]
  readonly restarts: number
}

const LIVES_MOST = 6_000
const BANDS_MOST = 60
/** Creation times are whole seconds. */
const SECOND = 1_000_000

type Lived = PodView | WorkerView

const lives = new Map<string, Life>()
/** Of the pods there are: a pod's life goes by its uid, since another may bear its name. */
const uids = new Map<string, string>()
const listeners = new Set<() => void>()
let waiting: ViewDelta[] = []
let lastAt = 0
let jumped = true

/** Begins to take down what becomes of pods and workers. Returns how to stop. */
export function keepLives(): () => void {
  jumped = true
  const there = [...recordsOf('Pod'), ...recordsOf('Worker')]
  waiting = there.map((record) => ({ op: 'put', record }))
  const { readAt } = useTimeline.getState()
  if (readAt > 0) take(readAt)
  const stops = [
    onDeltas((deltas) => {
      for (const delta of deltas) if (isLived(delta)) waiting.push(delta)
    }),
    // Records come before the time at which they are true.
    useTimeline.subscribe((now) => {
      if (now.readAt === 0) jumped = true
      else if (waiting.length > 0) take(now.readAt)
    }),
    // Another session is another world: the same names there have lives of their own.
    useSession.subscribe(({ phase }, before) => {
      if (phase === 'starting' && before.phase !== 'starting') forget()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** The life of a pod or worker, as a whole new object whenever it changed. */
export const lifeOf = (kind: 'Pod' | 'Worker', key: string): Life | undefined =>
  lives.get(idOf(kind, key))

export function onLives(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function forget(): void {
  lives.clear()
  uids.clear()
  waiting = []
  lastAt = 0
  jumped = true
}

function take(now: number): void {
  if (jumped) jumpTo(now)
  for (const delta of waiting) {
    if (delta.op === 'drop') end(idOf(delta.kind, delta.key), now)
    else if (delta.record.kind === 'Pod') live(delta.record, now)
    else if (delta.record.kind === 'Worker') live(delta.record, now)
  }
  waiting = []
  lastAt = now
  for (const listener of listeners) listener()
}

/** Time went back, and what has not been is taken from each life; or forth, and nobody looked. */
function jumpTo(now: number): void {
  jumped = false
  for (const [id, life] of lives) {
    if (now > lastAt && life.until === undefined) lives.set(id, withBand(life, unseen(lastAt)))
    else if (life.from > now) lives.delete(id)
    else if (now < lastAt) lives.set(id, cutAt(life, now))
  }
}

function cutAt(life: Life, now: number): Life {
  const bands = life.bands.filter(({ from }) => from <= now)
  const restartsAt = life.restartsAt.filter((at) => at <= now)
  const gone = life.restartsAt.length - restartsAt.length
  const until = life.until !== undefined && life.until > now ? undefined : life.until
  return { ...life, until, bands, restartsAt, restarts: life.restarts - gone }
}

function live(record: Lived, now: number): void {
  const id = record.kind === 'Pod' ? record.uid : idOf('Worker', record.key)
  if (record.kind === 'Pod') uids.set(record.key, record.uid)
  const { look, word } = lifeWord(record)
  const restarts = record.kind === 'Pod' ? record.restarts : 0
  const known = lives.get(id)
  const life = known ?? begin(record, now, restarts)
  const last = life.bands.at(-1)
  const same = last?.look === look && isSameWord(last.word, word)
  const told = same && life.restarts === restarts && life.until === undefined
  if (known !== undefined && told) return
  const next = same ? life : withBand(life, { from: now, look, word })
  const ticks =
    restarts > life.restarts ? [...next.restartsAt, now].slice(-BANDS_MOST) : next.restartsAt
  lives.set(id, { ...next, until: undefined, restartsAt: ticks, restarts })
  if (known === undefined) forgetOldest()
}

/** One that was there before anybody looked begins with what its status tells of its past. */
function begin(record: Lived, now: number, restarts: number): Life {
  const { createdAt } = record
  const missed = createdAt + SECOND < lastAt || lastAt === 0
  const from = missed ? Math.min(createdAt, now) : now
  const empty: Life = { from, until: undefined, bands: [], restartsAt: [], restarts }
  return missed && from < now ? pastOf(record, from).reduce(withBand, empty) : empty
}

/** What lasted no time at all was not. */
function withBand(life: Life, band: Band): Life {
  const before = life.bands.filter(({ from }) => from < band.from)
  const bands = [...before, band]
  if (bands.length <= BANDS_MOST) return { ...life, bands }
  const [, second, ...rest] = bands
  return { ...life, bands: [unseen(life.from), ...(second === undefined ? [] : rest)] }
}

function end(id: string, now: number): void {
  const life = lives.get(id)
  if (life !== undefined && life.until === undefined) lives.set(id, { ...life, until: now })
}

function forgetOldest(): void {
  const [oldest] = lives.keys()
  if (lives.size > LIVES_MOST && oldest !== undefined) lives.delete(oldest)
}

const isLived = (delta: ViewDelta): boolean => {
  const kind = delta.op === 'put' ? delta.record.kind : delta.kind
  return kind === 'Pod' || kind === 'Worker'
}

const idOf = (kind: string, key: string): string =>
  kind === 'Pod' ? (uids.get(key) ?? '') : `Worker/${key}`
