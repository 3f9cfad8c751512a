import { expect, it } from 'vitest'
import { createEngine, restoreEngine } from '../index'

const path = '/api/v1/namespaces/default/pods'
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default' },
  spec: { containers: [{ name: 'web', image: 'nginx:1.27' }] },
}
const SECOND = 1_000_000

function stoodBack() {
  const engine = createEngine({ seed: 1, content: 'demo' })
  engine.command({ type: 'standBack', standsBack: true })
  engine.request({ method: 'POST', path, body: pod })
  engine.advance(engine.now() + 20 * SECOND)
  return engine
}

it('a pod waits for a person while the scheduler stands back, and is bound when it no longer does', () => {
  const engine = stoodBack()
  expect(engine.read(`${path}/web`)).not.toHaveProperty('spec.nodeName')
  expect(engine.settled()).toBe(true)
  const kept = restoreEngine(engine.snapshot())
  for (const one of [engine, kept]) {
    one.command({ type: 'standBack', standsBack: false })
    one.advance(one.now() + 5 * SECOND)
    expect(one.read(`${path}/web`)).toHaveProperty('spec.nodeName')
  }
  expect(kept.traceHash()).toBe(engine.traceHash())
})

it('a person binds a pod by its binding subresource', () => {
  const engine = stoodBack()
  const target = { apiVersion: 'v1', kind: 'Node', name: 'worker-2' }
  const metadata = { name: 'web', namespace: 'default' }
  const body = { apiVersion: 'v1', kind: 'Binding', metadata, target }
  engine.request({ method: 'POST', path: `${path}/web/binding`, body })
  engine.advance(engine.now() + 20 * SECOND)
  expect(engine.read(`${path}/web`)).toMatchObject({
    spec: { nodeName: 'worker-2' },
    status: { phase: 'Running' },
  })
})
