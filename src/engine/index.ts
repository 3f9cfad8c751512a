/** The engine's one door: one simulated cluster, created fresh or brought back from a snapshot. */
import { readObject } from './apiserver/readObject'
import type { ApiServerState } from './apiserver/serverState'
import { API_SERVER, SCHEDULER, YOU } from './cluster/actors'
import { behavioursWith } from './cluster/behaviours'
import { boot, type ClusterState, powerOn, removeMachine } from './cluster/cluster'
import type { Command, WorkerSpec } from './commands/command'
import { carryOut } from './commands/commands'
import { writtenPlugins } from './commands/restartScheduler'
import { wrongShape } from './commands/wrongShape'
import { demoDocuments, demoTraffic } from './demo'
import type {
  AnnotatedPod,
  AuditListener,
  Decided,
  Engine,
  EngineOptions,
  EngineSnapshot,
  HttpRequest,
  LogEntry,
} from './engine'
import type { KernelEvent, Note } from './kernel/event'
import {
  advance,
  createKernel,
  type Kernel,
  type KernelState,
  nextAt,
  type Observer,
  post,
  restore,
  snapshot,
  stepOne,
} from './kernel/kernel'
import { seconds } from './kernel/micros'
import { randomBelow, seedRandom } from './kernel/random'
import type { MachineNote } from './outside/cloudMessages'
import type { Decision } from './scheduler/decision'
import { decisionOf, decisionWithFormulas } from './scheduler/decisionRecord'
import { explainPending } from './scheduler/explainPending'
import type { SchedulerState } from './scheduler/schedulerState'
import { simulatorAnnotations } from './scheduler/simulatorAnnotations'
import { type Chance, decide } from './scheduler/whatIf/decide'
import type { Supposition } from './scheduler/whatIf/supposition'
import { whyPending } from './scheduler/whyPending/whyPending'
import { NO_SANDBOX, type SandboxSource } from './scheduler/written/pluginSandbox'
import { tryPlugin } from './scheduler/written/tryPlugin'
import { refreeze } from './thaw'
import { becauseOf, messageDetail } from './views/history'
import { look } from './views/looks/look'
import {
  beginShow,
  createShow,
  drainShow,
  type Show,
  showAll,
  showEvent,
  showIntercepted,
  showNote,
} from './views/show'
import { settled } from './views/viewer'

export { timeAt } from './clientGo/wallClock'

/** Rises when an older snapshot can no longer be brought back. */
export const SNAPSHOT_VERSION = 1

const DEFAULT_WORKERS: readonly WorkerSpec[] = [{}, {}, {}]
/** Longest that power-on may take, until everything runs. */
const POWER_ON_MOST = seconds(180)
/** Past this many nodes a decision is told without its verdicts. */
const DECISION_NODES_MOST = 500

/** All an engine holds beside its kernel. */
interface Held {
  kernel: Kernel
  cluster: ClusterState
  readonly options: EngineOptions
  readonly sandbox: SandboxSource
  readonly show: Show
  readonly auditors: AuditListener[]
  readonly log: LogEntry[]
  nextAsk: number
}

/** What of an engine the kernel's snapshot does not hold. */
interface SavedState {
  readonly kernel: KernelState
  readonly cluster: ClusterState
  readonly nextAsk: number
}

/**
 * A fresh cluster, handed over once it is up: nodes Ready, and the demo running if it was asked for.
 * `sandbox` is asked for when a plugin is written or runs that a person wrote.
 */
export function createEngine(options: EngineOptions, sandbox = NO_SANDBOX): Engine {
  const show = createShow(options.views !== false)
  const auditors: AuditListener[] = []
  const observer = observe(show, auditors)
  const checked = options.checked === true
  const behaviours = behavioursWith(sandbox)
  const kernel = createKernel({ seed: options.seed, behaviours, observer, checked })
  const topology = { workers: options.workers ?? DEFAULT_WORKERS, cloud: options.cloud !== false }
  const cluster = powerOn(kernel, topology)
  const held: Held = { kernel, cluster, options, sandbox, show, auditors, log: [], nextAsk: 1 }
  show.held = held
  run(held, kernel.state.now + seconds(2))
  settle(held)
  if (options.content === 'demo') startDemo(held)
  beginShow(show)
  return engineOf(held)
}

/**
 * Goes on where the snapshot was taken, exactly as the engine it was taken from. The sandbox has to
 * be there already when a plugin was written.
 */
