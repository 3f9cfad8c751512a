/**
 * One workload under two configurations of the scheduler: two clusters with the same seed, which get
 * the same commands at the same simulated times. The work is done in small slices, so that whoever
 * holds it can do other things in between.
 */
import type { Engine } from '../../engine/engine'
import { createEngine } from '../../engine/index'
import { NO_SANDBOX, type SandboxSource } from '../../engine/scheduler/written/pluginSandbox'
import type {
  ComparedNode,
  ComparisonFrame,
  ComparisonNews,
  ComparisonPhase,
  ComparisonProblem,
  ComparisonRequest,
} from '../../protocol/comparison'
import type { WorkerPlan } from './currentCluster'
import { type ComparisonPlan, plan } from './plan'
import { arrive, comparedNodes, createSide, isStill, look, readyCount, type Side } from './side'

export interface Comparison {
  /** Works on, a slice at a time, while there is time and something left to do. */
  work(hasTime: () => boolean): void
  news(from: number): ComparisonNews
}

const SECOND = 1_000_000
/** Between two frames. */
const FRAME = 0.5 * SECOND
/** Longest that the workers may take to join. */
const JOINING_MOST = 240 * SECOND
/** So long after the last worker joined everybody has heard of its taints and labels. */
const CALM = 5 * SECOND
/** It is over once nothing moved for so long. */
const STILL = 5 * SECOND
/** After the last arrival. */
const TIME_MOST = 600 * SECOND
/** In each half. */
const PODS_MOST = 5_000
/** Work between two looks at the wall clock: a few milliseconds. */
const EVENTS_PER_SLICE = 50

/** `current` is only read. What is wrong with the request comes back instead. */
export function beginComparison(
  request: ComparisonRequest,
  current: Engine,
  sandbox: SandboxSource = NO_SANDBOX,
): Comparison | readonly ComparisonProblem[] {
  const planned = plan(request, current)
  if (!('workers' in planned)) return planned
  const engines = planned.configurations.map(() => createEngine(optionsOf(request), sandbox))
  for (const engine of engines) writePlugins(engine, current)
  const problems = configure(engines, planned)
  const [a, b] = engines
  if (problems.length > 0 || a === undefined || b === undefined) return problems
  const state: State = {
    phase: 'preparing',
    why: '',
    ready: 0,
    workers: planned.workers.length,
    nodes: [],
    frames: [],
    refused: [],
  }
  const slices = course(state, planned, [a, b])
  return {
    work: (hasTime) => work(state, slices, hasTime),
    news: (from) => ({ ...state, frames: state.frames.slice(from) }),
  }
}

interface State {
  phase: ComparisonPhase
  why: string
  ready: number
  readonly workers: number
  nodes: readonly ComparedNode[]
  readonly frames: ComparisonFrame[]
  refused: readonly string[]
}

type Slices = Generator<undefined, void>

/** Workers join later, bit by bit: a power-on of many at once would keep others waiting. */
const optionsOf = ({ seed }: ComparisonRequest) =>
  ({ seed, workers: [], content: 'empty', views: false }) as const

/** A configuration may name what a person wrote. */
function writePlugins(engine: Engine, current: Engine): void {
  for (const plugin of current.writtenPlugins()) {
    engine.command({ type: 'writeSchedulerPlugin', ...plugin })
  }
}

/** Each scheduler starts with its own configuration; whatever one will not start with comes back. */
function configure(
  engines: readonly Engine[],
  { configurations }: ComparisonPlan,
): readonly ComparisonProblem[] {
  return engines.flatMap((engine, index) => {
    const configuration = configurations[index]
    const problem = engine.command({ type: 'configureScheduler', configuration })
    if (problem === undefined) return []
    return [{ ...problem, remedy: '', input: index === 0 ? 'a' : 'b' } as const]
  })
}

/** A bug in one of the two is no reason to end the session beside them. */
function work(state: State, slices: Slices, hasTime: () => boolean): void {
  try {
    while (hasTime()) if (slices.next().done === true) return
  } catch (error) {
    stop(state, `It failed: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

function stop(state: State, why: string): void {
  state.phase = 'stopped'
  state.why = why
}

function* course(
  state: State,
  planned: ComparisonPlan,
  engines: readonly [Engine, Engine],
): Slices {
  yield* startWorkers(state, planned.workers, engines)
  const [a, b] = engines
  state.nodes = comparedNodes(a)
  state.phase = 'running'
  yield* playBoth(state, planned, [createSide(a), createSide(b)])
}

/** The same machines on both sides; their Nodes then become what they are to be. */
function* startWorkers(
  state: State,
  workers: readonly WorkerPlan[],
  engines: readonly [Engine, Engine],
): Slices {
  const [first] = engines
  for (const { spec } of workers) {
    for (const engine of engines) engine.command({ type: 'addWorker', ...spec })
  }
  const latest = first.now() + JOINING_MOST
  while (state.ready < workers.length && first.now() < latest) {
    yield* advanceBoth(engines, first.now() + SECOND)
    state.ready = readyCount(first)
  }
  const headers = { 'content-type': 'application/merge-patch+json' }
  for (const { spec, patch: body } of workers) {
    const path = `/api/v1/nodes/${spec.name}`
    if (body === undefined) continue
    for (const engine of engines) engine.request({ method: 'PATCH', path, headers, body })
  }
  yield* advanceBoth(engines, first.now() + CALM)
}

function* playBoth(state: State, planned: ComparisonPlan, sides: readonly [Side, Side]): Slices {
  const engines = [sides[0].engine, sides[1].engine] as const
  const start = engines[0].now()
  const arrivals = [...planned.arrivals]
  const last = arrivals.at(-1)?.at ?? 0
  let movedAt = 0
  for (let at = 0; ; at += FRAME) {
    for (let next = arrivals[0]; next !== undefined && next.at <= at; next = arrivals[0]) {
      arrivals.shift()
      yield* advanceBoth(engines, start + next.at)
      for (const side of sides) arrive(side, next.documents)
    }
    yield* advanceBoth(engines, start + at)
    if (addFrame(state, planned, sides, at)) movedAt = at
    if (arrivals.length === 0 && sides.every(isStill) && at - movedAt >= STILL) {
      state.phase = 'done'
      return
    }
    if (at - last > TIME_MOST) return stop(state, STILL_MOVING)
    if (crowd(state) > PODS_MOST) return stop(state, TOO_MANY)
    yield
  }
}

const STILL_MOVING = 'Ten minutes after the last arrival something still moved.'
const TOO_MANY = `There were more than ${PODS_MOST} pods.`

/** Whether anything moved since the frame before. */
function addFrame(
  state: State,
  { probe }: ComparisonPlan,
  [a, b]: readonly [Side, Side],
  at: number,
): boolean {
  const before = state.frames.at(-1)
  const frame: ComparisonFrame = {
    at,
    sides: [look(a, state.nodes, probe), look(b, state.nodes, probe)],
  }
  state.frames.push(frame)
  state.refused = a.refused
  return frame.sides.some(
    (side, index) => side.placements.length > 0 || side.pending !== before?.sides[index]?.pending,
  )
}

function crowd({ frames }: State): number {
  const sides = frames.at(-1)?.sides ?? []
  return Math.max(...sides.map(({ placed, pending }) => placed + pending))
}

/** To the same simulated time, one after the other: they never hear of each other. */
function* advanceBoth(engines: readonly [Engine, Engine], until: number): Slices {
  for (const engine of engines) {
    while (engine.advance(until, EVENTS_PER_SLICE) >= EVENTS_PER_SLICE) yield
    yield
  }
}
