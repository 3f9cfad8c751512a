/** One engine with its conductor, answering the page. The same in a Web Worker and in a test. */
import type { Problem } from '../engine/commands/command'
import type { Engine, HttpResponse } from '../engine/engine'
import { createEngine, restoreEngine } from '../engine/index'
import type { PluginSandbox, SandboxSource } from '../engine/scheduler/written/pluginSandbox'
import type { ComparisonProblem, ComparisonRequest } from '../protocol/comparison'
import type { EngineHost } from '../protocol/engineEnd'
import type {
  ApplyResult,
  Held,
  Loaded,
  Pace,
  PageRequest,
  Saved,
  Undoable,
  Update,
} from '../protocol/messages'
import type { SessionSlot } from '../protocol/sessions'
import { beginComparison, type Comparison } from './comparison/comparison'
import {
  breakAt,
  type Conductor,
  createConductor,
  drain,
  heldOf,
  hitsOf,
  isQuiet,
  paceOf,
  setPace,
  step,
  stopAt,
  takeSkips,
  tick,
} from './conductor'
import { makeRoom, moveAside } from './keeping/aside'
import { askFile } from './keeping/files/askFile'
import { revive } from './keeping/revive'
import type { SessionKeeper } from './keeping/sessionKeeper'
import { askShelf } from './keeping/shelf'
import { type Asked, recordSince } from './record'
import {
  changed,
  createUndo,
  type Kept,
  keepMoment,
  lastMoments,
  momentOf,
  settle,
  travelled,
  type Undo,
  undoableOf,
} from './undo'

export interface Session {
  readonly host: EngineHost
  /** Lets wall time pass. A bug of the engine throws out of here. */
  tick(wallMillis: number): void
  /** Works on a comparison, if there is one, while there is time. */
  work(hasTime: () => boolean): void
  now(): number
}

/** What a host may have for its sessions. */
export interface SessionMeans {
  /** Without a keeper nothing is kept: in a test, or for a single run. */
  readonly keeper?: SessionKeeper
  /** Fetches where written plugins run; called when the first is there. */
  readonly loadSandbox?: () => Promise<PluginSandbox>
}

interface Playing {
  readonly means: SessionMeans
  sandbox: PluginSandbox | undefined
  conductor: Conductor | undefined
  comparison: Comparison | undefined
  readonly waiting: Map<number, Waiting>
  undo: Undo
  /** All that the page was told is void, and it does not know it yet. */
  anew: boolean
  sentUndoable: Undoable | undefined
  sentNow: number
  sentRate: number
  sentPace: Pace | undefined
  /** Wall time since records were sent. */
  unreadMillis: number
}

interface Waiting {
  resolve(response: HttpResponse): void
  reject(error: Error): void
}

/**
 * Records are sent this often while time passes, messages with every beat: what flies is followed
 * by the eye, what is written is only read, and writing costs the page most of its frame.
 */
const RECORDS_MILLIS = 66

export function createSession(means: SessionMeans = {}): Session {
  const playing: Playing = {
    means,
    sandbox: undefined,
    conductor: undefined,
    comparison: undefined,
    waiting: new Map(),
    undo: createUndo(),
    anew: false,
    sentUndoable: undefined,
    sentNow: -1,
    sentRate: 0,
    sentPace: undefined,
    unreadMillis: RECORDS_MILLIS,
  }
  return {
    host: {
      answer: (request) => answer(playing, request),
      update: (whole) => update(playing, whole),
    },
    tick(wallMillis) {
      playing.unreadMillis += wallMillis
      if (playing.conductor !== undefined) tick(playing.conductor, wallMillis)
    },
    work: (hasTime) => playing.comparison?.work(hasTime),
    now: () => playing.conductor?.engine.now() ?? 0,
  }
}

function conducted(playing: Playing): Conductor {
  if (playing.conductor === undefined) throw new Error('no session was started')
  return playing.conductor
}

