/** The page's end of the wall: asks get answers as promises, updates and crashes go to listeners. */
import type { Act } from './acts'
import type { Breakpoint } from './breakpoints'
import type { ComparisonNews, ComparisonProblem, ComparisonRequest } from './comparison'
import type { FileAnswer } from './fileAnswer'
import type { Look, LookAnswers } from './looks'
import type {
  AnnotatedPod,
  ApplyResult,
  CauseLink,
  CausesAndEffects,
  Command,
  Decided,
  Decision,
  EngineOptions,
  FromEngine,
  HttpRequest,
  HttpResponse,
  Loaded,
  MessageDetail,
  Pace,
  PageRequest,
  PendingReport,
  PluginTrial,
  Problem,
  Saved,
  StepUnit,
  Stop,
  Supposition,
  ToEngine,
  TriedPlugin,
  Update,
  WrittenPlugin,
} from './messages'
import type {
  FileRequest,
  SessionId,
  SessionRemark,
  SessionSlot,
  ShelfAnswer,
  ShelfRequest,
} from './sessions'

/** A two-way channel: a Worker, a MessagePort, or a pair of functions in a test. */
export interface Channel {
  post(message: ToEngine): void
  listen(listener: (message: FromEngine) => void): void
}

export interface PageListeners {
  onUpdate(update: Update): void
  onCrash(what: string, now: number): void
}

export interface PageEnd {
  start(options: EngineOptions, pace: Pace): Promise<void>
  /** Without a pace: the one it was saved with. */
  load(slot: SessionSlot, pace?: Pace): Promise<Loaded>
  request(request: HttpRequest): Promise<HttpResponse>
  apply(documents: readonly unknown[], namespace: string): Promise<readonly ApplyResult[]>
  command(command: Command): Promise<Problem | undefined>
  /** What was undone; undefined when there was nothing. */
  undo(): Promise<string | undefined>
  redo(): Promise<string | undefined>
  acts(from: number): Promise<readonly Act[]>
  pace(pace: Pace): Promise<void>
  step(unit: StepUnit, object?: string): Promise<void>
  stopAt(stops: readonly Stop[]): Promise<void>
  breakAt(breakpoints: readonly Breakpoint[]): Promise<void>
  read(path: string): Promise<unknown>
  look<L extends Look>(look: L): Promise<LookAnswers[L['of']]>
  message(id: number): Promise<MessageDetail | undefined>
  because(id: number): Promise<readonly CauseLink[]>
  effects(id: number): Promise<CausesAndEffects | undefined>
  decisions(): Promise<readonly Decision[]>
  decision(id: number): Promise<Decision | undefined>
  writtenPlugins(): Promise<readonly WrittenPlugin[]>
  tryPlugin(tried: TriedPlugin): Promise<PluginTrial>
  decide(pod: string, supposition: Supposition): Promise<Decided>
  annotations(ids: readonly number[]): Promise<readonly AnnotatedPod[]>
  whyPending(pod: string): Promise<PendingReport | undefined>
  explain(pod: string): Promise<string | undefined>
  traceHash(): Promise<string>
  save(slot: SessionSlot, remark: SessionRemark): Promise<Saved>
  setAside(id: SessionId): Promise<Loaded>
  file<R extends FileRequest>(file: R): Promise<FileAnswer<R>>
  shelf<R extends ShelfRequest>(shelf: R): Promise<ShelfAnswer<R>>
  compare(comparison: ComparisonRequest): Promise<readonly ComparisonProblem[]>
  comparison(from: number): Promise<ComparisonNews | undefined>
  endComparison(): Promise<void>
  /** The engine is gone: whoever still waits for an answer hears why there will be none. */
  close(why: string): void
}

/** There will be no answer: the engine that was asked stopped, or made way for another. */
export class EngineGone extends Error {}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

export function createPageEnd(channel: Channel, listeners: PageListeners): PageEnd {
  const waiting = new Map<number, Waiting>()
  let next = 1
  // What comes back for a request has the type that the protocol promises for it.
  const ask = <T>(request: PageRequest): Promise<T> =>
    new Promise((resolve, reject) => {
      const number = next++
      waiting.set(number, { resolve: (value) => resolve(value as T), reject })
      channel.post({ ask: number, request })
    })
  channel.listen((message) => {
    if ('update' in message) {
      listeners.onUpdate(message.update)
      channel.post({ ack: message.update.sequence })
    } else if ('crash' in message) listeners.onCrash(message.crash, message.now)
    else settle(waiting, message)
  })
  return {
    start: (options, pace) => ask({ type: 'start', options, pace }),
    load: (slot, pace) => ask({ type: 'load', slot, ...(pace === undefined ? {} : { pace }) }),
    request: (request) => ask({ type: 'request', request }),
    apply: (documents, namespace) => ask({ type: 'apply', documents, namespace }),
    command: (command) => ask({ type: 'command', command }),
    undo: () => ask({ type: 'undo' }),
    redo: () => ask({ type: 'redo' }),
    acts: (from) => ask({ type: 'acts', from }),
    pace: (pace) => ask({ type: 'pace', pace }),
    step: (unit, object) =>
      ask({ type: 'step', unit, ...(object === undefined ? {} : { object }) }),
    stopAt: (stops) => ask({ type: 'stopAt', stops }),
    breakAt: (breakpoints) => ask({ type: 'breakAt', breakpoints }),
    read: (path) => ask({ type: 'read', path }),
    look: (look) => ask({ type: 'look', look }),
    message: (id) => ask({ type: 'message', id }),
    because: (id) => ask({ type: 'because', id }),
    effects: (id) => ask({ type: 'effects', id }),
    decisions: () => ask({ type: 'decisions' }),
    decision: (id) => ask({ type: 'decision', id }),
    writtenPlugins: () => ask({ type: 'writtenPlugins' }),
    tryPlugin: (tried) => ask({ type: 'tryPlugin', tried }),
    decide: (pod, supposition) => ask({ type: 'decide', pod, supposition }),
    annotations: (ids) => ask({ type: 'annotations', ids }),
    whyPending: (pod) => ask({ type: 'whyPending', pod }),
    explain: (pod) => ask({ type: 'explain', pod }),
    traceHash: () => ask({ type: 'traceHash' }),
    save: (slot, remark) => ask({ type: 'save', slot, remark }),
    setAside: (id) => ask({ type: 'setAside', id }),
    file: (file) => ask({ type: 'file', file }),
    shelf: (shelf) => ask({ type: 'shelf', shelf }),
    compare: (comparison) => ask({ type: 'compare', comparison }),
    comparison: (from) => ask({ type: 'comparison', from }),
    endComparison: () => ask({ type: 'endComparison' }),
    close(why) {
      for (const asker of waiting.values()) asker.reject(new EngineGone(why))
      waiting.clear()
    },
  }
}

function settle(
  waiting: Map<number, Waiting>,
  message: { readonly answer: number } & ({ readonly value: unknown } | { readonly error: string }),
): void {
  const asker = waiting.get(message.answer)
  waiting.delete(message.answer)
  if ('error' in message) asker?.reject(new Error(message.error))
  else asker?.resolve(message.value)
}
