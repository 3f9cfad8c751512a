/**
 * What a person can do. Each goes through the protocol to the engine, and each API change is a
 * request that kubectl would send too. Problems come back as data, to be shown where the hand is;
 * an engine that stopped before it answered is one of them.
 */
import type { Act } from '../protocol/acts'
import type { Breakpoint } from '../protocol/breakpoints'
import type { ComparisonNews, ComparisonProblem, ComparisonRequest } from '../protocol/comparison'
import type { Look, LookAnswers } from '../protocol/looks'
import type {
  AnnotatedPod,
  ApplyResult,
  CauseLink,
  CausesAndEffects,
  Command,
  Decided,
  Decision,
  HttpRequest,
  HttpResponse,
  MessageDetail,
  Pace,
  PendingReport,
  PluginTrial,
  Problem,
  StepUnit,
  Stop,
  Supposition,
  TriedPlugin,
  WrittenPlugin,
} from '../protocol/messages'
import type { PageEnd } from '../protocol/pageEnd'
import { notices } from '../words/english/notices'
import { wordsOf } from '../words/language'

let engine: PageEnd | undefined

/** The session hands its connection in; everything below speaks through it. */
export function connectActions(connection: PageEnd): void {
  engine = connection
}

function connected(): PageEnd {
  if (engine === undefined) throw new Error('the engine is not connected yet')
  return engine
}

export const request = (http: HttpRequest): Promise<HttpResponse> =>
  connected()
    .request(http)
    .catch((error: unknown) => ({
      status: 503,
      headers: {},
      body: { kind: 'Status', message: noAnswer(error) },
    }))

export const apply = (
  documents: readonly unknown[],
  namespace = 'default',
): Promise<readonly ApplyResult[]> =>
  connected()
    .apply(documents, namespace)
    .catch((error: unknown) => documents.map(() => unanswered(noAnswer(error))))

const unanswered = (error: string): ApplyResult => ({
  line: error,
  status: 503,
  error,
  warnings: [],
})

export const command = (what: Command): Promise<Problem | undefined> =>
  connected()
    .command(what)
    .catch((error: unknown) => ({
      where: wordsOf(notices).engine,
      what: noAnswer(error),
      remedy: '',
    }))

/** Back to before the last act; answers what it was. */
export const undo = (): Promise<string | undefined> => connected().undo().catch(nothing)

/** Forward again to where one was. */
export const redo = (): Promise<string | undefined> => connected().redo().catch(nothing)

/** What was done by hand, from that number on, oldest first. */
export const acts = (from: number): Promise<readonly Act[]> =>
  connected()
    .acts(from)
    .catch(() => [])

export const setPace = (pace: Pace): Promise<void> => connected().pace(pace).catch(nothing)

export const step = (unit: StepUnit, object?: string): Promise<void> =>
  connected().step(unit, object).catch(nothing)

/** Time is held where a pod comes to one of these; none lets it pass. */
export const stopAt = (stops: readonly Stop[]): Promise<void> =>
  connected().stopAt(stops).catch(nothing)

/** Time is held where one of these happens. */
export const breakAt = (breakpoints: readonly Breakpoint[]): Promise<void> =>
  connected().breakAt(breakpoints).catch(nothing)

export const explain = (pod: string): Promise<string | undefined> =>
  connected().explain(pod).catch(nothing)

/** Decisions by their numbers, as kube-scheduler-simulator's annotations. */
export const annotations = (ids: readonly number[]): Promise<readonly AnnotatedPod[]> =>
  connected()
    .annotations(ids)
    .catch(() => [])

/** Why a pod is Pending and what would help. */
export const whyPending = (pod: string): Promise<PendingReport | undefined> =>
  connected().whyPending(pod).catch(nothing)

export const read = (path: string): Promise<unknown> => connected().read(path).catch(nothing)

/** What a panel shows of the state as it is. */
export const look = <L extends Look>(asked: L): Promise<LookAnswers[L['of']] | undefined> =>
  connected().look(asked).catch(nothing)

export const messageDetail = (id: number): Promise<MessageDetail | undefined> =>
  connected().message(id).catch(nothing)

export const because = (id: number): Promise<readonly CauseLink[]> =>
  connected()
    .because(id)
    .catch(() => [])

/** The messages that led to one, and all that came of it. */
export const effects = (id: number): Promise<CausesAndEffects | undefined> =>
  connected().effects(id).catch(nothing)

export const decisions = (): Promise<readonly Decision[]> =>
  connected()
    .decisions()
    .catch(() => [])

export const decision = (id: number): Promise<Decision | undefined> =>
  connected().decision(id).catch(nothing)

export const compare = (comparison: ComparisonRequest): Promise<readonly ComparisonProblem[]> =>
  connected()
    .compare(comparison)
    .catch((error: unknown) => [
      { input: 'workload', where: wordsOf(notices).engine, what: noAnswer(error), remedy: '' },
    ])

export const comparison = (from: number): Promise<ComparisonNews | undefined> =>
  connected().comparison(from).catch(nothing)

export const endComparison = (): Promise<void> => connected().endComparison().catch(nothing)

export const writtenPlugins = (): Promise<readonly WrittenPlugin[]> =>
  connected()
    .writtenPlugins()
    .catch(() => [])

export const tryPlugin = (tried: TriedPlugin): Promise<PluginTrial> =>
  connected()
    .tryPlugin(tried)
    .catch((error: unknown) => ({ problem: noAnswer(error), nodes: [] }))

/** What the scheduler would decide about a pod now, if the supposition held. */
export const decide = (pod: string, supposition: Supposition = {}): Promise<Decided> =>
  connected()
    .decide(pod, supposition)
    .catch((error: unknown) => ({
      problem: { where: wordsOf(notices).engine, what: noAnswer(error), remedy: '' },
    }))

const noAnswer = (error: unknown): string =>
  wordsOf(notices).noAnswer(error instanceof Error ? error.message : String(error))

const nothing = (): undefined => undefined
