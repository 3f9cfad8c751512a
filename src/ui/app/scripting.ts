/** `window.kubeorama`: the page for teachers' scripts and for tests. Documented in the README. */
import type {
  Command,
  ExtensionPoint,
  FlightView,
  Held,
  HttpRequest,
  HttpResponse,
  MomentView,
  StepUnit,
} from '../../protocol/messages'
import { command, request, setPace, step } from '../../store/actions'
import { type Applied, readyToApply } from '../../store/applying'
import { stopOnlyAt } from '../../store/scheduling/stops'
import { selectedObject } from '../../store/selection'
import type { SessionControl } from '../../store/session'
import { onFlight, onMoment, useTimeline } from '../../store/timeline'
import { type Play, readPlay, readRequest, readStops, readText, readUnit } from './scriptCalls'

export interface Scripting {
  /** Resolves when the engine answers. */
  readonly ready: Promise<void>
  /** Applies every document as `kubectl apply` does; rejects with the first error. Answers one line a document. */
  apply(yaml: string): Promise<readonly string[]>
  request(http: HttpRequest): Promise<HttpResponse>
  /** The body of a GET; rejects with Kubernetes' message. */
  get(path: string): Promise<unknown>
  command(what: Command): Promise<void>
  readonly time: {
    play(how: Play): Promise<void>
    pause(): Promise<void>
    step(unit: StepUnit): Promise<void>
    /**
     * Holds time where a pod comes to one of these extension points, and nowhere else: `'Score'`,
     * `['Filter', 'Bind']`; `[]` holds it nowhere. `pod` is namespace/name of the only one meant.
     */
    stopAt(points: ExtensionPoint | readonly ExtensionPoint[], pod?: string): Promise<void>
    /** Where time is held; undefined while it is at no stop. */
    stopped(): Held | undefined
    now(): number
  }
  traceHash(): Promise<string>
  /** Saves the session now, rather than at the next of the regular times. */
  save(): Promise<void>
  /** Hears of every message sent and every moment noted; returns how to stop. */
  onTrace(callback: (entry: FlightView | MomentView) => void): () => void
}

declare global {
  interface Window {
    kubeorama: Scripting
  }
}

export function exposeScripting(session: Promise<SessionControl>): void {
  const ready = session.then(() => undefined)
  const inTurn = createTurns(ready)
  window.kubeorama = {
    ready,
    apply: (yaml) =>
      inTurn(async () => sent(applied, await readyToApply(readText(yaml, 'manifest')))),
    request: (http) => inTurn(() => sent(request, readRequest(http))),
    get: (path) => inTurn(() => sent(get, readText(path, 'path'))),
    command: (what) => inTurn(() => sent(obey, what)),
    time: {
      play: (how) => inTurn(() => sent(setPace, { ...currentPace(), ...readPlay(how) })),
      pause: () => inTurn(() => sent(setPace, { ...currentPace(), mode: 'paused' })),
      step: (unit) => inTurn(() => sent(stepOn, readUnit(unit))),
      stopAt: (points, pod) => inTurn(() => sent(stopOnly, readStops(points, pod))),
      stopped: () => useTimeline.getState().held,
      now: () => useTimeline.getState().now,
    },
    traceHash: () => inTurn(async () => sent((one) => one.engine().traceHash(), await session)),
    save: () => inTurn(async () => sent(saved, await session)),
    onTrace(callback) {
      const stops = [onFlight(callback), onMoment(callback)]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

/** Sent, with its answer still to come. Boxed, so that waiting for the sending waits for no more. */
interface Sent<T> {
  readonly answer: Promise<T>
}

const sent = <A, T>(send: (what: A) => Promise<T>, what: A): Sent<T> => ({ answer: send(what) })

/** Calls are sent in the order they were made, though one may have to be read first. */
function createTurns(ready: Promise<void>) {
  let last: Promise<unknown> = ready
  return async <T>(send: () => Sent<T> | Promise<Sent<T>>): Promise<T> => {
    const turn = last.then(send)
    last = turn.catch(() => undefined)
    return (await turn).answer
  }
}

const stopOnly = ({ points, pod }: ReturnType<typeof readStops>): Promise<void> =>
  stopOnlyAt(points, pod)

const stepOn = (unit: StepUnit): Promise<void> => step(unit, selectedObject())

const saved = async (session: SessionControl): Promise<void> => void (await session.save())

const currentPace = (): ReturnType<typeof useTimeline.getState>['pace'] =>
  useTimeline.getState().pace

async function applied(send: () => Promise<Applied>): Promise<readonly string[]> {
  const { lines, problems } = await send()
  const [first] = problems
  if (first !== undefined) throw new Error(first.what)
  return lines
}

async function get(path: string): Promise<unknown> {
  const [bare = '', search = ''] = path.split('?')
  const query = Object.fromEntries(new URLSearchParams(search))
  const response = await request({ method: 'GET', path: bare, query })
  if (response.status >= 400) throw new Error(messageOf(response.body))
  return response.body
}

async function obey(what: Command): Promise<void> {
  const problem = await command(what)
  if (problem !== undefined) throw new Error(`${problem.where}: ${problem.what} ${problem.remedy}`)
}

function messageOf(body: unknown): string {
  const known = typeof body === 'object' && body !== null && 'message' in body
  return known && typeof body.message === 'string' ? body.message : String(body)
}
