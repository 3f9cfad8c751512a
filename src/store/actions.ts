/**
 * What a person can do. Each goes through the protocol to the engine, and each API change is a
 * request that kubectl would send too. Problems come back as data, to be shown where the hand is.
 */
import type {
  ApplyResult,
  Command,
  HttpRequest,
  HttpResponse,
  Pace,
  Problem,
  StepUnit,
} from '../protocol/messages'
import type { PageEnd } from '../protocol/pageEnd'

let engine: PageEnd | undefined

/** The session hands its connection in; everything below speaks through it. */
export function connectActions(connection: PageEnd): void {
  engine = connection
}

function connected(): PageEnd {
  if (engine === undefined) throw new Error('the engine is not connected yet')
  return engine
}

export const request = (http: HttpRequest): Promise<HttpResponse> => connected().request(http)

export const apply = (
  documents: readonly unknown[],
  namespace = 'default',
): Promise<readonly ApplyResult[]> => connected().apply(documents, namespace)

export const explain = (pod: string): Promise<string | undefined> => connected().explain(pod)

export const command = (what: Command): Promise<Problem | undefined> => connected().command(what)

export const setPace = (pace: Pace): Promise<void> => connected().pace(pace)

export const step = (unit: StepUnit, object?: string): Promise<void> =>
  connected().step(unit, object)

export const read = (path: string): Promise<unknown> => connected().read(path)

export const messageDetail = (id: number): ReturnType<PageEnd['message']> => connected().message(id)

export const because = (id: number): ReturnType<PageEnd['because']> => connected().because(id)

export const decisions = (): ReturnType<PageEnd['decisions']> => connected().decisions()