function answer(playing: Playing, request: PageRequest): unknown {
  if (request.type === 'start') {
    return begin(
      playing,
      createEngine(request.options, () => playing.sandbox),
      request.pace,
    )
  }
  if (request.type === 'load') return load(playing, request.slot, request.pace)
  if (request.type === 'setAside') return makeRoom(playing.means.keeper, request.id)
  if (request.type === 'shelf') return askShelf(playing.means.keeper?.shelf, request.shelf)
  if (request.type === 'file') return askFile(deskOf(playing), request.file)
  const conductor = conducted(playing)
  const { engine } = conductor
  switch (request.type) {
    case 'request':
    case 'apply':
    case 'command':
      return act(playing, conductor, request)
    case 'undo':
    case 'redo':
      return travel(playing, conductor, request.type)
    case 'pace':
      return setPace(conductor, request.pace)
    case 'step':
      return new Promise<void>((reached) =>
        step(conductor, request.unit, request.object ?? '', () => reached()),
      )
    case 'stopAt':
      return stopAt(conductor, request.stops)
    case 'breakAt':
      return breakAt(conductor, request.breakpoints)
    case 'acts':
      return recordSince(playing.undo.record, request.from)
    case 'read':
      return engine.read(request.path)
    case 'look':
      return engine.look(request.look)
    case 'message':
      return engine.message(request.id)
    case 'because':
      return engine.because(request.id)
    case 'effects':
      return engine.effects(request.id)
    case 'explain':
      return engine.explain(request.pod)
    case 'decisions':
      return engine.decisions()
    case 'decision':
      return engine.decision(request.id)
    case 'writtenPlugins':
      return engine.writtenPlugins()
    case 'tryPlugin':
      return withSandbox(playing).then(() => engine.tryPlugin(request.tried))
    case 'annotations':
      return engine.annotations(request.ids)
    case 'whyPending':
      return engine.whyPending(request.pod)
    case 'decide':
      return engine.decide(request.pod, request.supposition)
    case 'traceHash':
      return engine.traceHash()
    case 'save':
      return save(playing, conductor, request)
    case 'compare':
      return compare(playing, request.comparison, engine)
    case 'comparison':
      return playing.comparison?.news(request.from)
    case 'endComparison':
      playing.comparison = undefined
      return undefined
  }
}

/** What changes the cluster by hand goes through here, and can be taken back. */
function act(playing: Playing, conductor: Conductor, request: Asked): unknown {
  const { engine } = conductor
  switch (request.type) {
    case 'request':
      return ask(playing, conductor, request)
    case 'apply': {
      const kept = keep(playing, conductor, request)
      return answered(playing, engine.apply(request.documents, request.namespace)).then(
        ({ body }) => {
          const results = body as readonly ApplyResult[]
          const made = results.some((one) => one.error === undefined && !UNCHANGED.test(one.line))
          settle(playing.undo, engine, kept, made)
          return results
        },
      )
    }
    case 'command': {
      const { command } = request
      if (command.type !== 'writeSchedulerPlugin') return obey(playing, conductor, request)
      return withSandbox(playing).then(() => obey(playing, conductor, request))
    }
  }
}

const UNCHANGED = / unchanged$/

function ask(
  playing: Playing,
  conductor: Conductor,
  act: Extract<Asked, { readonly type: 'request' }>,
): Promise<HttpResponse> {
  const { engine } = conductor
  const { request } = act
  if (request.method === 'GET') return answered(playing, engine.request(request))
  const before = engine.read(request.path.replace(/\/scale$/, ''))
  const kept = keep(playing, conductor, act)
  return answered(playing, engine.request(request)).then((response) => {
    settle(playing.undo, engine, kept, changed(before, response), response)
    return response
  })
}

function obey(
  playing: Playing,
  conductor: Conductor,
  act: Extract<Asked, { readonly type: 'command' }>,
): Problem | undefined {
  const kept = keep(playing, conductor, act)
  const { engine } = conductor
  const problem = engine.command(act.command)
  settle(playing.undo, engine, kept, problem === undefined)
  return problem
}

const keep = ({ undo }: Playing, conductor: Conductor, asked: Asked): Kept =>
  keepMoment(undo, conductor.engine, heldOf(conductor), asked)

/** Time goes back to before the last act, or forward to where one was. */
function travel(
  playing: Playing,
  conductor: Conductor,
  direction: 'undo' | 'redo',
): string | undefined {
  const { undo } = playing
  const moment = travelled(undo, direction, (known) =>
    momentOf(conductor.engine, heldOf(conductor), known),
  )
  if (moment === undefined) return undefined
  const { stops, breakpoints } = conductor.head
  const engine = restoreEngine(moment.snapshot, () => playing.sandbox)
  begin(playing, engine, paceOf(conductor), moment.held, undo)
  stopAt(conducted(playing), stops.wanted)
  breakAt(conducted(playing), breakpoints.wanted)
  playing.anew = true
  playing.unreadMillis = RECORDS_MILLIS
  return moment.act
}

