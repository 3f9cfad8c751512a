/**
 * Written plugins in QuickJS. Each source has a realm of its own; all are part of the image that a
 * run begins with, so that a run knows nothing of the one before. What a source may cost is counted
 * in the machine's fuel: the same on every machine, and enough for a fraction of a second.
 */
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core'
import type { Pod } from '../../api/core'
import {
  type Fault,
  type PluginSandbox,
  type SandboxAnswer,
  type SandboxCall,
  type SandboxRun,
  WRITTEN_PLUGINS_MOST,
  WRITTEN_POINTS,
} from '../../engine/scheduler/written/pluginSandbox'
import { INSIDE } from './inside'
import { type Machine, startMachine } from './machine'
import { lineIn, readAnswer } from './readAnswer'
import { createTexts, type Texts } from './texts'

/** What a source may burn for one pod, all calls together: some hundred milliseconds. */
const FUEL_FOR_A_POD = 50_000_000
/** Kept back, so that most code that burns too much is stopped where its line can be told. */
const RESERVE = 1_000_000
/** What all sources of a run may hold together, with what they read. */
const MEMORY_BYTES = 8 * 2 ** 20
/** The host's own stack has room for what fits in so much of the interpreter's. */
const STACK_BYTES = 32 * 1024
/** How a source is called in the interpreter's stack traces. */
const FILE = 'plugin.js'

const OUT_OF_FUEL: Fault = {
  message: `stopped: it takes more than the ${FUEL_FOR_A_POD / 1_000_000} million steps it has for a pod`,
}

/** A realm that waits for a source, with the way into it. */
interface Realm {
  readonly context: QuickJSContext
  readonly adopt: QuickJSHandle
  readonly call: QuickJSHandle
}

interface Sandbox {
  readonly machine: Machine
  readonly realms: readonly Realm[]
  /** What the run at work may read. */
  texts: Texts
}

/** `wasm` is the interpreter as it was published. */
export async function createSandbox(wasm: Uint8Array): Promise<PluginSandbox> {
  const machine = await startMachine(wasm)
  const runtime = machine.quickJs.newRuntime({
    memoryLimitBytes: MEMORY_BYTES,
    maxStackSizeBytes: STACK_BYTES,
    interruptHandler: () => machine.fuel.value < RESERVE,
  })
  const realms: Realm[] = []
  const sandbox: Sandbox = { machine, realms, texts: createTexts() }
  for (let i = 0; i < WRITTEN_PLUGINS_MOST; i++) {
    realms.push(createRealm(runtime.newContext(), sandbox))
  }
  machine.keep()
  return {
    inspect: (source) => {
      const opened = open(beginRun(sandbox), source)
      return opened.fault === undefined ? { points: opened.points } : { fault: opened.fault }
    },
    begin(pod) {
      const run = beginRun(sandbox, pod)
      return { call: (source, call) => callIn(run, source, call) } satisfies SandboxRun
    },
  }
}

function createRealm(context: QuickJSContext, sandbox: Sandbox): Realm {
  const read = context.newFunction('read', (what, index) =>
    context.newString(sandbox.texts.read(context.getString(what), context.getNumber(index))),
  )
  const inside = context.unwrapResult(context.evalCode(INSIDE, 'inside.js'))
  const doors = context.unwrapResult(context.callFunction(inside, context.undefined, read))
  const [adopt, call] = [context.getProp(doors, 'adopt'), context.getProp(doors, 'call')]
  return { context, adopt, call }
}

/** A source in a run: the functions it defines, and what it may still burn. */
interface Opened {
  readonly realm: Realm
  readonly points: (typeof WRITTEN_POINTS)[number][]
  fuel: number
  /** Once something went wrong that cannot be mended, nothing more is asked of it. */
  fault: Fault | undefined
}

interface Run {
  readonly sandbox: Sandbox
  readonly opened: Map<string, Opened>
}

