/**
 * The pod whose way through the scheduler is to be seen: where it is, and the decision it leads to.
 * At the speed of clocks a cycle is over before it is seen, and there is none.
 */
import { create } from 'zustand'
import { spokenAt } from '../../protocol/extensionPoints'
import type { Decision, Held, SchedulerView } from '../../protocol/messages'
import { decision as fetchDecision } from '../actions'
import { listenToKind, recordsOf } from '../cluster'
import { useTimeline } from '../timeline'
import { decisionSoFar, type Progress } from './soFar'

export interface Walk extends Progress {
  /** namespace/name */
  readonly pod: string
  /** The decision's number; 0 before there is one. */
  readonly id: number
  /** Whole, as the scheduler has it already; undefined until it was fetched. */
  readonly decision: Decision | undefined
  /** What of it has been said. */
  readonly soFar: Decision | undefined
}

export interface Walking {
  readonly walk: Walk | undefined
}

export const useWalk = create<Walking>(() => ({ walk: undefined }))

let known: Decision | undefined
let asked = 0

listenToKind('Scheduler', look)
useTimeline.subscribe(look)

function look(): void {
  const { pace, held, now } = useTimeline.getState()
  const [scheduler] = recordsOf('Scheduler')
  const at = pace.mode === 'clock' ? undefined : placeOf(scheduler, held)
  const before = useWalk.getState().walk
  if (at === undefined) {
    if (before !== undefined) useWalk.setState({ walk: undefined })
    return
  }
  const { pod, point, id } = at
  const decision = known?.id === id && known.pod === pod ? known : undefined
  if (decision === undefined) fetch(id)
  const spoken = spokenIn(at, decision, now)
  if (
    before?.pod === pod &&
    before.point === point &&
    before.id === id &&
    before.spoken === spoken &&
    before.decision === decision
  ) {
    return
  }
  const soFar = decision && decisionSoFar(decision, { point, spoken })
  useWalk.setState({ walk: { pod, point, id, spoken, decision, soFar } })
}

interface Place {
  readonly pod: string
  readonly point: string
  readonly id: number
  /** The stretch of simulated time its point lasts. */
  readonly from: number
  readonly until: number
}

/** Held before Bind or at PreEnqueue, nobody is in the scheduler's hands, or the next one already. */
function placeOf(scheduler: SchedulerView | undefined, held: Held | undefined): Place | undefined {
  const hand = scheduler?.inHand
  if (held !== undefined && (held.pod !== hand?.key || held.point !== hand.point)) {
    const { pod, point, decision: id, at } = held
    return { pod, point, id, from: at, until: at + 1 }
  }
  return hand && { ...hand, pod: hand.key, id: hand.decision }
}

function spokenIn({ point, from, until }: Place, decision: Decision | undefined, now: number) {
  if (decision === undefined || point !== 'Score') return 0
  return spokenAt({ from, until }, decision.scorers.length, now)
}

function fetch(id: number): void {
  if (id === 0 || id === asked) return
  asked = id
  void fetchDecision(id).then((found) => {
    if (asked === id) asked = 0
    if (found === undefined) return
    known = found
    look()
  })
}
