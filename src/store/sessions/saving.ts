/** Keeps the session now and then, and tells when it cannot be kept. */

import type { SessionRemark } from '../../protocol/sessions'
import { session } from '../../words/english/session'
import { wordsOf } from '../../words/language'
import { keysOf } from '../cluster'
import { notify } from '../notices'
import { useSession } from '../session'
import { useTimeline } from '../timeline'
import { engineOf, type Running, stop } from './running'

/** A session is kept this often at the most; a large one less often, so that keeping it costs little. */
const SAVE_LEAST_MILLIS = 2_000
const SAVE_MOST_MILLIS = 60_000
/** Of forty milliseconds one may go into keeping. */
const SAVE_SHARE = 40
/** While something is told it waits for a quiet moment, but not for ever. */
const PATIENCE = 4
/** An engine that does not answer for so long has stopped for good. */
const ANSWER_MILLIS = 20_000

class Unanswered extends Error {}

/** Now and then, oftener the less it costs, and rather while nothing is told. */
export async function saveWhenDue(running: Running): Promise<void> {
  const { phase, savedAt } = useSession.getState()
  const { now, quiet } = useTimeline.getState()
  if (phase !== 'running' || savedAt === now || running.saving) return
  const wanted = Math.max(SAVE_LEAST_MILLIS, running.costMillis * SAVE_SHARE)
  const since = running.surroundings.wallMillis() - running.savedAtWall
  const due = Math.min(quiet ? wanted : wanted * PATIENCE, SAVE_MOST_MILLIS)
  if (since >= due || (document.hidden && since >= SAVE_LEAST_MILLIS)) await save(running)
}

/** False when it could not be kept, which is told. One that is not to be kept is no failure. */
export async function save(running: Running): Promise<boolean> {
  const { phase, id } = useSession.getState()
  const mayKeep = running.mayKeep && running.claim.isOurs()
  if (phase !== 'running' || !mayKeep) return true
  const { wallMillis } = running.surroundings
  const engine = engineOf(running)
  const from = wallMillis()
  running.savedAtWall = from
  running.saving = true
  const saved = await inTime(engine.save(id, remark())).catch((error: unknown) => {
    if (error instanceof Unanswered) stop(running, engine, wordsOf(session).unanswered)
  })
  running.saving = false
  if (saved === undefined || running.engine !== engine) return false
  running.costMillis = wallMillis() - from
  if (saved.problem === undefined) {
    useSession.setState({ savedAt: saved.at, saveProblem: '' })
    return true
  }
  // Told once; the bar says it as long as it lasts.
  const { keepProblem } = await import('./unread')
  const problem = keepProblem(saved.problem)
  if (useSession.getState().saveProblem !== problem.what) notify(problem)
  useSession.setState({ saveProblem: problem.what })
  return false
}

/** What a list of sessions is to say of this one. */
export function remark(): SessionRemark {
  const { name } = useSession.getState()
  const size = { workers: keysOf('Worker').length, pods: keysOf('Pod').length }
  return name === '' ? size : { ...size, name }
}

function inTime<T>(asked: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    // Twice: after a sleep of the machine the first rings before the answer could be heard.
    const giveUp = () => setTimeout(() => reject(new Unanswered()), ANSWER_MILLIS / 2)
    setTimeout(giveUp, ANSWER_MILLIS / 2)
  })
  return Promise.race([asked, late])
}