export function restoreEngine(saved: EngineSnapshot, sandbox = NO_SANDBOX): Engine {
  if (saved.version !== SNAPSHOT_VERSION) {
    throw new Error(
      `a snapshot of version ${saved.version} cannot be read by version ${SNAPSHOT_VERSION}`,
    )
  }
  const { kernel: state, cluster, nextAsk } = saved.kernel as SavedState
  const show = createShow(saved.options.views !== false)
  const { seed, checked = false } = saved.options
  const auditors: AuditListener[] = []
  const observer = observe(show, auditors)
  const behaviours = behavioursWith(sandbox)
  const kernel = restore(refreeze(state), { seed, behaviours, observer, checked })
  const { options, log } = saved
  const held: Held = { kernel, cluster, options, sandbox, show, auditors, log: [...log], nextAsk }
  show.held = held
  showAll(show, kernel.state, cluster)
  return engineOf(held)
}

/** Whether a plugin was written in a session, so that it needs the sandbox to go on. */
export function hasWrittenPlugins({ kernel }: EngineSnapshot): boolean {
  return writtenPlugins({ state: (kernel as SavedState).kernel }).length > 0
}

function engineOf(held: Held): Engine {
  const { show } = held
  const kernelState = () => held.kernel.state
  return {
    outbox: show.outbox,
    now: () => kernelState().now,
    nextAt: () => nextAt(held.kernel),
    advance: (until, maxEvents) => run(held, until, maxEvents),
    step: () => step(held),
    request: (request) => ask(held, request),
    apply: (documents, namespace) => apply(held, documents, namespace),
    command: (command) => obey(held, command),
    drain: (withRecords = true) => ({
      ...drainShow(show, kernelState(), held.cluster, withRecords),
      nextAt: nextAt(held.kernel),
    }),
    settled: () => settled(show.viewer, kernelState()),
    read: (path) => read(held, path),
    look: (asked) => look(kernelState(), asked),
    message: (id) => messageDetail(kernelState(), id),
    because: (id) => becauseOf(kernelState(), id),
    explain: (pod) => explainPending(schedulerState(held), pod, kernelState().now),
    decisions: () => decisions(held),
    decision: (id) => decisionBy(held, id),
    decisionCount: () => schedulerState(held).nextDecision - 1,
    writtenPlugins: () => writtenPlugins(held.kernel),
    tryPlugin: (tried) => tryPlugin(schedulerState(held), tried, kernelState().now, held.sandbox),
    decide: (pod, supposition = {}) => decideDry(held, pod, supposition),
    annotations: (ids) => annotations(held, ids),
    whyPending: (pod) => whyPending(schedulerState(held), () => chanceOf(held), pod),
    traceHash: () => hashText(kernelState()),
    audit: (listener) => void held.auditors.push(listener),
    hearWrites: (listener) => {
      show.onWrite = listener
    },
    snapshot: () => save(held),
  }
}

/** Everything sent and noted goes to the show; machines that booted or went change the cluster. */
function observe(show: Show, auditors: readonly AuditListener[]): Observer {
  return {
    sent: (event: KernelEvent, lost: boolean) => {
      showEvent(show, event, lost)
      if (!lost && (isServer(event.to) || isServer(event.from))) {
        for (const auditor of auditors) auditor(event)
      }
    },
    intercepted: (event: KernelEvent) => showIntercepted(show, event),
    noted: (note: Note) => {
      showNote(show, note)
      if (note.note.type === 'apiserver.ownRequest') {
        for (const auditor of auditors) auditor(ownRequest(note))
      }
    },
    handled: (event: KernelEvent) => show.touched(event.to),
  }
}

/** What a server asked of itself travels no wire, but belongs in its audit log. */
const ownRequest = ({ id, cause, at, actor, note }: Note): KernelEvent => ({
  id,
  cause,
  at,
  sentAt: at,
  from: actor,
  to: actor,
  life: -1,
  message: note,
})

const isServer = (actor: string): boolean => actor.startsWith('kube-apiserver/')

function run(held: Held, until: number, maxEvents = Number.MAX_SAFE_INTEGER): number {
  let left = maxEvents
  let count = 0
  for (;;) {
    const handled = advance(held.kernel, until, Math.min(left, SLICE))
    count += handled
    left -= handled
    changeMachines(held)
    if (handled < SLICE || left <= 0) return count
  }
}

/** Machines are looked at this often while it runs: a boot takes many seconds. */
const SLICE = 256

function step(held: Held): boolean {
  const stepped = stepOne(held.kernel)
  changeMachines(held)
  return stepped
}

/** The cloud said that machines booted, or are gone: actors cannot add actors, the engine does. */
function changeMachines(held: Held): void {
  const { machines } = held.show
  if (machines.length === 0) return
  for (const { name, state } of machines.splice(0)) changeMachine(held, name, state)
}

