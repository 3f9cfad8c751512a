/**
 * Predict: before each Bind time is held, the winner is hidden, and the room says which node it
 * will be. Nothing of it is known to the engine.
 */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { setPace } from '../actions'
import { keeping } from '../keeping'
import { useTimeline } from '../timeline'
import { isRight } from './isRight'
import { type Verdict, verdictOn } from './soFar'
import { stopBesides } from './stops'
import { useWalk, type Walk } from './walk'

export interface Predicting {
  readonly on: boolean
  /** The decision that is asked about, and how often each node was named for it. */
  readonly asked: number
  readonly votes: Readonly<Record<string, number>>
  /** The last decision whose winner was shown. */
  readonly revealed: number
  readonly tally: Tally
}

export interface Tally {
  readonly questions: number
  readonly answers: number
  readonly right: number
}

const NO_TALLY: Tally = { questions: 0, answers: 0, right: 0 }

export const usePredict = create<Predicting>()(
  persist((): Predicting => ({ on: false, asked: 0, votes: {}, revealed: 0, tally: NO_TALLY }), {
    name: 'kubeorama.predict',
    version: 1,
    storage: keeping<Predicting>(),
  }),
)

/** The last point at which nobody but the scheduler knows. */
const ASK_AT = 'Reserve'

export function turnPredict(on: boolean): void {
  usePredict.setState({ on, votes: {}, ...(on ? { tally: NO_TALLY, revealed: 0 } : {}) })
  void stopBesides(on ? [{ point: ASK_AT }] : [])
}

/** The walk whose end must not be seen yet. */
export const isHidden = ({ on, revealed }: Predicting, walk: Walk | undefined): boolean =>
  on && walk !== undefined && walk.id !== revealed

/** Whether a question is put to the room just now. */
export const isAsking = (
  predicting: Predicting,
  walk: Walk | undefined,
  paused: boolean,
): boolean => paused && walk?.point === ASK_AT && isHidden(predicting, walk)

/** What the scheduler has said of a node for the pod in its hands; nothing while the room guesses. */
export function verdictNow(node: string): Verdict | undefined {
  const { walk } = useWalk.getState()
  if (walk?.soFar === undefined || isHidden(usePredict.getState(), walk)) return undefined
  return verdictOn(walk.soFar, walk, node)
}

export const useIsHidden = (): boolean => {
  const walk = useWalk((state) => state.walk)
  return usePredict((state) => isHidden(state, walk))
}

export const useIsAsking = (): boolean => {
  const walk = useWalk((state) => state.walk)
  const paused = useTimeline((state) => state.pace.mode === 'paused')
  return usePredict((state) => isAsking(state, walk, paused))
}

/** How often a node was named, for the question that is open. */
export const votesFor = ({ asked, votes }: Predicting, id: number, node: string): number =>
  asked === id ? (votes[node] ?? 0) : 0

export interface Named {
  readonly node: string
  readonly votes: number
}

/** The nodes that were named, most often first. */
export const votesOf = (votes: Predicting['votes']): readonly Named[] =>
  Object.entries(votes)
    .map(([node, count]) => ({ node, votes: count }))
    .filter(({ votes: count }) => count > 0)
    .toSorted((one, other) => other.votes - one.votes)

/** One more answer, or one less. False when nobody was asked. */
export function vote(node: string, by: 1 | -1 = 1): boolean {
  const { walk } = useWalk.getState()
  const predicting = usePredict.getState()
  const paused = useTimeline.getState().pace.mode === 'paused'
  if (walk === undefined || !isAsking(predicting, walk, paused)) return false
  const votes = predicting.asked === walk.id ? predicting.votes : {}
  const count = Math.max(0, (votes[node] ?? 0) + by)
  usePredict.setState({ asked: walk.id, votes: { ...votes, [node]: count } })
  return true
}

/** Shows who wins, and counts who was right: of equals each is a right answer. */
export function reveal(): void {
  const { walk } = useWalk.getState()
  const { decision } = walk ?? {}
  if (decision === undefined) return
  const { asked, votes, tally } = usePredict.getState()
  const answers = Object.entries(asked === decision.id ? votes : {})
  const count = (some: typeof answers): number => some.reduce((sum, [, one]) => sum + one, 0)
  usePredict.setState({
    asked: decision.id,
    revealed: decision.id,
    tally: {
      questions: tally.questions + 1,
      answers: tally.answers + count(answers),
      right: tally.right + count(answers.filter(([node]) => isRight(decision, node))),
    },
  })
}

/** Lets time go on as it did before it was held. */
export function goOn(): void {
  const { pace, playing } = useTimeline.getState()
  void setPace({ ...pace, mode: playing })
}
