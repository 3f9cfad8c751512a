import { beforeEach, expect, it } from 'vitest'
import type { SessionRecord } from '../../protocol/sessions'
import { createUndo } from '../undo'
import type { KeyValues } from './places'
import { createSessionKeeper, type SessionKeeper } from './sessionKeeper'

const kept = {
  snapshot: { version: 1, options: { seed: 1 }, kernel: {}, log: [] },
  pace: { mode: 'paused', factor: 1, chatter: false },
  undo: createUndo(),
} as const
const remark = { workers: 3, pods: 5, at: 7_000_000 }

let lies: Map<string, unknown>
let full: boolean
let today: number
let keeper: SessionKeeper

const values: KeyValues = {
  get: async (key) => structuredClone(lies.get(key)),
  keys: async () => [...lies.keys()],
  async setMany(entries) {
    if (full) throw new DOMException('no room', 'QuotaExceededError')
    for (const [key, value] of entries) lies.set(key, structuredClone(value))
  },
  async delMany(keys) {
    for (const key of keys) lies.delete(key)
  },
}

beforeEach(() => {
  lies = new Map()
  full = false
  today = 1_000
  keeper = createSessionKeeper(values, () => today)
})

const list = async (): Promise<readonly SessionRecord[]> =>
  (await keeper.shelf({ ask: 'list' })) as readonly SessionRecord[]

const names = async (): Promise<readonly string[]> => (await list()).map((one) => one.name)

async function keepTwo(): Promise<void> {
  await keeper.set('session', kept, { ...remark, name: 'first' })
  today++
  await keeper.set('session.b', kept, { ...remark, name: 'second' })
}

it('the only session of before there were several is the first in the list, where it lay', async () => {
  const stored = { version: 3, snapshot: {}, pace: {} }
  lies.set('kubeorama.session', stored)
  expect(await list()).toEqual([
    { id: 'session', name: '', savedAt: 0, at: 0, workers: 0, pods: 0 },
  ])
  expect([...lies]).toEqual([['kubeorama.session', stored]])
})

it('a list tells of each session, the one kept last first, and of nothing else', async () => {
  await keepTwo()
  await keeper.set('before', kept)
  await keeper.set('before.b', kept)
  expect(await list()).toEqual([
    { id: 'session.b', name: 'second', savedAt: 1_001, ...remark },
    { id: 'session', name: 'first', savedAt: 1_000, ...remark },
  ])
})

it('a session keeps its name when it is saved again', async () => {
  await keeper.set('session', kept, remark)
  await keeper.shelf({ ask: 'rename', id: 'session', name: 'Tuesday’s class' })
  await keeper.set('session', kept, { ...remark, pods: 9 })
  expect(await list()).toMatchObject([{ name: 'Tuesday’s class', pods: 9 }])
})

it('a duplicate goes on from the same moment, and the two no longer know each other', async () => {
  await keepTwo()
  await keeper.shelf({ ask: 'duplicate', id: 'session', as: 'session.c', name: 'copy' })
  expect(await keeper.get('session.c')).toEqual(await keeper.get('session'))
  await keeper.shelf({ ask: 'remove', id: 'session' })
  await keeper.shelf({ ask: 'clear', id: 'session' })
  expect((await names()).toSorted()).toEqual(['copy', 'second'])
  expect(await keeper.get('session.c')).toMatchObject(kept)
})

it('a removed session is brought back whole, until it is cleared away', async () => {
  await keepTwo()
  await keeper.shelf({ ask: 'remove', id: 'session.b' })
  expect(await names()).toEqual(['first'])
  await keeper.shelf({ ask: 'bringBack', id: 'session.b' })
  expect(await names()).toEqual(['second', 'first'])
  // Too late: what was brought back is not cleared away.
  await keeper.shelf({ ask: 'clear', id: 'session.b' })
  expect(await names()).toEqual(['second', 'first'])
})

it('what its page did not clear away goes with the next list', async () => {
  await keepTwo()
  await keeper.shelf({ ask: 'remove', id: 'session.b' })
  today += 3_600_000
  expect(await names()).toEqual(['first'])
  expect([...lies.keys()]).toEqual(['kubeorama.session', 'kubeorama.about.session'])
})

it('a session that another tab still saves comes back to the list', async () => {
  await keepTwo()
  await keeper.shelf({ ask: 'remove', id: 'session.b' })
  await keeper.set('session.b', kept, remark)
  await keeper.shelf({ ask: 'clear', id: 'session.b' })
  expect(await names()).toEqual(['second', 'first'])
})

it('a storage without room refuses a duplicate, and keeps what it has', async () => {
  await keepTwo()
  full = true
  const asked = { ask: 'duplicate', id: 'session', as: 'session.c', name: 'copy' } as const
  expect(await keeper.shelf(asked)).toBe('full')
  expect(await keeper.set('session', kept, remark)).toBe('full')
  expect(await names()).toEqual(['second', 'first'])
})
