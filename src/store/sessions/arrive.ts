/** How a fresh engine gets the session one goes to, before anything on the page makes way. */
import { SESSION_NAME_MOST } from '../../protocol/sessions'
import type { Destination } from './destination'
import { fileProblem } from './fileProblem'
import { keepNotes } from './notesBeside'
import { type FreshEngine, type Reached, type Running, reach } from './running'

/** A file that made an engine hang is given up. */
const FILE_MILLIS = 60_000

export type Arrival = Reached & { readonly name?: string }

export async function arrive(
  { seed }: Running,
  { engine }: FreshEngine,
  { id, file, fresh }: Destination,
): Promise<Arrival> {
  if (file !== undefined) return arriveFrom(file, engine, id)
  if (fresh !== true) return reach(engine.load(id))
  const pace = { mode: 'story', factor: 1, chatter: false } as const
  return reach(engine.start({ seed, content: 'demo' }, pace).then(() => ({ pace })))
}

async function arriveFrom(
  file: File,
  engine: FreshEngine['engine'],
  id: Destination['id'],
): Promise<Arrival> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, FILE_MILLIS))
  const asked = engine.file({ ask: 'read', file }).catch(() => undefined)
  const read = await Promise.race([asked, late])
  if (read === undefined || 'reason' in read) {
    return { unread: {}, problem: () => fileProblem(file.name, read) }
  }
  keepNotes(id, read.notes)
  const name = read.name.trim().slice(0, SESSION_NAME_MOST)
  return { pace: read.pace, ...(name !== '' && { name }) }
}
