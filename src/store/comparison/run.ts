/**
 * A comparison as the page follows it: what the engine has told so far, and the moment that is
 * shown. Frames come as fast as they are made; they are shown at a pace an eye can follow.
 */
import { create } from 'zustand'
import type {
  ComparedNode,
  ComparisonFrame,
  ComparisonPhase,
  ComparisonProblem,
} from '../../protocol/comparison'
import { comparison as words } from '../../words/english/comparison'
import { wordsOf } from '../../words/language'
import { compare, comparison, endComparison } from '../actions'
import { labelsOf, type RunLabels } from './labels'
import { readSetup, type Setup, type SetupProblem } from './setup'

export interface Run {
  readonly phase: 'setup' | 'asked' | ComparisonPhase
  /** Why it was cut short. */
  readonly why: string
  readonly problems: readonly SetupProblem[]
  readonly labels: RunLabels
  readonly ready: number
  readonly workers: number
  readonly nodes: readonly ComparedNode[]
  readonly frames: readonly ComparisonFrame[]
  readonly refused: readonly string[]
  /** The number of the frame that is shown. */
  readonly shown: number
  readonly playing: boolean
}

const nothing: Omit<Run, 'labels'> = {
  phase: 'setup',
  why: '',
  problems: [],
  ready: 0,
  workers: 0,
  nodes: [],
  frames: [],
  refused: [],
  shown: 0,
  playing: false,
}

export const useRun = create<Run>(() => ({
  ...nothing,
  labels: { a: '', b: '', workload: '', workers: '', probe: '' },
}))

/** Wall time between two frames shown: five times as fast as the simulated clusters live. */
const SHOW_MILLIS = 100
/** A longer story is told in larger steps: it takes half a minute at the most. */
const STEPS_MOST = 300

/** Begins; what is wrong with the choices is kept beside them. `still`: nothing is to move by itself. */
export async function startComparison(setup: Setup, still: boolean): Promise<void> {
  useRun.setState({ ...nothing, phase: 'asked', labels: labelsOf(setup) })
  const request = await readSetup(setup)
  const problems = 'seed' in request ? (await compare(request)).map(withRemedy) : request
  if (useRun.getState().phase !== 'asked') return
  if (problems.length > 0) useRun.setState({ phase: 'setup', problems })
  else {
    useRun.setState({ phase: 'preparing', playing: !still })
    follow(still)
  }
}

const withRemedy = ({ input, what, remedy }: ComparisonProblem): SetupProblem => ({
  input,
  what: remedy === '' ? what : `${what} ${remedy}`,
})

/** Back to the choices; what was computed is forgotten, here and in the engine. */
export function leaveComparison(): void {
  useRun.setState(nothing)
  void endComparison()
}

/** Ends the work; what there is stays to be looked at. */
export async function cancelComparison(): Promise<void> {
  const { frames } = useRun.getState()
  if (frames.length === 0) return leaveComparison()
  await endComparison()
  useRun.setState({ phase: 'stopped', why: wordsOf(words).youStopped, playing: false })
}

export function showFrame(shown: number): void {
  const last = useRun.getState().frames.length - 1
  useRun.setState({ shown: Math.min(Math.max(0, shown), Math.max(0, last)), playing: false })
}

/** At its end it begins anew. */
export function togglePlaying(): void {
  const { playing, shown, frames, phase } = useRun.getState()
  const over = shown >= frames.length - 1 && !isWorking(phase)
  useRun.setState({ playing: !playing, shown: !playing && over ? 0 : shown })
  if (!playing) follow(false)
}

export const isWorking = (phase: Run['phase']): boolean =>
  phase === 'asked' || phase === 'preparing' || phase === 'running'

let timer: ReturnType<typeof setInterval> | undefined

function follow(still: boolean): void {
  clearInterval(timer)
  let asking = false
  timer = setInterval(() => {
    const { phase, playing } = useRun.getState()
    const working = isWorking(phase)
    if (!working && !playing) clearInterval(timer)
    if (playing) showNext()
    if (!working || asking) return
    asking = true
    void hearNews(still).finally(() => {
      asking = false
    })
  }, SHOW_MILLIS)
}

function showNext(): void {
  const { shown, frames, phase } = useRun.getState()
  const last = Math.max(0, frames.length - 1)
  const step = Math.max(1, Math.ceil(frames.length / STEPS_MOST))
  const next = Math.min(shown + step, last)
  useRun.setState({ shown: next, playing: next < last || isWorking(phase) })
}

async function hearNews(still: boolean): Promise<void> {
  const before = useRun.getState()
  const news = await comparison(before.frames.length)
  const now = useRun.getState()
  // Another comparison, or none, has taken its place meanwhile.
  if (now.frames !== before.frames || !isWorking(now.phase)) return
  if (news === undefined) {
    useRun.setState({ phase: 'stopped', why: wordsOf(words).sessionEnded })
    return
  }
  const frames = news.frames.length === 0 ? now.frames : [...now.frames, ...news.frames]
  const { phase, why, ready, workers, nodes, refused } = news
  const followed = still ? { shown: Math.max(0, frames.length - 1) } : {}
  useRun.setState({ phase, why, ready, workers, refused, frames, ...followed })
  if (now.nodes.length === 0 && nodes.length > 0) useRun.setState({ nodes })
}
