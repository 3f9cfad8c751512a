import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { bodyKey, type KeyValues } from '../../hosts/keeping/places'
import { createSessionKeeper } from '../../hosts/keeping/sessionKeeper'
import { createSession } from '../../hosts/session'
import { createEngineEnd } from '../../protocol/engineEnd'
import type { FromEngine } from '../../protocol/messages'
import type { SessionRecord } from '../../protocol/sessions'
import { request } from '../actions'
import { useNotices } from '../notices'
import { type SessionControl, useSession } from '../session'
import { useUndoing } from '../undoing'
import { openFiles, sessionAsFile } from './files'
import { openSession } from './openSession'
import type { Connection } from './running'
import {
  deleteSession,
  duplicateSession,
  newSession,
  openKept,
  refreshShelf,
  renameSession,
  useShelf,
} from './shelf'

const FRAME_MILLIS = 1000 / 60
const MAP = '/api/v1/namespaces/default/configmaps'

/** The page's own is a stopped one: nothing is saved but when asked. */
const every = setInterval

let lies: Map<string, unknown>
let full: boolean

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

/** An engine in this thread, with a beat of its own. */
function connect(): Connection {
  const keeper = createSessionKeeper(values, () => lies.size)
  const session = createSession({ keeper })
  const listeners: ((message: FromEngine) => void)[] = []
  const end = createEngineEnd(session.host, (message) => {
    for (const listener of listeners) listener(message)
  })
  const beat = every(() => {
    session.tick(FRAME_MILLIS)
    end.flush()
  }, 1)
  return {
    channel: { post: (message) => end.receive(message), listen: (one) => listeners.push(one) },
    close: () => clearInterval(beat),
  }
}

let control: SessionControl

beforeEach(async () => {
  lies = new Map()
  full = false
  vi.useFakeTimers({ toFake: ['setInterval'] })
  useNotices.setState({ notices: [] })
  useShelf.setState({ sessions: undefined })
  control = await openSession({ connect, wallMillis: () => 0 }, { seed: undefined, paused: false })
})

afterEach(() => vi.useRealTimers())

/** Simulated time passes at once: an answer takes some. */
const hurry = () => control.engine().pace({ mode: 'clock', factor: 100, chatter: false })

async function make(name: string): Promise<void> {
  await hurry()
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }
  expect((await request({ method: 'POST', path: MAP, body })).status).toBe(201)
}

async function has(name: string): Promise<boolean> {
  await hurry()
  return (await request({ method: 'GET', path: `${MAP}/${name}` })).status === 200
}

const told = (): readonly string[] => useNotices.getState().notices.map((one) => one.problem.what)

async function here(): Promise<SessionRecord> {
  await refreshShelf(control)
  const [first] = useShelf.getState().sessions ?? []
  if (first === undefined) throw new Error('the list is empty')
  return first
}

const other = () => useShelf.getState().sessions?.find((one) => one.id !== useSession.getState().id)

async function openOther(): Promise<boolean> {
  const to = other()
  return to !== undefined && openKept(control, to)
}

it('each session is a cluster of its own, found again as it was left', async () => {
  await make('mine')
  expect(await newSession(control)).toBe(true)
  expect(useSession.getState()).toMatchObject({ phase: 'running', name: 'Cluster 2' })
  expect(await has('mine')).toBe(false)
  await make('yours')
  expect(await openOther()).toBe(true)
  expect([await has('mine'), await has('yours')]).toEqual([true, false])
})

it('undo takes back what was done in this session, and in no other', async () => {
  await make('mine')
  const act = useUndoing.getState().undo
  await newSession(control)
  expect(useUndoing.getState().undo).toBeUndefined()
  await openOther()
  expect(useUndoing.getState().undo).toBe(act)
})

it('a session that cannot be read leaves the one on the page as it is', async () => {
  await newSession(control)
  await make('here')
  const to = other()
  lies.set(bodyKey('session'), { version: 99 })
  expect(to !== undefined && (await openKept(control, to))).toBe(false)
  expect(told()).toEqual(['The saved session could not be read.'])
  expect(await has('here')).toBe(true)
  expect(lies.get(bodyKey('session'))).toEqual({ version: 99 })
})

it('one does not leave a session that cannot be saved', async () => {
  await newSession(control)
  full = true
  await make('here')
  expect(await openOther()).toBe(false)
  expect(told()).toContain('You stay in this session.')
  expect(await has('here')).toBe(true)
})

it('a duplicate has what the original had at that moment', async () => {
  await make('before')
  await renameSession(control, await here(), ' Lesson ')
  await duplicateSession(control, await here())
  await make('after')
  expect(other()?.name).toBe('Copy of Lesson')
  expect(await openOther()).toBe(true)
  expect([await has('before'), await has('after')]).toEqual([true, false])
})

it('a deleted session makes way for another, and comes back when asked', async () => {
  await make('mine')
  await newSession(control)
  await openOther()
  await deleteSession(control, await here())
  expect(useSession.getState().name).toBe('Cluster 2')
  expect(useShelf.getState().sessions).toHaveLength(1)
  useNotices.getState().notices.at(-1)?.action?.act()
  await expect.poll(() => useShelf.getState().sessions).toHaveLength(2)
  await openOther()
  expect(await has('mine')).toBe(true)
})

it('a session from a file becomes one more, with the name and the cluster it had', async () => {
  await make('mine')
  await renameSession(control, await here(), 'Lesson: drains')
  const file = await sessionAsFile(control)
  if (file === undefined) throw new Error('no file')
  expect(file.name).toBe('Lesson- drains.kubeorama')
  await newSession(control)
  await openFiles(control, [file])
  expect(useSession.getState().name).toBe('Lesson: drains')
  expect(await has('mine')).toBe(true)
  expect(useShelf.getState().sessions).toHaveLength(3)
})

it('a file that is no session changes nothing, and is told with the reason', async () => {
  await make('mine')
  await openFiles(control, [new File(['kind: Pod'], 'pod.kubeorama')])
  const { problem } = useNotices.getState().notices.at(-1) ?? {}
  expect(problem).toMatchObject({
    what: 'pod.kubeorama could not be opened.',
    where: 'It is no session that Kubeorama saved.',
  })
  expect(await has('mine')).toBe(true)
  expect(useShelf.getState().sessions).toHaveLength(1)
})
