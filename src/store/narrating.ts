/**
 * The caption: of all that happens, the one sentence worth reading now. A sentence stays until it
 * can have been read; what comes meanwhile waits, the weightiest of it, unless it grows stale. At
 * rest the caption says what there is.
 */
import { narrateFlight } from '../narration/narrateFlight'
import { narrateMoment } from '../narration/narrateMoment'
import { narrateQuiet, QUIET_ID } from '../narration/narrateQuiet'
import { type Sentence, textOf } from '../narration/sentence'
import { onAnnounced } from './announcements'
import { recordsOf } from './cluster'
import { useNarrator } from './narrator'
import { useSettings } from './settings'
import { onFlight, onMoment, useTimeline } from './timeline'

/** How long a sentence is left alone by ones of the same weight, in wall milliseconds. */
const READING_MILLIS = { 1: 900, 2: 1_200, 3: 2_000 } as const
/** A weightier one may come sooner, but nothing is torn away while the eye arrives. */
const GLANCE_MILLIS = 600
/** What could not be said for so long is said no more: the stage has moved on. */
const STALE_MILLIS = { 1: 1_200, 2: 1_800, 3: 4_000 } as const
/** The last sentence of a story is left standing for so long before all is said to be quiet. */
const LINGER_MILLIS = 4_000
const LOOK_MILLIS = 200
/** Sentences that were said lately are not said again. */
const REMEMBERED = 6

/** So far a person can look back. */
const TOLD_MOST = 100

interface Heard {
  readonly sentence: Sentence
  readonly at: number
}

interface Speaking {
  /** Of what is only prepared yet: told when it is seen. */
  soon: Sentence[]
  shown: Heard | undefined
  waiting: Heard | undefined
  readonly lately: string[]
}

/** Begins to listen. `wallMillis` is performance.now. Returns how to stop. */
export function startNarrator(wallMillis: () => number): () => void {
  const speaking: Speaking = { soon: [], shown: undefined, waiting: undefined, lately: [] }
  const hear = (sentence: Sentence | undefined): void => {
    if (sentence === undefined) return
    if (sentence.at > useTimeline.getState().now) speaking.soon.push(sentence)
    else consider(speaking, { sentence, at: wallMillis() })
  }
  const beat = setInterval(() => lookAround(speaking, wallMillis()), LOOK_MILLIS)
  const stops = [
    onFlight((flight) => hear(narrateFlight(flight))),
    onMoment((moment) => hear(narrateMoment(moment))),
    onAnnounced((sentence) => show(speaking, { sentence, at: wallMillis() })),
    useTimeline.subscribe(({ pace }, before) => {
      // Time that goes on is looked at as it goes.
      if (before.pace.mode === 'paused' && pace.mode !== 'paused') useNarrator.setState({ back: 0 })
    }),
    () => clearInterval(beat),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function consider(speaking: Speaking, heard: Heard): void {
  if (speaking.lately.includes(textOf(heard.sentence))) return
  if (mayFollow(speaking.shown, heard)) {
    show(speaking, heard)
    return
  }
  const { waiting } = speaking
  const stale = waiting === undefined || isStale(waiting, heard.at)
  if (stale || heard.sentence.weight >= waiting.sentence.weight) speaking.waiting = heard
}

const isStale = ({ sentence, at }: Heard, wall: number): boolean =>
  wall - at > STALE_MILLIS[sentence.weight]

/** Whether what is shown can have been read by the time of what comes. */
function mayFollow(shown: Heard | undefined, { sentence, at }: Heard): boolean {
  if (shown === undefined || shown.sentence.id === QUIET_ID) return true
  const heavier = sentence.weight > shown.sentence.weight
  return at - shown.at >= (heavier ? GLANCE_MILLIS : READING_MILLIS[shown.sentence.weight])
}

function lookAround(speaking: Speaking, wall: number): void {
  if (useTimeline.getState().now === 0) {
    forget(speaking)
    return
  }
  takeDue(speaking, wall)
  const { waiting, shown } = speaking
  if (waiting !== undefined) {
    const next = { sentence: waiting.sentence, at: wall }
    if (isStale(waiting, wall) && !useTimeline.getState().quiet) {
      speaking.waiting = undefined
    } else if (mayFollow(shown, next)) show(speaking, next)
    return
  }
  const lingers = shown !== undefined && shown.sentence.id !== QUIET_ID
  if (!useTimeline.getState().quiet || (lingers && wall - shown.at < LINGER_MILLIS)) return
  const sentence = narrateQuiet(atRest())
  if (shown !== undefined && textOf(shown.sentence) === textOf(sentence)) return
  show(speaking, { sentence, at: wall })
}

function takeDue(speaking: Speaking, wall: number): void {
  if (speaking.soon.length === 0) return
  const { now } = useTimeline.getState()
  const due = speaking.soon.filter((sentence) => sentence.at <= now)
  speaking.soon = speaking.soon.filter((sentence) => sentence.at > now)
  for (const sentence of due) consider(speaking, { sentence, at: wall })
}

function show(speaking: Speaking, heard: Heard): void {
  speaking.shown = heard
  speaking.waiting = undefined
  if (heard.sentence.id !== QUIET_ID) {
    speaking.lately.push(textOf(heard.sentence))
    if (speaking.lately.length > REMEMBERED) speaking.lately.shift()
    const { told, back } = useNarrator.getState()
    // Whoever looks back goes on reading the same sentence, though another was said meanwhile.
    useNarrator.setState({
      told: [...told, heard.sentence].slice(-TOLD_MOST),
      back: back === 0 ? 0 : back + 1,
    })
  } else speaking.lately.length = 0
  useNarrator.setState({ current: heard.sentence })
}

/** Another session begins. */
function forget(speaking: Speaking): void {
  speaking.soon = []
  speaking.waiting = undefined
  speaking.lately.length = 0
  if (speaking.shown === undefined) return
  speaking.shown = undefined
  useNarrator.setState({ current: undefined, told: [], back: 0 })
}

const atRest = (): Parameters<typeof narrateQuiet>[0] => ({
  now: useTimeline.getState().now,
  deployments: recordsOf('Workload').filter((one) => one.objectKind === 'Deployment'),
  workers: recordsOf('Worker'),
  pods: recordsOf('Pod'),
  visitors: recordsOf('Service').some((one) => (one.traffic?.perSecond ?? 0) > 0),
  heartbeats: useSettings.getState().chatter,
})
