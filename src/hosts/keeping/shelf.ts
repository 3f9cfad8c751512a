/** The list of sessions, from the small record beside each: no session is read for it. */
import {
  beforeOf,
  type KeepProblem,
  SESSION_NAME_MOST,
  type SessionId,
  type SessionRecord,
  type ShelfAnswer,
  type ShelfRequest,
} from '../../protocol/sessions'
import { bodyKey, idAt, type KeyValues, recordKey } from './places'
import { tried } from './tried'

export type Shelf = (request: ShelfRequest) => Promise<ShelfAnswer<ShelfRequest>>

/** A record on the disk: one that was removed lies there until it is cleared away. */
interface Shelved extends SessionRecord {
  readonly removedAt?: number
}

/** One that was removed is cleared away after so long, should its page not have done so. */
const REMOVED_MILLIS = 60_000

/** Without a keeper there are none, and nothing can be kept. */
export const askShelf = (
  shelf: Shelf | undefined,
  request: ShelfRequest,
): Promise<ShelfAnswer<ShelfRequest>> =>
  shelf?.(request) ?? Promise.resolve(request.ask === 'list' ? [] : 'refused')

export function createShelf(values: KeyValues, today: () => number): Shelf {
  return (request) => {
    switch (request.ask) {
      case 'list':
        return list(values, today())
      case 'rename':
        return rewrite(values, request.id, { name: request.name.slice(0, SESSION_NAME_MOST) })
      case 'duplicate':
        return duplicate(values, request, today())
      case 'remove':
        return rewrite(values, request.id, { removedAt: today() })
      case 'bringBack':
        return rewrite(values, request.id, {})
      case 'clear':
        return clear(values, request.id)
    }
  }
}

/** What is known of a session. One without a record is of a time when there was only one. */
export function readRecord(id: SessionId, stored: unknown): SessionRecord {
  const { name = '', savedAt = 0, at = 0, workers = 0, pods = 0 } = readShelved(stored)
  return { id, name, savedAt, at, workers, pods }
}

const readShelved = (stored: unknown): Partial<Shelved> =>
  (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Shelved>

async function list(values: KeyValues, now: number): Promise<readonly SessionRecord[]> {
  const ids = (await values.keys()).flatMap((key) => idAt(key) ?? [])
  const listed: SessionRecord[] = []
  for (const id of ids) {
    const stored = await values.get(recordKey(id))
    const { removedAt } = readShelved(stored)
    if (removedAt === undefined) listed.push(readRecord(id, stored))
    else if (now - removedAt > REMOVED_MILLIS) await clear(values, id)
  }
  return listed.toSorted((one, other) => other.savedAt - one.savedAt)
}

const rewrite = (
  values: KeyValues,
  id: SessionId,
  change: Partial<Shelved>,
): Promise<KeepProblem | undefined> =>
  tried(async () => {
    const known = readRecord(id, await values.get(recordKey(id)))
    await values.setMany([[recordKey(id), { ...known, ...change }]])
  })

const duplicate = (
  values: KeyValues,
  { id, as, name }: Extract<ShelfRequest, { readonly ask: 'duplicate' }>,
  now: number,
): Promise<KeepProblem | undefined> =>
  tried(async () => {
    const known = readRecord(id, await values.get(recordKey(id)))
    await values.setMany([
      [bodyKey(as), await values.get(bodyKey(id))],
      [recordKey(as), { ...known, id: as, name, savedAt: now }],
    ])
  })

/** Nothing is cleared away that was brought back, or saved again, in the meantime. */
const clear = (values: KeyValues, id: SessionId): Promise<KeepProblem | undefined> =>
  tried(async () => {
    const { removedAt } = readShelved(await values.get(recordKey(id)))
    if (removedAt === undefined) return
    await values.delMany([bodyKey(id), recordKey(id), bodyKey(beforeOf(id))])
  })
