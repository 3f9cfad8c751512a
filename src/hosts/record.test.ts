import { expect, it } from 'vitest'
import type { Act } from '../protocol/acts'
import type { Command, HttpRequest } from '../protocol/messages'
import { createSession, type Session } from './session'

const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments'
const MERGE = { 'content-type': 'application/merge-patch+json' }

async function begin(): Promise<Session> {
  const session = createSession()
  const pace = { mode: 'clock', factor: 1, chatter: false } as const
  await session.host.answer({ type: 'start', options: { seed: 1, content: 'demo' }, pace })
  return session
}

async function play(session: Session, answer: unknown): Promise<void> {
  for (let passed = 0; passed < 500; passed += 50) {
    session.tick(50)
    session.host.update(true)
  }
  await answer
}

const ask = (session: Session, request: HttpRequest): Promise<void> =>
  play(session, session.host.answer({ type: 'request', request }))

const apply = (session: Session, ...documents: readonly unknown[]): Promise<void> =>
  play(session, session.host.answer({ type: 'apply', documents, namespace: 'default' }))

const command = (session: Session, what: Command): unknown =>
  session.host.answer({ type: 'command', command: what })

const acts = (session: Session, from = 0): readonly Act[] =>
  session.host.answer({ type: 'acts', from }) as readonly Act[]

const scale = (session: Session, replicas: number): Promise<void> =>
  ask(session, {
    method: 'PATCH',
    path: `${DEPLOYMENTS}/web/scale`,
    headers: MERGE,
    body: { spec: { replicas } },
  })

const settings = (color: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data: { color },
})

it('scaling a Deployment changes its replicas, and the Deployment is shown before and after', async () => {
  const session = await begin()
  await scale(session, 5)
  const [act] = acts(session)
  expect(act?.deed.line).toBe('kubectl scale deployment/web --replicas=5')
  expect(act?.changes).toMatchObject([
    {
      path: `${DEPLOYMENTS}/web`,
      before: { kind: 'Deployment', spec: { replicas: 3 } },
      after: { kind: 'Deployment', spec: { replicas: 5 } },
    },
  ])
})

it('a created object has no before, and a deleted one no after', async () => {
  const session = await begin()
  await ask(session, {
    method: 'POST',
    path: '/api/v1/namespaces/default/configmaps',
    body: settings('red'),
  })
  const path = '/api/v1/namespaces/default/configmaps/settings'
  await ask(session, { method: 'DELETE', path })
  const [made, gone] = acts(session).map(({ changes }) => changes)
  expect(made).toEqual([{ path, after: expect.objectContaining({ data: { color: 'red' } }) }])
  expect(gone).toEqual([{ path, before: expect.objectContaining({ data: { color: 'red' } }) }])
})

it('of applied documents those are shown that changed something', async () => {
  const session = await begin()
  const other = { ...settings('red'), metadata: { name: 'other' } }
  await apply(session, settings('red'))
  await apply(session, settings('red'))
  await apply(session, settings('red'), other)
  const all = acts(session)
  expect(all).toHaveLength(2)
  expect(all[1]?.deed).toMatchObject({
    line: 'kubectl apply -f -',
    stdin: [settings('red'), other],
  })
  expect(all[1]?.changes.map(({ path }) => path)).toEqual([
    '/api/v1/namespaces/default/configmaps/other',
  ])
})

it('kubectl has no line for the power of a machine', async () => {
  const session = await begin()
  command(session, { type: 'powerCutNode', name: 'worker-1' })
  expect(acts(session)[0]).toMatchObject({ deed: { isKubectl: false }, changes: [] })
})

it('what is undone leaves the record, and comes back when it is done again', async () => {
  const session = await begin()
  await scale(session, 5)
  const done = acts(session)
  session.host.answer({ type: 'undo' })
  expect(acts(session)).toEqual([])
  session.host.answer({ type: 'redo' })
  expect(acts(session)).toEqual(done)
  await scale(session, 3)
  expect(acts(session, (done[0]?.id ?? 0) + 1)).toHaveLength(1)
})
