import { describe, expect, it } from 'vitest'
import type { Engine } from '../engine'
import { createEngine } from '../index'
import type { PodView, ViewRecord, WorkerView } from './records'

const SECOND = 1_000_000

/** A cluster with the demo, and its records as a page would keep them. */
function watchDemo() {
  const engine = createEngine({ seed: 3, content: 'demo' })
  const records = new Map<string, ViewRecord>()
  const take = (): void => {
    for (const delta of engine.drain().deltas) {
      if (delta.op === 'put') records.set(`${delta.record.kind}/${delta.record.key}`, delta.record)
      else records.delete(`${delta.kind}/${delta.key}`)
    }
  }
  take()
  const pass = (seconds: number): void => {
    for (let frame = 0; frame < seconds; frame++) {
      engine.advance(engine.now() + SECOND)
      take()
    }
  }
  const pods = (node: string) =>
    [...records.values()].filter(
      (one): one is PodView =>
        one.kind === 'Pod' && one.node === node && one.namespace === 'default',
    )
  const worker = (name: string) => records.get(`Worker/${name}`) as WorkerView
  return { engine, pass, pods, worker }
}

const cutPower = (engine: Engine): void => {
  engine.command({ type: 'powerCutNode', name: 'worker-2' })
}

const readiness = { httpGet: { path: '/', port: 80 }, initialDelaySeconds: 20, periodSeconds: 5 }

it('A readiness probe is due every period, the first time after its initial delay', () => {
  const { engine, pass, pods } = watchDemo()
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'probed', namespace: 'default' },
    spec: {
      nodeName: 'worker-1',
      containers: [{ name: 'web', image: 'nginx:1.27', readinessProbe: readiness }],
    },
  }
  const started = engine.now()
  engine.request({ method: 'POST', path: '/api/v1/namespaces/default/pods', body: pod })
  pass(50)
  const probed = pods('worker-1').find(({ name }) => name === 'probed')
  expect(probed?.probes).toMatchObject([{ kind: 'Readiness', every: 5 * SECOND }])
  expect(probed?.probes?.[0]?.from).toBeGreaterThanOrEqual(started + 20 * SECOND)
  engine.command({ type: 'powerCutNode', name: 'worker-1' })
  pass(1)
  expect(pods('worker-1').find(({ name }) => name === 'probed')?.probes).toBeUndefined()
})

describe('A worker without power', () => {
  it('is believed for fifty seconds after it was last heard of', () => {
    const { engine, pass, worker } = watchDemo()
    cutPower(engine)
    pass(30)
    const { silence } = worker('worker-2')
    expect((silence?.until ?? 0) - (silence?.from ?? 0)).toBe(50 * SECOND)
    expect(worker('worker-1').silence).toBeUndefined()
    pass(35)
    expect(worker('worker-2')).toMatchObject({ ready: 'Unknown' })
    expect(worker('worker-2').silence).toBeUndefined()
  })

  it('keeps its pods for the five minutes that they tolerate', () => {
    const { engine, pass, pods } = watchDemo()
    cutPower(engine)
    pass(75)
    const evictions = pods('worker-2').map(({ eviction }) => eviction)
    expect(evictions).toHaveLength(1)
    expect((evictions[0]?.until ?? 0) - (evictions[0]?.from ?? 0)).toBe(300 * SECOND)
    expect(pods('worker-1')[0]?.eviction).toBeUndefined()
  })

  it('that comes back in time drives nobody off', () => {
    const { engine, pass, pods } = watchDemo()
    cutPower(engine)
    pass(75)
    engine.command({ type: 'restoreNode', name: 'worker-2' })
    pass(60)
    expect(pods('worker-2').every(({ eviction }) => eviction === undefined)).toBe(true)
  })
})
