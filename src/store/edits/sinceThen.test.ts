import { expect, it } from 'vitest'
import { createEngine } from '../../engine/index'
import type { LookAnswers } from '../../protocol/looks'
import { sinceThen } from './sinceThen'

const WEB = '/apis/apps/v1/namespaces/default/deployments/web'
const SECOND_MICROS = 1_000_000

it('a Deployment that is scaled is changed by who scales it, and then by its controller', () => {
  const engine = createEngine({ seed: 1, content: 'demo' })
  const passes = (seconds: number) => engine.advance(engine.now() + seconds * SECOND_MICROS)
  const { metadata } = engine.read(WEB) as { metadata: { resourceVersion: string } }
  const version = Number(metadata.resourceVersion)
  const history = () =>
    engine.look({ of: 'objectHistory', path: WEB, since: version }) as LookAnswers['objectHistory']
  expect(sinceThen(history(), version)).toMatchObject({ times: 0, isGone: false })

  engine.request({
    method: 'PATCH',
    path: `${WEB}/scale`,
    headers: { 'content-type': 'application/merge-patch+json' },
    body: { spec: { replicas: 5 } },
  })
  passes(20)
  const { times, writers } = sinceThen(history(), version)
  expect(times).toBeGreaterThan(2)
  expect(writers[0]).toEqual({ name: 'You', fields: ['spec.replicas'] })
  expect(writers.slice(1)).toEqual([{ name: 'Deployment controller', fields: ['status'] }])

  engine.request({ method: 'DELETE', path: WEB })
  passes(20)
  expect(sinceThen(history(), version)).toMatchObject({ isGone: true, deletedBy: 'You' })
})

it('an object of an earlier moment is older than the text that began as it', () => {
  const engine = createEngine({ seed: 1, content: 'demo' })
  const history = engine.look({ of: 'objectHistory', path: WEB, since: 9_999 })
  expect(sinceThen(history as LookAnswers['objectHistory'], 9_999)).toMatchObject({
    times: 0,
    isGone: false,
    turnedBack: true,
  })
})
