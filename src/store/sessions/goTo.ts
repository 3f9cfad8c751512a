/** From one session to another: it has to be read before the one on the page makes way. */

import type { Problem } from '../../protocol/messages'
import { keptSessions } from '../../words/english/keptSessions'
import { wordsOf } from '../../words/language'
import { notify } from '../notices'
import { useSession } from '../session'
import { useSettings } from '../settings'
import { arrive } from './arrive'
import type { Destination } from './destination'
import { connect, moveTo, type Running } from './running'
import { save } from './saving'

/** False when it cannot be read, or this one not be kept, which is told: this one goes on. */
export async function goTo(running: Running, to: Destination): Promise<boolean> {
  const words = wordsOf(keptSessions)
  const fresh = connect(running)
  const stay = (problem: Problem): false => {
    notify(problem)
    fresh.discard()
    return false
  }
  const reached = await arrive(running, fresh, to)
  if (reached.unread !== undefined) return stay(reached.problem(true))
  const { pace } = reached
  if (pace === undefined) return stay({ what: words.gone, where: '', remedy: words.goneWhy })
  // Only now: until here what is done on the page belongs to the session that is left.
  if (!(await save(running))) return stay({ what: words.stays, where: '', remedy: words.staysWhy })
  fresh.adopt()
  running.mayKeep = true
  await moveTo(running, to.id, reached.name ?? to.name)
  const { chatter, filter: hidden } = useSettings.getState()
  await fresh.engine.pace({ ...pace, chatter, hidden })
  useSession.setState({ phase: 'running', restored: to.fresh !== true && to.file === undefined })
  await save(running)
  return true
}
