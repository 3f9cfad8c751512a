import { expect, it } from 'vitest'
import type { Command, HttpRequest, HttpResponse } from '../protocol/messages'
import { createSession, type Session } from './session'

const WEB = '/apis/apps/v1/namespaces/default/deployments/web'
const MERGE = { 'content-type': 'application/merge-patch+json' }

async function begin(): Promise<Session> {
  const session = createSession()
  const pace = { mode: 'clock', factor: 1, chatter: false } as const
  await session.host.answer({ type: 'start', options: { seed: 1, content: 'demo' }, pace })
  return session
}

function play(session: Session, millis = 500): void {
  for (let passed = 0; passed < millis; passed += 50) {
    session.tick(50)
    session.host.update(true)
  }
}

const hash = (session: Session): unknown => session.host.answer({ type: 'traceHash' })

async function ask(session: Session, request: HttpRequest): Promise<HttpResponse> {
  const answer = session.host.answer({ type: 'request', request })
  play(session)
  return answer as Promise<HttpResponse>
}

const scale = (session: Session, replicas: number): Promise<HttpResponse> =>
  ask(session, {
    method: 'PATCH',
    path: `${WEB}/scale`,
    headers: MERGE,
    body: { spec: { replicas } },
  })

const command = (session: Session, what: Command): unknown =>
  session.host.answer({ type: 'command', command: what })

it('undo goes back to the very moment before an act', async () => {
  const session = await begin()
  play(session)
  const before = hash(session)
  await scale(session, 5)
  expect(session.host.update(true)?.undoable.undo ?? 'told before').toBeTruthy()
  expect(hash(session)).not.toBe(before)
  expect(session.host.answer({ type: 'undo' })).toBe('kubectl scale deployment/web --replicas=5')
  expect(hash(session)).toBe(before)
  expect(session.host.update(true)).toMatchObject({ anew: true, undoable: { undo: undefined } })
})

it('a cluster that was undone and redone goes on as one that never was', async () => {
  const [one, other] = [await begin(), await begin()]
  for (const session of [one, other]) {
    play(session)
    command(session, { type: 'addWorker' })
    await scale(session, 5)
    play(session, 2_000)
  }
  expect(one.host.answer({ type: 'undo' })).toContain('scale')
  play(one, 1_000)
  expect(one.host.answer({ type: 'redo' })).toContain('scale')
  for (const session of [one, other]) play(session, 20_000)
  expect(hash(one)).toBe(hash(other))
})

it('what was refused, and what changed nothing, is no act', async () => {
  const session = await begin()
  await scale(session, 5)
  session.host.answer({ type: 'undo' })
  play(session)
  const { status } = await ask(session, { method: 'DELETE', path: `${WEB}-none` })
  expect(status).toBe(404)
  const current = { spec: { paused: null } }
  await ask(session, { method: 'PATCH', path: WEB, headers: MERGE, body: current })
  expect(session.host.answer({ type: 'undo' })).toBeUndefined()
  expect(session.host.answer({ type: 'redo' })).toContain('--replicas=5')
})

it('another act after an undo leaves nothing to redo', async () => {
  const session = await begin()
  await scale(session, 5)
  session.host.answer({ type: 'undo' })
  command(session, { type: 'drainNode', name: 'worker-1' })
  expect(session.host.answer({ type: 'redo' })).toBeUndefined()
  expect(session.host.answer({ type: 'undo' })).toContain('kubectl drain worker-1')
})
