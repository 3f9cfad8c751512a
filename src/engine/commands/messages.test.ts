import { expect, it } from 'vitest'
import { createEngine, restoreEngine } from '../index'
import type { FlightView } from '../views/records'

const SECOND = 1_000_000
const path = '/apis/apps/v1/namespaces/default/deployments/shop'
const labels = { app: 'shop' }
const shop = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'shop', namespace: 'default' },
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: 'web', image: 'nginx:1.27' }] },
    },
  },
}

const start = createEngine({ seed: 1, content: 'demo' }).snapshot()

/** A cluster in which a Deployment is being made, up to the first message that is meant. */
function making(isMeant: (flight: FlightView) => boolean) {
  const engine = restoreEngine(start)
  engine.drain()
  engine.apply([shop], 'default')
  for (;;) {
    engine.step()
    const flight = engine.drain().flights.find(isMeant)
    if (flight) return { engine, flight }
  }
}

const available = (engine: ReturnType<typeof restoreEngine>): unknown =>
  (engine.read(path) as { status?: { availableReplicas?: number } } | undefined)?.status
    ?.availableReplicas

it.each<[string, (flight: FlightView) => boolean, number]>([
  [
    'a request that is lost is given up after a minute, and its controller tries again',
    ({ label }) => label === 'POST pods',
    120,
  ],
  [
    'an answer that is lost does not make a controller create the same pod twice',
    ({ label }) => label === '201 Pod',
    120,
  ],
  [
    'a watch event that is lost is missed at the next one, and the watch opens again',
    ({ kind, to, label }) =>
      kind === 'watch' && label.startsWith('ADDED pod') && to.startsWith('kube-scheduler'),
    180,
  ],
  [
    'a change that is lost between etcd and the API server is missed at the next note of progress',
    ({ kind, label }) => kind === 'etcd' && /^rev \d+ replicasets/.test(label),
    240,
  ],
  [
    'a transaction that is lost is answered with a time-out, and tried again',
    ({ kind, label }) => kind === 'etcd' && label.startsWith('PUT replicasets'),
    240,
  ],
  [
    'a call of the runtime that is lost exceeds its deadline, and the kubelet tries again',
    ({ label }) => label === 'CreateContainer',
    400,
  ],
])('%s', (_, isMeant, most) => {
  const { engine, flight } = making(isMeant)
  expect(engine.command({ type: 'dropMessage', id: flight.id })).toBeUndefined()
  expect(engine.message(flight.id)?.flight.lost).toBe(true)
  engine.advance(engine.now() + most * SECOND)
  expect(available(engine)).toBe(2)
  expect(engine.read(path)).toMatchObject({ status: { replicas: 2 } })
})

it('what follows a held-up message on its connection arrives behind it', () => {
  const { engine, flight } = making(({ label }) => label === 'POST pods')
  engine.command({ type: 'delayMessage', id: flight.id, delayMillis: 2_000 })
  const until = flight.arrives + 2 * SECOND
  expect(engine.drain().flights.find(({ id }) => id === flight.id)).toMatchObject({
    arrives: until,
    lost: false,
  })
  engine.advance(until + SECOND)
  const later = engine
    .drain()
    .flights.filter(({ from, to }) => from === flight.from && to === flight.to)
  expect(later.length).toBeGreaterThan(0)
  for (const one of later) expect(one.arrives).toBeGreaterThanOrEqual(until)
})

it('a message that has arrived can neither be dropped nor held up', () => {
  const { engine, flight } = making(({ label }) => label === 'POST pods')
  engine.advance(engine.now() + SECOND)
  expect(engine.command({ type: 'dropMessage', id: flight.id })?.what).toContain('not on its way')
  expect(engine.command({ type: 'delayMessage', id: flight.id, delayMillis: 0 })?.what).toBe(
    '0 ms is no delay.',
  )
})

it('a session in which messages were lost and held up goes on the same when it is brought back', () => {
  const { engine, flight } = making(({ label }) => label === 'POST pods')
  const kept = restoreEngine(engine.snapshot())
  for (const one of [engine, kept]) {
    one.command({ type: 'delayMessage', id: flight.id, delayMillis: 500 })
    one.command({ type: 'dropMessage', id: flight.id })
    one.advance(one.now() + 90 * SECOND)
  }
  expect(kept.traceHash()).toBe(engine.traceHash())
})
