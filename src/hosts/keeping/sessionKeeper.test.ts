import { expect, it } from 'vitest'
import type { Act } from '../../protocol/acts'
import type { Loaded, Saved } from '../../protocol/messages'
import { createSession, type Session } from '../session'
import type { KeyValues } from './places'
import { createSessionKeeper } from './sessionKeeper'

const PACE = { mode: 'paused', factor: 1, chatter: false } as const
const TODAY = 1_800_000_000_000
const REMARK = { workers: 3, pods: 5 }
const SESSION = 'kubeorama.session'
const ASIDE = 'kubeorama.unread.1'

interface Storage extends KeyValues {
  readonly lies: Map<string, unknown>
  full: boolean
}

/** As IndexedDB: what is stored is a copy. */
function createStorage(entries: Readonly<Record<string, unknown>> = {}): Storage {
  const lies = new Map(Object.entries(entries))
  return {
    lies,
    full: false,
    get: async (key) => structuredClone(lies.get(key)),
    keys: async () => [...lies.keys()],
    async setMany(entries) {
      if (this.full) throw new DOMException('no room', 'QuotaExceededError')
      for (const [key, value] of entries) lies.set(key, structuredClone(value))
    },
    delMany: async (keys) => {
      for (const key of keys) lies.delete(key)
    },
  }
}

const open = (storage: Storage): Session =>
  createSession({ keeper: createSessionKeeper(storage, () => TODAY) })

const load = (session: Session): Promise<Loaded> =>
  session.host.answer({ type: 'load', slot: 'session' }) as Promise<Loaded>

const save = (session: Session): Promise<Saved> =>
  session.host.answer({ type: 'save', slot: 'session', remark: REMARK }) as Promise<Saved>

const start = (session: Session): unknown =>
  session.host.answer({ type: 'start', options: { seed: 1 }, pace: PACE })

it('a kept session goes on where it was', async () => {
  const storage = createStorage()
  const first = open(storage)
  start(first)
  expect(await save(first)).toEqual({ at: first.now() })
  const second = open(storage)
  expect(await load(second)).toEqual({ pace: PACE })
  expect(second.now()).toBe(first.now())
})

it.each([
  ['of an older version', 'older', { version: 2, snapshot: {}, pace: PACE }],
  ['without a snapshot', 'damaged', { version: 4 }],
  ['that is no session', 'damaged', 'garbage'],
  [
    'with a damaged snapshot',
    'damaged',
    { version: 4, snapshot: { version: 1 }, pace: PACE, undo: {} },
  ],
])('a session %s is set aside whole before another is kept', async (_, reason, stored) => {
  const storage = createStorage({ [SESSION]: stored })
  const session = open(storage)
  expect(await load(session)).toEqual({ unread: { reason, aside: ASIDE } })
  start(session)
  await save(session)
  expect(storage.lies.get(ASIDE)).toEqual(stored)
  expect(await load(open(storage))).toEqual({ pace: PACE })
})

it('a session that a newer version wrote stays where it lies', async () => {
  const newer = { version: 5, body: 'written otherwise' }
  const storage = createStorage({ [SESSION]: newer })
  expect(await load(open(storage))).toEqual({ unread: { reason: 'newer' } })
  expect([...storage.lies]).toEqual([[SESSION, newer]])
})

it('what was done by hand is found again with a session, and can be taken back', async () => {
  const storage = createStorage()
  const first = open(storage)
  start(first)
  const command = { type: 'powerCutNode', name: 'worker-1' } as const
  expect(await first.host.answer({ type: 'command', command })).toBeUndefined()
  await save(first)
  const second = open(storage)
  await load(second)
  const [act] = (await second.host.answer({ type: 'acts', from: 0 })) as readonly Act[]
  expect(await second.host.answer({ type: 'undo' })).toBe(act?.deed.line)
})

it('a second unread session does not take the place of the first', async () => {
  const storage = createStorage({ [SESSION]: 'second', [ASIDE]: 'first' })
  await load(open(storage))
  expect([...storage.lies.values()].sort()).toEqual(['first', 'second'])
})

it('an unread session stays where it is when there is no room to move it', async () => {
  const storage = createStorage({ [SESSION]: 'garbage' })
  storage.full = true
  expect(await load(open(storage))).toEqual({ unread: { reason: 'damaged' } })
  expect(storage.lies.get(SESSION)).toBe('garbage')
})

it('a full storage is told apart from one that is forbidden', async () => {
  const storage = createStorage()
  const session = open(storage)
  start(session)
  storage.full = true
  expect(await save(session)).toMatchObject({ problem: 'full' })
  storage.setMany = () => Promise.reject(new DOMException('no', 'SecurityError'))
  expect(await save(session)).toMatchObject({ problem: 'refused' })
})

it('what a seed in the address sets aside is told when it cannot be read', async () => {
  const storage = createStorage({ [SESSION]: 'garbage' })
  const told = await open(storage).host.answer({ type: 'setAside', id: 'session' })
  expect(told).toEqual({ unread: { reason: 'damaged', aside: ASIDE } })
})
