/** One engine with its conductor, answering the page. The same in a Web Worker and in a test. */
import type { Engine, EngineOptions, EngineSnapshot, HttpResponse } from '../engine/engine'
import { createEngine, restoreEngine } from '../engine/index'
import type { EngineHost } from '../protocol/engineEnd'
import type { Pace, PageRequest, Update } from '../protocol/messages'
import {
  type Conductor,
  createConductor,
  drain,
  isQuiet,
  paceOf,
  setPace,
  step,
  takeSkips,
  tick,
} from './conductor'

export interface Session {
  readonly host: EngineHost
  /** Lets wall time pass. A bug of the engine throws out of here. */
  tick(wallMillis: number): void
  now(): number
}

interface Playing {
  conductor: Conductor | undefined
  readonly waiting: Map<number, (response: HttpResponse) => void>
  sentNow: number
  sentPace: Pace | undefined
}

export function createSession(): Session {
  const playing: Playing = {
    conductor: undefined,
    waiting: new Map(),
    sentNow: -1,
    sentPace: undefined,
  }
  return {
    host: {
      answer: (request) => answer(playing, request),
      update: () => update(playing),
    },
    tick(wallMillis) {
      if (playing.conductor !== undefined) tick(playing.conductor, wallMillis)
    },
    now: () => playing.conductor?.engine.now() ?? 0,
  }
}

function conducted(playing: Playing): Conductor {
  if (playing.conductor === undefined) throw new Error('no session was started')
  return playing.conductor
}

function answer(playing: Playing, request: PageRequest): unknown {
  if (request.type === 'start') return begin(playing, startEngine(request.options), request.pace)
  if (request.type === 'restore') return begin(playing, revive(request.snapshot), request.pace)
  const conductor = conducted(playing)
  const { engine } = conductor
  switch (request.type) {
    case 'request':
      return answered(playing, engine.request(request.request))
    case 'apply':
      return answered(playing, engine.apply(request.documents, request.namespace)).then(
        (response) => response.body,
      )
    case 'command':
      return engine.command(request.command)
    case 'pace':
      return setPace(conductor, request.pace)
    case 'step':
      return new Promise<void>((reached) =>
        step(conductor, request.unit, request.object ?? '', () => reached()),
      )
    case 'read':
      return engine.read(request.path)
    case 'message':
      return engine.message(request.id)
    case 'because':
      return engine.because(request.id)
    case 'explain':
      return engine.explain(request.pod)
    case 'decisions':
      return engine.decisions()
    case 'traceHash':
      return engine.traceHash()
    case 'snapshot':
      return engine.snapshot()
  }
}

const startEngine = (options: EngineOptions): Engine => createEngine(options)

const revive = (snapshot: EngineSnapshot): Engine => restoreEngine(snapshot)

function begin(playing: Playing, engine: Engine, pace: Pace): undefined {
  playing.conductor = createConductor(engine, pace)
  playing.waiting.clear()
  playing.sentNow = -1
  return undefined
}

function answered(playing: Playing, id: number): Promise<HttpResponse> {
  return new Promise((resolve) => playing.waiting.set(id, resolve))
}

function update(playing: Playing): Omit<Update, 'sequence'> | undefined {
  const { conductor } = playing
  if (conductor === undefined) return undefined
  const pace = paceOf(conductor)
  const skips = takeSkips(conductor)
  const output = drain(conductor)
  for (const { id, response } of output.responses) {
    playing.waiting.get(id)?.(response)
    playing.waiting.delete(id)
  }
  const { deltas, flights, moments, now } = output
  const news = deltas.length + flights.length + moments.length + skips.length > 0
  if (!news && now === playing.sentNow && pace === playing.sentPace) return undefined
  playing.sentNow = now
  playing.sentPace = pace
  const rate = conductor.rate * 1_000
  return { now, rate, pace, deltas, flights, moments, skips, quiet: isQuiet(conductor) }
}