function beginRun(sandbox: Sandbox, pod?: Pod): Run {
  sandbox.machine.setBack()
  sandbox.texts = createTexts(pod)
  return { sandbox, opened: new Map() }
}

function callIn(run: Run, source: string, call: SandboxCall): SandboxAnswer {
  const opened = run.opened.get(source) ?? open(run, source)
  if (opened.fault !== undefined) return { type: 'fault', fault: opened.fault }
  const { context, call: door } = opened.realm
  const request = requestOf(run.sandbox.texts, call)
  const done = burning(run, opened, () => {
    const result = context.callFunction(door, context.undefined, context.newString(request))
    return result.error === undefined ? context.getString(result.value) : result
  })
  if (typeof done !== 'string') return { type: 'fault', fault: done }
  return readAnswer(done)
}

function requestOf(texts: Texts, call: SandboxCall): string {
  const { point } = call
  const nodes = 'nodes' in call ? call.nodes : 'node' in call ? [call.node] : []
  const scores = 'scores' in call ? call.scores : []
  return JSON.stringify({ point, indexes: nodes.map(texts.indexOf), scores })
}

/** Runs a source from its first line to its last in a realm of its own. */
function open(run: Run, source: string): Opened {
  const { realms } = run.sandbox
  const realm = realms[run.opened.size]
  if (realm === undefined) throw new Error(`more than ${realms.length} plugins in one run`)
  const opened: Opened = { realm, points: [], fuel: FUEL_FOR_A_POD, fault: undefined }
  run.opened.set(source, opened)
  const { context, adopt } = realm
  const points = burning(run, opened, () => {
    const result = context.evalCode(source, FILE, { type: 'global', strict: true })
    if (result.error !== undefined) return result
    const functions = context.unwrapResult(context.evalCode(FUNCTIONS, 'functions.js'))
    context.unwrapResult(context.callFunction(adopt, context.undefined, functions))
    return WRITTEN_POINTS.filter(
      (point) => context.typeof(context.getProp(functions, point)) === 'function',
    ).join()
  })
  if (typeof points === 'string') {
    opened.points.push(...WRITTEN_POINTS.filter((point) => points.split(',').includes(point)))
  } else opened.fault = points
  return opened
}

/** Those of the points that a source defines as functions, however it does. */
const FUNCTIONS = `({ ${WRITTEN_POINTS.map(
  (point) => `${point}: typeof ${point} === 'function' ? ${point} : undefined`,
).join(', ')} })`

type Failed = { readonly error: QuickJSHandle }

/** Does work on the fuel that is left; what went wrong beyond the source's own reach is a fault. */
function burning(run: Run, opened: Opened, work: () => string | Failed): string | Fault {
  const { fuel } = run.sandbox.machine
  fuel.value = opened.fuel + RESERVE
  let fault: Fault | undefined
  try {
    const done = work()
    if (typeof done === 'string') return done
    fault = thrownFault(opened.realm.context.dump(done.error))
    return fault
  } catch (error) {
    // The machine trapped: what it holds is worth nothing until it is set back.
    fault = error instanceof RangeError ? { message: 'InternalError: stack overflow' } : OUT_OF_FUEL
    for (const one of run.opened.values()) one.fault ??= fault
    return fault
  } finally {
    opened.fuel = fuel.value - RESERVE
    if (opened.fuel < 0) opened.fault ??= fault ?? OUT_OF_FUEL
  }
}

/** An error that came out of the interpreter itself, or of a source as it was read. */
function thrownFault(dumped: unknown): Fault {
  const { name, message, stack } = (dumped ?? {}) as Readonly<Record<string, unknown>>
  const line = lineIn(String(stack ?? ''))
  const at = line === undefined ? {} : { line }
  if (message === 'interrupted') return { ...OUT_OF_FUEL, ...at }
  return { message: `${String(name)}: ${String(message)}`, ...at }
}
