import { expect, it } from 'vitest'
import type { Update } from '../protocol/messages'
import { createSession, type Session } from './session'

const FRAME_MILLIS = 1000 / 60

async function begin(): Promise<Session> {
  const session = createSession()
  const pace = { mode: 'clock', factor: 1, chatter: false } as const
  await session.host.answer({ type: 'start', options: { seed: 1, content: 'demo' }, pace })
  return session
}

function play(session: Session, frames: number): readonly (Omit<Update, 'sequence'> | undefined)[] {
  return Array.from({ length: frames }, () => {
    session.tick(FRAME_MILLIS)
    return session.host.update(false)
  })
}

it('tells what flies with every frame, and what is only read some fifteen times a second', async () => {
  const session = await begin()
  play(session, 1)
  const command = {
    type: 'setTraffic',
    namespace: 'default',
    service: 'web',
    perSecond: 200,
  } as const
  expect(session.host.answer({ type: 'command', command })).toBeUndefined()
  const updates = play(session, 120).slice(-60)
  const count = (what: 'flights' | 'deltas'): number =>
    updates.filter((update) => update !== undefined && update[what].length > 0).length
  expect(count('flights')).toBeGreaterThan(55)
  expect(count('deltas')).toBeGreaterThan(10)
  expect(count('deltas')).toBeLessThanOrEqual(20)
})

it('keeps nothing back from who waits for an answer', async () => {
  const session = await begin()
  play(session, 1)
  void session.host.answer({
    type: 'request',
    request: { method: 'DELETE', path: '/apis/apps/v1/namespaces/default/deployments/web' },
  })
  session.tick(FRAME_MILLIS)
  const gone = session.host.update(true)?.deltas.filter(({ op }) => op === 'drop')
  expect(gone).toContainEqual({ op: 'drop', kind: 'Workload', key: 'Deployment/default/web' })
})

it('tells that time stands still, even when nothing else is to be told', async () => {
  const session = await begin()
  play(session, 30)
  const pace = { mode: 'paused', factor: 1, chatter: false } as const
  void session.host.answer({ type: 'pace', pace })
  const told = [session.host.update(true), ...play(session, 30)].filter((one) => one !== undefined)
  expect(told.at(-1)).toMatchObject({ rate: 0, pace })
  expect(play(session, 60).filter((one) => one !== undefined)).toEqual([])
})