async function load(
  playing: Playing,
  slot: SessionSlot,
  wanted: Pace | undefined,
): Promise<Loaded> {
  const { keeper } = playing.means
  const kept = await keeper?.get(slot)
  if (keeper === undefined || kept === undefined) return {}
  if (typeof kept === 'string') return moveAside(keeper, slot, kept)
  const engine = await revive(kept.snapshot, () => withSandbox(playing))
  if (engine === undefined) return moveAside(keeper, slot, 'damaged')
  const pace = wanted ?? kept.pace
  begin(playing, engine, pace, kept.held, kept.undo)
  return { pace }
}

const deskOf = (playing: Playing): Parameters<typeof askFile>[0] => ({
  running: () => ({ engine: conducted(playing).engine, pace: paceOf(conducted(playing)) }),
  sandboxFor: () => withSandbox(playing),
  begin: (engine, pace) => begin(playing, engine, pace),
})

/** Fetches the sandbox, once. A host that has none answers with the problem later. */
async function withSandbox(playing: Playing): Promise<SandboxSource> {
  playing.sandbox ??= await playing.means.loadSandbox?.()
  return () => playing.sandbox
}

async function save(
  { means, undo }: Playing,
  conductor: Conductor,
  { slot, remark }: Extract<PageRequest, { readonly type: 'save' }>,
): Promise<Saved> {
  const at = conductor.engine.now()
  const held = heldOf(conductor)
  const session = {
    snapshot: conductor.engine.snapshot(),
    pace: paceOf(conductor),
    ...(held && { held }),
    undo: lastMoments(undo),
  }
  const { keeper } = means
  const problem =
    keeper === undefined ? 'refused' : await keeper.set(slot, session, { ...remark, at })
  return { at, ...(problem && { problem }) }
}

function begin(
  playing: Playing,
  engine: Engine,
  pace: Pace,
  held?: Held,
  undo = createUndo(),
): undefined {
  playing.conductor = createConductor(engine, pace, pace.mode === 'paused' ? held : undefined)
  for (const { reject } of playing.waiting.values()) reject(new Error('it was taken back'))
  playing.waiting.clear()
  playing.undo = undo
  playing.sentNow = -1
  return undefined
}

/** Another comparison takes the place of the one before. */
function compare(
  playing: Playing,
  request: ComparisonRequest,
  engine: Engine,
): readonly ComparisonProblem[] {
  const begun = beginComparison(request, engine, () => playing.sandbox)
  playing.comparison = 'work' in begun ? begun : undefined
  return 'work' in begun ? [] : begun
}

function answered(playing: Playing, id: number): Promise<HttpResponse> {
  return new Promise((resolve, reject) => playing.waiting.set(id, { resolve, reject }))
}

function update(playing: Playing, whole: boolean): Omit<Update, 'sequence'> | undefined {
  const { conductor } = playing
  if (conductor === undefined) return undefined
  const pace = paceOf(conductor)
  const skips = takeSkips(conductor)
  const withRecords = whole || playing.unreadMillis >= RECORDS_MILLIS
  if (withRecords) playing.unreadMillis = 0
  const output = drain(conductor, withRecords)
  for (const { id, response } of output.responses) {
    playing.waiting.get(id)?.resolve(response)
    playing.waiting.delete(id)
  }
  const { deltas, flights, moments, now } = output
  const news = deltas.length + flights.length + moments.length + skips.length > 0
  const undoable = undoableOf(playing.undo, playing.sentUndoable)
  const rate = conductor.rate * 1_000
  const moved = now !== playing.sentNow || rate !== playing.sentRate
  const told = !moved && pace === playing.sentPace && !playing.anew
  if (!news && told && undoable === playing.sentUndoable) return undefined
  const anew = playing.anew && { anew: true }
  if (withRecords) playing.anew = false
  playing.sentUndoable = undoable
  playing.sentNow = now
  playing.sentRate = rate
  playing.sentPace = pace
  const held = heldOf(conductor)
  const hits = hitsOf(conductor)
  const standing = { now, rate, pace, ...(held && { held }), ...(hits && { hits }) }
  const quiet = isQuiet(conductor)
  return { ...standing, ...anew, deltas, flights, moments, skips, quiet, undoable }
}
