/**
 * Whether a class can go on and on: the heap after 30 simulated minutes of Story against that before
 * them, with visitors on the demonstration's Service all the while. Before them so long passes that
 * what is kept of the past is full: the last messages and each kind's latest changes.
 */
import { createSession, type Session } from '../../session'
import { heapAfterCollecting } from './heap'
import { type Benchmark, rounded } from './row'

const FRAME_MILLIS = 1000 / 60
const MINUTE = 60_000_000
/** What is kept of the past is full by then: about a third more than after the first five minutes. */
const FIRST = 20 * MINUTE
const LAST = FIRST + 30 * MINUTE

async function measure(): Promise<number> {
  const session = createSession()
  const pace = { mode: 'story', factor: 1, chatter: false } as const
  await session.host.answer({ type: 'start', options: { seed: 1, content: 'demo' }, pace })
  play(session, FIRST)
  const before = heapAfterCollecting()
  play(session, LAST)
  return rounded(heapAfterCollecting() / before)
}

/** Frame by frame as the worker would, as fast as this machine can. */
function play(session: Session, until: number): void {
  while (session.now() < until) {
    session.tick(FRAME_MILLIS)
    session.host.update(false)
  }
}

export const storyMemory: Benchmark = {
  name: 'story-memory',
  unit: 'times the heap before',
  goal: 1.05,
  better: 'less',
  measure,
}