function changeMachine(held: Held, name: string, state: MachineNote['state']): void {
  if (state === 'running') boot(held.kernel, held.cluster, name)
  else if (state === 'gone') removeMachine(held.kernel, held.cluster, name)
  held.show.touched(`kubelet/${name}`)
}

function ask(held: Held, request: HttpRequest): number {
  const id = held.nextAsk++
  held.log.push({ at: held.kernel.state.now, entry: request })
  post(held.kernel, YOU, { type: 'person.request', ask: id, ...request } as KernelEvent['message'])
  return id
}

function apply(held: Held, documents: readonly unknown[], namespace: string): number {
  const id = held.nextAsk++
  held.log.push({ at: held.kernel.state.now, entry: { apply: documents } })
  const message = { type: 'person.apply', ask: id, documents, namespace }
  post(held.kernel, YOU, message as KernelEvent['message'])
  return id
}

function obey(held: Held, command: Command) {
  const wrong = wrongShape(command)
  if (wrong !== undefined) return wrong
  held.log.push({ at: held.kernel.state.now, entry: command })
  const { kernel, cluster, sandbox } = held
  const nextAsk = () => held.nextAsk++
  const problem = carryOut(command, { kernel, cluster, sandbox, nextAsk })
  if (problem === undefined) held.show.commanded(command, held.kernel.state)
  return problem
}

/** Runs until nothing is on its way to another state, twice a second looked at. */
function settle(held: Held): void {
  const most = held.kernel.state.now + POWER_ON_MOST
  while (held.kernel.state.now < most) {
    run(held, held.kernel.state.now + seconds(0.5))
    if (settled(held.show.viewer, held.kernel.state)) return
  }
}

function startDemo(held: Held): void {
  apply(held, demoDocuments, 'default')
  run(held, held.kernel.state.now + seconds(1))
  settle(held)
  obey(held, { type: 'setTraffic', ...demoTraffic })
  run(held, held.kernel.state.now + seconds(4))
}

function read(held: Held, path: string): unknown {
  const state = held.kernel.state.actors.get(API_SERVER)?.state as ApiServerState | undefined
  return state === undefined ? undefined : readObject(state, path)
}

/** The scheduler's actor has its state from power-on. */
const schedulerState = (held: Held): SchedulerState =>
  held.kernel.state.actors.get(SCHEDULER)?.state as SchedulerState

const decisions = (held: Held): readonly Decision[] =>
  [...schedulerState(held).decisions]
    .reverse()
    .map((record) => decisionWithFormulas(record, DECISION_NODES_MOST))

function decisionBy(held: Held, id: number): Decision | undefined {
  const record = schedulerState(held).decisions.find((one) => one.id === id)
  return record && decisionWithFormulas(record, DECISION_NODES_MOST)
}

function annotations(held: Held, ids: readonly number[]): readonly AnnotatedPod[] {
  const wanted = new Set(ids)
  return schedulerState(held)
    .decisions.filter(({ id }) => wanted.has(id))
    .map((record) => {
      const [namespace = '', name = ''] = record.pod.split('/')
      const decision = decisionOf(record, DECISION_NODES_MOST)
      return { metadata: { namespace, name, annotations: simulatorAnnotations(decision) } }
    })
}

/** Decides without doing: on a copy of the scheduler's generator, with nothing sent or kept. */
function decideDry(held: Held, pod: string, supposition: Supposition): Decided {
  const decided = decide(schedulerState(held), chanceOf(held), pod, supposition)
  if ('error' in decided) {
    return { problem: { where: 'kube-scheduler', what: decided.error, remedy: '' } }
  }
  return { decision: decisionWithFormulas(decided.record, DECISION_NODES_MOST) }
}

/** The instant, and what the scheduler would draw next. */
function chanceOf({ kernel, sandbox }: Held): Chance {
  const { now, actors } = kernel.state
  const draws = { ...(actors.get(SCHEDULER)?.random ?? seedRandom(0, SCHEDULER)) }
  return { now, random: (bound) => randomBelow(draws, bound), sandbox }
}

function hashText({ trace, handled }: KernelState): string {
  return `${(trace.hash >>> 0).toString(16).padStart(8, '0')}-${handled}`
}

function save(held: Held): EngineSnapshot {
  const kernel = snapshot(held.kernel)
  const cluster = { ...held.cluster, machines: new Map(held.cluster.machines) }
  const saved: SavedState = { kernel, cluster, nextAsk: held.nextAsk }
  return { version: SNAPSHOT_VERSION, options: held.options, kernel: saved, log: [...held.log] }
}
